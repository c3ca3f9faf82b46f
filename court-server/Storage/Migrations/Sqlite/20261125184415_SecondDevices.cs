using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Arbitration.Court.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SecondDevices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "DeviceSeats",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "Granted");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "State",
                table: "DeviceSeats");
        }
    }
}
