using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Arbitration.Court.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HalfImages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "StoredHalf",
                table: "ExhibitPages",
                type: "TEXT",
                maxLength: 300,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "StoredHalf",
                table: "ExhibitPages");
        }
    }
}
