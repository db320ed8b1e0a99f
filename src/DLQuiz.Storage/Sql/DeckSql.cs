namespace DLQuiz.Storage.Sql;

/// <summary>Statements of decks, notes and sources.</summary>
internal static class DeckSql
{
    public const string All = """
        SELECT id, path, parent_id, pre, last, scheduler, new_per_day, reviews_per_day, language, folds_by FROM decks ORDER BY pre
        """;

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

    public const string Sources = "SELECT name, root FROM sources ORDER BY name";

    public const string SaveSource = """
        INSERT INTO sources (name, root) VALUES (@name, @root) ON CONFLICT (name) DO UPDATE SET root = excluded.root RETURNING id
        """;

    public const string NotesOfSource = "SELECT file, id, hash, deck_id FROM notes WHERE source_id = @source";

    public const string SaveNote = """
        INSERT INTO notes (source_id, file, hash, deck_id) VALUES (@source, @file, @hash, @deck)
        ON CONFLICT (source_id, file) DO UPDATE SET hash = excluded.hash, deck_id = excluded.deck_id RETURNING id
        """;
}
