using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DLQuiz.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Rollups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "day_totals",
                columns: table => new
                {
                    learner_id = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    maturity = table.Column<int>(type: "INTEGER", nullable: false),
                    reviews = table.Column<int>(type: "INTEGER", nullable: false),
                    passed = table.Column<int>(type: "INTEGER", nullable: false),
                    drills = table.Column<int>(type: "INTEGER", nullable: false),
                    milliseconds = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_totals", x => new { x.learner_id, x.day, x.maturity });
                    table.ForeignKey(
                        name: "FK_day_totals_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deck_tallies",
                columns: table => new
                {
                    learner_id = table.Column<long>(type: "INTEGER", nullable: false),
                    deck_id = table.Column<long>(type: "INTEGER", nullable: false),
                    present = table.Column<int>(type: "INTEGER", nullable: false),
                    active = table.Column<int>(type: "INTEGER", nullable: false),
                    fresh = table.Column<int>(type: "INTEGER", nullable: false),
                    mature = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deck_tallies", x => new { x.learner_id, x.deck_id });
                    table.ForeignKey(
                        name: "FK_deck_tallies_decks_deck_id",
                        column: x => x.deck_id,
                        principalTable: "decks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_deck_tallies_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cards_deck_id",
                table: "cards",
                column: "deck_id");

            migrationBuilder.CreateIndex(
                name: "ix_card_states_buried",
                table: "card_states",
                columns: new[] { "learner_id", "buried_until", "deck_pre", "queue" },
                filter: "queue = 0 AND buried_until IS NOT NULL");

            migrationBuilder.Sql("""
                INSERT INTO day_totals (learner_id, day, maturity, reviews, passed, drills, milliseconds)
                SELECT learner_id, day, maturity, SUM(reviews), SUM(passed), SUM(drills), SUM(milliseconds) FROM day_stats GROUP BY learner_id, day, maturity;
                """);
            migrationBuilder.Sql("""
                INSERT INTO deck_tallies (learner_id, deck_id, present, active, fresh, mature)
                SELECT s.learner_id, c.deck_id, COUNT(*),
                    SUM(CASE WHEN s.queue <> 3 THEN 1 ELSE 0 END),
                    SUM(CASE WHEN s.queue = 0 THEN 1 ELSE 0 END),
                    SUM(CASE WHEN s.queue IN (1, 2) AND s.interval_days >= 21 THEN 1 ELSE 0 END)
                FROM cards c JOIN card_states s ON s.card = c.key WHERE s.queue <> 4 GROUP BY s.learner_id, c.deck_id;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "day_totals");

            migrationBuilder.DropTable(
                name: "deck_tallies");

            migrationBuilder.DropIndex(
                name: "IX_cards_deck_id",
                table: "cards");

            migrationBuilder.DropIndex(
                name: "ix_card_states_buried",
                table: "card_states");
        }
    }
}
