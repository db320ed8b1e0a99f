using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DLQuiz.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Incremental : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "compiler",
                table: "sources",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "size",
                table: "notes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "modified",
                table: "notes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "outcome",
                table: "notes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "card_count",
                table: "notes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "lent",
                table: "notes",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "settings",
                table: "notes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "names",
                table: "notes",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "findings",
                table: "notes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "kept",
                table: "cards",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_cards_without_text",
                table: "cards",
                column: "note_id",
                filter: "gone OR kept");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cards_without_text",
                table: "cards");

            migrationBuilder.DropColumn(
                name: "compiler",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "card_count",
                table: "notes");

            migrationBuilder.DropColumn(
                name: "findings",
                table: "notes");

            migrationBuilder.DropColumn(
                name: "lent",
                table: "notes");

            migrationBuilder.DropColumn(
                name: "modified",
                table: "notes");

            migrationBuilder.DropColumn(
                name: "names",
                table: "notes");

            migrationBuilder.DropColumn(
                name: "outcome",
                table: "notes");

            migrationBuilder.DropColumn(
                name: "settings",
                table: "notes");

            migrationBuilder.DropColumn(
                name: "size",
                table: "notes");

            migrationBuilder.DropColumn(
                name: "kept",
                table: "cards");
        }
    }
}
