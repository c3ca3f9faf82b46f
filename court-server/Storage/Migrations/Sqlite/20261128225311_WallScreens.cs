using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Arbitration.Court.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WallScreens : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "WallScreenKeepers",
                columns: table => new
                {
                    ScreenId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WallScreenKeepers", x => new { x.ScreenId, x.UserName });
                });

            migrationBuilder.CreateTable(
                name: "WallScreens",
                columns: table => new
                {
                    ScreenId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    HearingId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    PairedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WallScreens", x => x.ScreenId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WallScreenKeepers_UserName",
                table: "WallScreenKeepers",
                column: "UserName");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WallScreenKeepers");

            migrationBuilder.DropTable(
                name: "WallScreens");
        }
    }
}
