using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DLQuiz.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Misconceived : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "misconceptions",
                table: "reviews",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql("""
                UPDATE reviews SET misconceptions = NULLIF(json_extract(payload, '$.misconceptions'), '') WHERE payload LIKE '%"misconceptions":"%';
                """);

            migrationBuilder.CreateIndex(
                name: "ix_reviews_misconceived",
                table: "reviews",
                columns: new[] { "learner_id", "day" },
                filter: "misconceptions IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reviews_misconceived",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "misconceptions",
                table: "reviews");
        }
    }
}
