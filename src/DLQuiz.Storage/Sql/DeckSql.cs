namespace DLQuiz.Storage.Sql;

/// <summary>Statements of decks.</summary>
internal static class DeckSql
{
    private const string Deck = "SELECT id, path, parent_id, pre, last, scheduler, new_per_day, reviews_per_day, language, folds_by FROM decks";

    public const string All = $"{Deck} ORDER BY pre";

    public const string OfPath = $"{Deck} WHERE path = @path";

    public const string OfId = $"{Deck} WHERE id = @id";

    public const string Range = "SELECT pre, last FROM decks WHERE path = @path";

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
