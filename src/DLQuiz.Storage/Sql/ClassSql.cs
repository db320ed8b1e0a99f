namespace DLQuiz.Storage.Sql;

/// <summary>Statements of the teacher's view, over all learners: each looks up ranges of an index, one for each learner, and none reads the log.</summary>
/// <remarks>To SQLite <c>CROSS JOIN</c> also says in which order to walk; to others it is a join like any.</remarks>
internal static class ClassSql
{
    private const string DueOfLearner = """
        s.learner_id = l.id AND s.queue IN (1, 2) AND s.due <= @today AND (s.buried_until IS NULL OR s.buried_until <= @today)
        """;

    private const string DrillsOfLearner = """
        s.learner_id = l.id AND s.queue = 1 AND s.drill_day = @today AND s.due > @today AND (s.buried_until IS NULL OR s.buried_until <= @today)
        """;

    private const string LastDayOfLearner = "t.learner_id = l.id AND t.reviews + t.drills > 0";

    private const string StatesInSubtree = "s.deck_pre BETWEEN @pre AND @last";

    private const string Sums = """
        SUM(CASE WHEN t.day > @week THEN t.reviews ELSE 0 END), SUM(t.reviews),
        SUM(CASE WHEN t.maturity <> 0 THEN t.passed ELSE 0 END), SUM(CASE WHEN t.maturity <> 0 THEN t.reviews ELSE 0 END)
        """;

    private const string InMonth = "t.learner_id = l.id AND t.day > @month AND t.day <= @today";

    private const string MadeInMonth = "r.learner_id = l.id AND r.day > @month AND r.day <= @today";

    private const string Live = """
        r.misconceptions IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undone_device = r.device AND u.undone_sequence = r.sequence)
        """;

    /// <summary>Cards due, drills pending, the last day, by learner.</summary>
    public const string Standings = $"""
        SELECT l.id, l.name,
            (SELECT COUNT(*) FROM card_states s WHERE {DueOfLearner}),
            (SELECT COUNT(*) FROM card_states s WHERE {DrillsOfLearner}),
            (SELECT t.day FROM day_stats t WHERE {LastDayOfLearner} ORDER BY t.day DESC LIMIT 1)
        FROM learners l
        """;

    public const string StandingsInSubtree = $"""
        SELECT l.id, l.name,
            (SELECT COUNT(*) FROM card_states s WHERE {DueOfLearner} AND {StatesInSubtree}),
            (SELECT COUNT(*) FROM card_states s WHERE {DrillsOfLearner} AND {StatesInSubtree}),
            (SELECT t.day FROM day_stats t JOIN decks d ON d.id = t.deck_id WHERE {LastDayOfLearner} AND d.pre BETWEEN @pre AND @last ORDER BY t.day DESC LIMIT 1)
        FROM learners l
        """;

    /// <summary>Reviews since the day of the week and of the month, and of cards met before those passed and all, by learner.</summary>
    public const string Activity = $"""
        SELECT l.id, {Sums} FROM learners l CROSS JOIN day_stats t WHERE {InMonth} GROUP BY l.id
        """;

    public const string ActivityInSubtree = $"""
        SELECT l.id, {Sums} FROM learners l CROSS JOIN day_stats t JOIN decks d ON d.id = t.deck_id WHERE {InMonth} AND d.pre BETWEEN @pre AND @last GROUP BY l.id
        """;

    public const string Misconceptions = $"""
        SELECT l.name, r.card, r.misconceptions, COUNT(*), MAX(r.day) FROM learners l CROSS JOIN reviews r
        WHERE {MadeInMonth} AND {Live} GROUP BY l.name, r.card, r.misconceptions
        """;

    public const string MisconceptionsInSubtree = $"""
        SELECT l.name, r.card, r.misconceptions, COUNT(*), MAX(r.day) FROM learners l CROSS JOIN reviews r JOIN cards c ON c.key = r.card JOIN decks d ON d.id = c.deck_id
        WHERE {MadeInMonth} AND {Live} AND d.pre BETWEEN @pre AND @last GROUP BY l.name, r.card, r.misconceptions
        """;
}
