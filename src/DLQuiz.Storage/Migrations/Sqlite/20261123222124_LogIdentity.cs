using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DLQuiz.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LogIdentity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "front",
                table: "reviews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "key",
                table: "reviews",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_reviews_key",
                table: "reviews",
                columns: new[] { "key", "card" },
                filter: "key IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reviews_key",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "front",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "key",
                table: "reviews");
        }
    }
}
