namespace DLQuiz.Storage.Sql;

/// <summary>Statements of the log, the states and the statistics: those of an answer.</summary>
internal static class ReviewSql
{
    internal const string StateColumns =
        "s.repetitions, s.ease, s.interval_days, s.due, s.last_review, s.lapses, s.drill_day, s.stability, s.difficulty, s.suspended, s.buried_until, s.flag";

    private const string EntryColumns =
        "r.device, r.sequence, l.name, r.card, r.instant, r.zone, r.day, r.kind, r.payload";

    public const string StateOf = $"""
        SELECT {StateColumns} FROM card_states s WHERE s.learner_id = @learner AND s.card = @card
        """;

    public const string PlaceOf = $"""
        SELECT {StateColumns}, c.deck_id, d.folds_by, c.gone
        FROM card_states s JOIN cards c ON c.key = s.card JOIN decks d ON d.id = c.deck_id
        WHERE s.learner_id = @learner AND s.card = @card
        """;

    public const string SaveState = """
        UPDATE card_states SET
            queue = CASE WHEN queue = 4 THEN 4 ELSE @queue END,
            repetitions = @repetitions, ease = @ease, interval_days = @interval, due = @due, last_review = @last, lapses = @lapses,
            drill_day = @drill, stability = @stability, difficulty = @difficulty, suspended = @suspended, buried_until = @buried, flag = @flag
        WHERE learner_id = @learner AND card = @card
        """;

    public const string LastSequence = "SELECT MAX(sequence) FROM reviews WHERE device = @device";

    public const string LastOfCard = """
        SELECT instant, device, sequence FROM reviews WHERE card = @card AND learner_id = @learner
        ORDER BY instant DESC, device DESC, sequence DESC LIMIT 1
        """;

    public const string Append = """
        INSERT INTO reviews (device, sequence, learner_id, card, instant, zone, day, kind, payload, undone_device, undone_sequence)
        VALUES (@device, @sequence, @learner, @card, @instant, @zone, @day, @kind, @payload, @undone_device, @undone_sequence)
        """;

    public const string LogOfCard = $"""
        SELECT {EntryColumns} FROM reviews r JOIN learners l ON l.id = r.learner_id WHERE r.card = @card AND r.learner_id = @learner
        ORDER BY r.instant, r.device, r.sequence
        """;

    public const string LogOfLearner = $"""
        SELECT {EntryColumns} FROM reviews r JOIN learners l ON l.id = r.learner_id WHERE r.learner_id = @learner
        ORDER BY r.instant, r.device, r.sequence
        """;

    /// <summary>By the text of the payload, which holds a misconception only where one was recognised; a quotation mark in what the learner typed is escaped there.</summary>
    public const string MisconceivedOfLearner = $"""
        SELECT {EntryColumns} FROM reviews r JOIN learners l ON l.id = r.learner_id
        WHERE r.learner_id = @learner AND r.payload LIKE '%"misconceptions":"%'
            AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undone_device = r.device AND u.undone_sequence = r.sequence)
        """;

    /// <summary>Kind 5 is an undo.</summary>
    public const string LastLive = """
        SELECT r.sequence, r.card FROM reviews r
        WHERE r.device = @device AND r.learner_id = @learner AND r.kind <> 5
            AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undone_device = r.device AND u.undone_sequence = r.sequence)
        ORDER BY r.sequence DESC LIMIT 1
        """;

    public const string LearnersOfCard = "SELECT DISTINCT learner_id FROM reviews WHERE card = @card";

    public const string AddToDay = """
        INSERT INTO day_stats (learner_id, day, deck_id, maturity, reviews, passed, drills, milliseconds)
        VALUES (@learner, @day, @deck, @maturity, @reviews, @passed, @drills, @milliseconds)
        ON CONFLICT (learner_id, day, deck_id, maturity) DO UPDATE SET
            reviews = day_stats.reviews + excluded.reviews, passed = day_stats.passed + excluded.passed,
            drills = day_stats.drills + excluded.drills, milliseconds = day_stats.milliseconds + excluded.milliseconds
        """;

    public const string AddToTotal = """
        INSERT INTO day_totals (learner_id, day, maturity, reviews, passed, drills, milliseconds)
        VALUES (@learner, @day, @maturity, @reviews, @passed, @drills, @milliseconds)
        ON CONFLICT (learner_id, day, maturity) DO UPDATE SET
            reviews = day_totals.reviews + excluded.reviews, passed = day_totals.passed + excluded.passed,
            drills = day_totals.drills + excluded.drills, milliseconds = day_totals.milliseconds + excluded.milliseconds
        """;

    public const string DayTotals = """
        SELECT day, maturity, reviews, passed, drills, milliseconds FROM day_totals
        WHERE learner_id = @learner AND day BETWEEN @from AND @to AND reviews + drills > 0 ORDER BY day, maturity
        """;

    public const string DayTotalsOfSubtree = """
        SELECT t.day, t.maturity, SUM(t.reviews), SUM(t.passed), SUM(t.drills), SUM(t.milliseconds) FROM day_stats t JOIN decks d ON d.id = t.deck_id
        WHERE t.learner_id = @learner AND t.day BETWEEN @from AND @to AND d.pre BETWEEN @pre AND @last
        GROUP BY t.day, t.maturity HAVING SUM(t.reviews) + SUM(t.drills) > 0 ORDER BY t.day, t.maturity
        """;

    public const string ProgressOfDay = """
        SELECT d.path, t.maturity, t.reviews FROM day_stats t JOIN decks d ON d.id = t.deck_id
        WHERE t.learner_id = @learner AND t.day = @day AND t.reviews > 0
        """;

    public const string BlocksOfDay = "SELECT DISTINCT block FROM card_states WHERE learner_id = @learner AND last_review = @day";
}
