namespace DLQuiz.Storage.Sql;

/// <summary>Statements of the counts that the deck list is made of.</summary>
internal static class TallySql
{
    private const string Conditions = """
        SELECT s.learner_id, c.deck_id, COUNT(*) AS present,
            SUM(CASE WHEN s.queue <> 3 THEN 1 ELSE 0 END) AS active,
            SUM(CASE WHEN s.queue = 0 THEN 1 ELSE 0 END) AS fresh,
            SUM(CASE WHEN s.queue IN (1, 2) AND s.interval_days >= @mature THEN 1 ELSE 0 END) AS mature
        """;

    private const string Recounted = $"""
        INSERT INTO deck_tallies (learner_id, deck_id, present, active, fresh, mature)
        {Conditions} FROM cards c JOIN card_states s ON s.card = c.key WHERE s.queue <> 4
        """;

    private const string Totals = """
        SELECT learner_id, day, maturity, SUM(reviews) AS reviews, SUM(passed) AS passed, SUM(drills) AS drills, SUM(milliseconds) AS milliseconds
        FROM day_stats GROUP BY learner_id, day, maturity
        """;

    private const string Added = """
        ON CONFLICT (learner_id, deck_id) DO UPDATE SET
            present = deck_tallies.present + excluded.present, active = deck_tallies.active + excluded.active,
            fresh = deck_tallies.fresh + excluded.fresh, mature = deck_tallies.mature + excluded.mature
        """;

    public const string Clear = "DELETE FROM deck_tallies";

    public const string ClearDeck = "DELETE FROM deck_tallies WHERE deck_id = @deck";

    public const string Recount = $"{Recounted} GROUP BY s.learner_id, c.deck_id";

    public const string RecountDeck = $"""
        INSERT INTO deck_tallies (learner_id, deck_id, present, active, fresh, mature)
        {Conditions} FROM learners l JOIN cards c ON c.deck_id = @deck JOIN card_states s ON s.learner_id = l.id AND s.card = c.key WHERE s.queue <> 4
        GROUP BY s.learner_id, c.deck_id
        """;

    /// <summary>Rows of learner and deck, counted or stored, that have no equal on the other side.</summary>
    public const string Wrong = $"""
        SELECT COUNT(*) FROM (
            {Conditions} FROM cards c JOIN card_states s ON s.card = c.key WHERE s.queue <> 4 GROUP BY s.learner_id, c.deck_id) counted
        FULL JOIN (SELECT learner_id, deck_id, present, active, fresh, mature FROM deck_tallies WHERE present > 0) stored
            ON stored.learner_id = counted.learner_id AND stored.deck_id = counted.deck_id
        WHERE counted.present IS NULL OR stored.present IS NULL OR counted.present <> stored.present OR counted.active <> stored.active
            OR counted.fresh <> stored.fresh OR counted.mature <> stored.mature
        """;

    public const string WrongTotals = $"""
        SELECT COUNT(*) FROM ({Totals}) counted
        FULL JOIN (SELECT learner_id, day, maturity, reviews, passed, drills, milliseconds FROM day_totals) stored
            ON stored.learner_id = counted.learner_id AND stored.day = counted.day AND stored.maturity = counted.maturity
        WHERE COALESCE(counted.reviews, 0) <> COALESCE(stored.reviews, 0) OR COALESCE(counted.passed, 0) <> COALESCE(stored.passed, 0)
            OR COALESCE(counted.drills, 0) <> COALESCE(stored.drills, 0) OR COALESCE(counted.milliseconds, 0) <> COALESCE(stored.milliseconds, 0)
        """;

    public const string ClearTotals = "DELETE FROM day_totals";

    public const string AddTotals = $"INSERT INTO day_totals (learner_id, day, maturity, reviews, passed, drills, milliseconds) {Totals}";

    public const string RecountLearner = $"{Recounted} AND s.learner_id = @learner GROUP BY s.learner_id, c.deck_id";

    public const string Change = """
        UPDATE deck_tallies SET active = active + @active, fresh = fresh + @fresh, mature = mature + @mature WHERE learner_id = @learner AND deck_id = @deck
        """;

    /// <summary>Adds a card to the counts of its deck, or with a sign of −1 takes it out; one that is gone counts nowhere.</summary>
    public const string Count = $"""
        INSERT INTO deck_tallies (learner_id, deck_id, present, active, fresh, mature)
        SELECT s.learner_id, c.deck_id, @sign, CASE WHEN s.queue <> 3 THEN @sign ELSE 0 END, CASE WHEN s.queue = 0 THEN @sign ELSE 0 END,
            CASE WHEN s.queue IN (1, 2) AND s.interval_days >= @mature THEN @sign ELSE 0 END
        FROM cards c CROSS JOIN learners l JOIN card_states s ON s.learner_id = l.id AND s.card = c.key
        WHERE c.key = @card AND s.queue <> 4
        {Added}
        """;

    /// <summary>Adds so many new cards to the counts of a deck.</summary>
    public const string CountFresh = $"""
        INSERT INTO deck_tallies (learner_id, deck_id, present, active, fresh, mature) VALUES (@learner, @deck, @fresh, @fresh, @fresh, 0)
        {Added}
        """;

    public const string OfLearner = """
        SELECT deck_id, present, active, fresh, mature FROM deck_tallies WHERE learner_id = @learner AND present > 0
        """;

    /// <summary>By deck, due on the day or pending as a drill, and shown.</summary>
    public const string Due = """
        SELECT deck_pre, COUNT(*) FROM card_states
        WHERE learner_id = @learner AND queue IN (1, 2) AND due <= @today AND (buried_until IS NULL OR buried_until <= @today) GROUP BY deck_pre
        """;

    public const string Drills = """
        SELECT deck_pre, COUNT(*) FROM card_states
        WHERE learner_id = @learner AND queue = 1 AND drill_day = @today AND due > @today AND (buried_until IS NULL OR buried_until <= @today) GROUP BY deck_pre
        """;

    /// <summary>By deck, new cards that are put off beyond the day.</summary>
    public const string BuriedNew = """
        SELECT deck_pre, COUNT(*) FROM card_states
        WHERE learner_id = @learner AND queue = 0 AND buried_until > @today GROUP BY deck_pre
        """;
}
