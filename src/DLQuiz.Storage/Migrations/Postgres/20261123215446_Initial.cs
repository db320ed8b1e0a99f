using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace DLQuiz.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "decks",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    path = table.Column<string>(type: "text", nullable: false),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    pre = table.Column<long>(type: "bigint", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false),
                    scheduler = table.Column<string>(type: "text", nullable: true),
                    new_per_day = table.Column<int>(type: "integer", nullable: true),
                    reviews_per_day = table.Column<int>(type: "integer", nullable: true),
                    language = table.Column<string>(type: "text", nullable: true),
                    folds_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decks", x => x.id);
                    table.ForeignKey(
                        name: "FK_decks_decks_parent_id",
                        column: x => x.parent_id,
                        principalTable: "decks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "devices",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_devices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "learners",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_learners", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "settings",
                columns: table => new
                {
                    scope = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settings", x => new { x.scope, x.name });
                });

            migrationBuilder.CreateTable(
                name: "sources",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    root = table.Column<string>(type: "text", nullable: false),
                    compiler = table.Column<string>(type: "text", nullable: false, defaultValue: "")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sources", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "day_stats",
                columns: table => new
                {
                    learner_id = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    deck_id = table.Column<long>(type: "bigint", nullable: false),
                    maturity = table.Column<int>(type: "integer", nullable: false),
                    reviews = table.Column<int>(type: "integer", nullable: false),
                    passed = table.Column<int>(type: "integer", nullable: false),
                    drills = table.Column<int>(type: "integer", nullable: false),
                    milliseconds = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_stats", x => new { x.learner_id, x.day, x.deck_id, x.maturity });
                    table.ForeignKey(
                        name: "FK_day_stats_decks_deck_id",
                        column: x => x.deck_id,
                        principalTable: "decks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_day_stats_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    device = table.Column<long>(type: "bigint", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    learner_id = table.Column<long>(type: "bigint", nullable: false),
                    card = table.Column<byte[]>(type: "bytea", nullable: false),
                    instant = table.Column<long>(type: "bigint", nullable: false),
                    zone = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    undone_device = table.Column<long>(type: "bigint", nullable: true),
                    undone_sequence = table.Column<long>(type: "bigint", nullable: true),
                    misconceptions = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reviews", x => new { x.device, x.sequence });
                    table.ForeignKey(
                        name: "FK_reviews_devices_device",
                        column: x => x.device,
                        principalTable: "devices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_reviews_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    deck_id = table.Column<long>(type: "bigint", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: true),
                    modified = table.Column<long>(type: "bigint", nullable: true),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    card_count = table.Column<int>(type: "integer", nullable: false),
                    lent = table.Column<bool>(type: "boolean", nullable: false),
                    settings = table.Column<string>(type: "text", nullable: true),
                    names = table.Column<byte[]>(type: "bytea", nullable: true),
                    findings = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notes", x => x.id);
                    table.ForeignKey(
                        name: "FK_notes_decks_deck_id",
                        column: x => x.deck_id,
                        principalTable: "decks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_notes_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cards",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    note_id = table.Column<long>(type: "bigint", nullable: false),
                    deck_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    author_id = table.Column<string>(type: "text", nullable: true),
                    front = table.Column<string>(type: "text", nullable: false),
                    back = table.Column<string>(type: "text", nullable: false),
                    context = table.Column<string>(type: "text", nullable: false),
                    tags = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: true),
                    source_line = table.Column<int>(type: "integer", nullable: false),
                    source_column = table.Column<int>(type: "integer", nullable: false),
                    source_length = table.Column<int>(type: "integer", nullable: false),
                    block = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    gone = table.Column<bool>(type: "boolean", nullable: false),
                    kept = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cards", x => x.key);
                    table.ForeignKey(
                        name: "FK_cards_decks_deck_id",
                        column: x => x.deck_id,
                        principalTable: "decks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_cards_notes_note_id",
                        column: x => x.note_id,
                        principalTable: "notes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "card_aliases",
                columns: table => new
                {
                    alias = table.Column<byte[]>(type: "bytea", nullable: false),
                    card = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_aliases", x => x.alias);
                    table.ForeignKey(
                        name: "FK_card_aliases_cards_card",
                        column: x => x.card,
                        principalTable: "cards",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "card_states",
                columns: table => new
                {
                    learner_id = table.Column<long>(type: "bigint", nullable: false),
                    card = table.Column<byte[]>(type: "bytea", nullable: false),
                    queue = table.Column<int>(type: "integer", nullable: false),
                    due = table.Column<int>(type: "integer", nullable: true),
                    interval_days = table.Column<int>(type: "integer", nullable: false),
                    ease = table.Column<int>(type: "integer", nullable: false),
                    repetitions = table.Column<int>(type: "integer", nullable: false),
                    lapses = table.Column<int>(type: "integer", nullable: false),
                    stability = table.Column<double>(type: "double precision", nullable: true),
                    difficulty = table.Column<double>(type: "double precision", nullable: true),
                    last_review = table.Column<int>(type: "integer", nullable: true),
                    drill_day = table.Column<int>(type: "integer", nullable: true),
                    suspended = table.Column<bool>(type: "boolean", nullable: false),
                    buried_until = table.Column<int>(type: "integer", nullable: true),
                    flag = table.Column<int>(type: "integer", nullable: false),
                    deck_pre = table.Column<long>(type: "bigint", nullable: false),
                    block = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_states", x => new { x.learner_id, x.card });
                    table.ForeignKey(
                        name: "FK_card_states_cards_card",
                        column: x => x.card,
                        principalTable: "cards",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_card_states_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_card_states_drill",
                table: "card_states",
                columns: new[] { "learner_id", "drill_day", "due", "deck_pre", "block", "card", "queue", "buried_until", "position" },
                filter: "queue = 1");

            migrationBuilder.CreateIndex(
                name: "ix_card_states_due",
                table: "card_states",
                columns: new[] { "learner_id", "due", "deck_pre", "block", "card", "queue", "buried_until", "drill_day", "position" },
                filter: "queue IN (1, 2)");

            migrationBuilder.CreateIndex(
                name: "ix_card_states_last_review",
                table: "card_states",
                columns: new[] { "learner_id", "last_review", "block" },
                filter: "last_review IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_card_states_new",
                table: "card_states",
                columns: new[] { "learner_id", "deck_pre", "position", "block", "card", "queue", "buried_until" },
                filter: "queue = 0");

            migrationBuilder.CreateIndex(
                name: "IX_cards_note_id",
                table: "cards",
                column: "note_id");

            migrationBuilder.CreateIndex(
                name: "ix_cards_without_text",
                table: "cards",
                column: "note_id",
                filter: "gone OR kept");

            migrationBuilder.CreateIndex(
                name: "IX_decks_path",
                table: "decks",
                column: "path",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_learners_name",
                table: "learners",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notes_source_id_file",
                table: "notes",
                columns: new[] { "source_id", "file" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reviews_card",
                table: "reviews",
                columns: new[] { "card", "learner_id", "instant", "device", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_misconceived",
                table: "reviews",
                columns: new[] { "learner_id", "day" },
                filter: "misconceptions IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_undone",
                table: "reviews",
                columns: new[] { "undone_device", "undone_sequence" },
                filter: "undone_device IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sources_name",
                table: "sources",
                column: "name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "card_aliases");

            migrationBuilder.DropTable(
                name: "card_states");

            migrationBuilder.DropTable(
                name: "day_stats");

            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropTable(
                name: "settings");

            migrationBuilder.DropTable(
                name: "cards");

            migrationBuilder.DropTable(
                name: "devices");

            migrationBuilder.DropTable(
                name: "learners");

            migrationBuilder.DropTable(
                name: "notes");

            migrationBuilder.DropTable(
                name: "decks");

            migrationBuilder.DropTable(
                name: "sources");
        }
    }
}
