namespace DLQuiz.Storage.Sql;

/// <summary>Statements of decks.</summary>
internal static class DeckSql
{
    private const string Deck = "SELECT id, path, parent_id, pre, last, scheduler, new_per_day, reviews_per_day, language, folds_by FROM decks";

    public const string All = $"{Deck} ORDER BY pre";

    public const string OfPath = $"{Deck} WHERE path = @path";

    public const string OfId = $"{Deck} WHERE id = @id";

    public const string Paths = "SELECT pre, path FROM decks";

    public const string Range = "SELECT pre, last FROM decks WHERE path = @path";

    /// <summary>By deck: all cards that are not gone, then of those not suspended: all, new and due ones that are shown on the day, mature ones.</summary>
    public const string Counts = """
        SELECT deck_pre,
            COUNT(*),
            SUM(CASE WHEN queue <> 3 THEN 1 ELSE 0 END),
            SUM(CASE WHEN queue = 0 AND (buried_until IS NULL OR buried_until <= @today) THEN 1 ELSE 0 END),
            SUM(CASE WHEN (queue IN (1, 2) AND due <= @today OR queue = 1 AND drill_day = @today) AND (buried_until IS NULL OR buried_until <= @today) THEN 1 ELSE 0 END),
            SUM(CASE WHEN queue IN (1, 2) AND interval_days >= @mature THEN 1 ELSE 0 END)
        FROM card_states WHERE learner_id = @learner AND queue <> 4 GROUP BY deck_pre
        """;

    public const string Save = """
        INSERT INTO decks (path, parent_id, pre, last, scheduler, new_per_day, reviews_per_day, language, folds_by)
        VALUES (@path, @parent, @pre, @last, @scheduler, @new, @reviews, @language, @folds_by)
        ON CONFLICT (path) DO UPDATE SET
            parent_id = excluded.parent_id, pre = excluded.pre, last = excluded.last, scheduler = excluded.scheduler, new_per_day = excluded.new_per_day,
            reviews_per_day = excluded.reviews_per_day, language = excluded.language, folds_by = excluded.folds_by
        RETURNING id
        """;

    /// <summary>After decks were renumbered.</summary>
    public const string RenumberStates = """
        UPDATE card_states SET deck_pre = (SELECT d.pre FROM cards c JOIN decks d ON d.id = c.deck_id WHERE c.key = card_states.card)
        """;

    public const string CardsOfDeck = "SELECT key FROM cards WHERE deck_id = @deck";
}
