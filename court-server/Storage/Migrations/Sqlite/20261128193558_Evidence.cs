using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Arbitration.Court.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Evidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "EvidenceLimits",
                columns: table => new
                {
                    CaseId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceLimits", x => x.CaseId);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceUploads",
                columns: table => new
                {
                    UploadId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CaseId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    HearingId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Party = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Exhibit = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    FiledAs = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceUploads", x => x.UploadId);
                });

            migrationBuilder.CreateTable(
                name: "Exhibits",
                columns: table => new
                {
                    ExhibitId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CaseId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Party = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: true),
                    Order = table.Column<long>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    IsOriginal = table.Column<bool>(type: "INTEGER", nullable: false),
                    FiledBy = table.Column<string>(type: "TEXT", nullable: false),
                    FiledByName = table.Column<string>(type: "TEXT", nullable: false),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExchangedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    LateAdmitted = table.Column<bool>(type: "INTEGER", nullable: true),
                    LateReason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exhibits", x => x.ExhibitId);
                    table.ForeignKey(
                        name: "FK_Exhibits_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "CaseId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExhibitFiles",
                columns: table => new
                {
                    FileId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ExhibitId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Archive = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    ArrivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Sm3 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Refusal = table.Column<string>(type: "TEXT", nullable: true),
                    Type = table.Column<string>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: true),
                    PagesOf = table.Column<int>(type: "INTEGER", nullable: true),
                    Stored = table.Column<string>(type: "TEXT", nullable: true),
                    Media_Stored = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Media_StoredPoster = table.Column<string>(type: "TEXT", nullable: true),
                    Media_ContentType = table.Column<string>(type: "TEXT", nullable: true),
                    Media_Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Media_LengthUs = table.Column<long>(type: "INTEGER", nullable: true),
                    Media_Width = table.Column<int>(type: "INTEGER", nullable: true),
                    Media_Height = table.Column<int>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExhibitFiles", x => x.FileId);
                    table.ForeignKey(
                        name: "FK_ExhibitFiles_Exhibits_ExhibitId",
                        column: x => x.ExhibitId,
                        principalTable: "Exhibits",
                        principalColumn: "ExhibitId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExhibitPages",
                columns: table => new
                {
                    FileId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Page = table.Column<int>(type: "INTEGER", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Stored = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    StoredThumbnail = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExhibitPages", x => new { x.FileId, x.Page });
                    table.ForeignKey(
                        name: "FK_ExhibitPages_ExhibitFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "ExhibitFiles",
                        principalColumn: "FileId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceUploads_CaseId_By",
                table: "EvidenceUploads",
                columns: new[] { "CaseId", "By" });

            migrationBuilder.CreateIndex(
                name: "IX_ExhibitFiles_ExhibitId",
                table: "ExhibitFiles",
                column: "ExhibitId");

            migrationBuilder.CreateIndex(
                name: "IX_ExhibitFiles_State",
                table: "ExhibitFiles",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Exhibits_CaseId_Party_Number",
                table: "Exhibits",
                columns: new[] { "CaseId", "Party", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EvidenceLimits");

            migrationBuilder.DropTable(
                name: "EvidenceUploads");

            migrationBuilder.DropTable(
                name: "ExhibitPages");

            migrationBuilder.DropTable(
                name: "ExhibitFiles");

            migrationBuilder.DropTable(
                name: "Exhibits");
        }
    }
}
