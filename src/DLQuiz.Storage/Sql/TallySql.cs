namespace DLQuiz.Storage.Sql;

/// <summary>Statements of the counts that the deck list is made of.</summary>
internal static class TallySql
{
    private const string Recounted = """
        INSERT INTO deck_tallies (learner_id, deck_id, present, active, fresh, mature)
        SELECT s.learner_id, c.deck_id, COUNT(*),
            SUM(CASE WHEN s.queue <> 3 THEN 1 ELSE 0 END),
            SUM(CASE WHEN s.queue = 0 THEN 1 ELSE 0 END),
            SUM(CASE WHEN s.queue IN (1, 2) AND s.interval_days >= @mature THEN 1 ELSE 0 END)
        FROM cards c JOIN card_states s ON s.card = c.key WHERE s.queue <> 4
        """;

    public const string Clear = "DELETE FROM deck_tallies";

    public const string ClearDeck = "DELETE FROM deck_tallies WHERE deck_id = @deck";

    public const string Recount = $"{Recounted} GROUP BY s.learner_id, c.deck_id";

    public const string RecountDeck = $"""
        INSERT INTO deck_tallies (learner_id, deck_id, present, active, fresh, mature)
        SELECT s.learner_id, c.deck_id, COUNT(*),
            SUM(CASE WHEN s.queue <> 3 THEN 1 ELSE 0 END),
            SUM(CASE WHEN s.queue = 0 THEN 1 ELSE 0 END),
            SUM(CASE WHEN s.queue IN (1, 2) AND s.interval_days >= @mature THEN 1 ELSE 0 END)
        FROM learners l JOIN cards c ON c.deck_id = @deck JOIN card_states s ON s.learner_id = l.id AND s.card = c.key WHERE s.queue <> 4
        GROUP BY s.learner_id, c.deck_id
        """;

    public const string RecountLearner = $"{Recounted} AND s.learner_id = @learner GROUP BY s.learner_id, c.deck_id";

    public const string Change = """
        UPDATE deck_tallies SET active = active + @active, fresh = fresh + @fresh, mature = mature + @mature WHERE learner_id = @learner AND deck_id = @deck
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
