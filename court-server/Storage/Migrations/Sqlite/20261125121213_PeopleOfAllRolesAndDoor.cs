using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Arbitration.Court.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PeopleOfAllRolesAndDoor : Migration
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

            migrationBuilder.AlterColumn<string>(
                name: "Side",
                table: "CaseParticipants",
                type: "TEXT",
                maxLength: 16,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 16);

            migrationBuilder.CreateTable(
                name: "SittingArbitrators",
                columns: table => new
                {
                    HearingId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SittingArbitrators", x => new { x.HearingId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_SittingArbitrators_Sittings_HearingId",
                        column: x => x.HearingId,
                        principalTable: "Sittings",
                        principalColumn: "HearingId",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SittingArbitrators");

            migrationBuilder.DropColumn(
                name: "HoldsDoor",
                table: "Sittings");

            migrationBuilder.AlterColumn<string>(
                name: "Side",
                table: "CaseParticipants",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 16,
                oldNullable: true);
        }
    }
}
