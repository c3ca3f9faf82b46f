using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Arbitration.Court.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HeldDoor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "HoldsDoor",
                table: "Sittings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "HoldsDoor",
                table: "Sittings");
        }
    }
}
