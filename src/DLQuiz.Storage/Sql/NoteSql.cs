namespace DLQuiz.Storage.Sql;

/// <summary>Statements of sources and notes.</summary>
internal static class NoteSql
{
    private const string OfSource = "FROM notes n JOIN sources o ON o.id = n.source_id WHERE o.name = @source";

    public const string Sources = "SELECT name, root FROM sources";

    public const string SaveSource = """
        INSERT INTO sources (name, root, compiler) VALUES (@name, @root, @compiler)
        ON CONFLICT (name) DO UPDATE SET root = excluded.root, compiler = excluded.compiler RETURNING id
        """;

    public const string CompilerOf = "SELECT compiler FROM sources WHERE name = @source";

    public const string All = $"SELECT n.file, n.hash, n.size, n.modified, n.outcome, n.card_count {OfSource}";

    public const string Names = $"SELECT n.file, n.names {OfSource} AND n.names IS NOT NULL";

    public const string Findings = $"SELECT n.file, n.findings {OfSource} AND n.findings IS NOT NULL";

    public const string Find = """
        SELECT n.id, d.path, n.settings FROM notes n JOIN decks d ON d.id = n.deck_id WHERE n.source_id = @source AND n.file = @file
        """;

    /// <summary>As <see cref="Find"/>, of every note of a source.</summary>
    public const string Rows = """
        SELECT n.id, d.path, n.settings, n.file FROM notes n JOIN decks d ON d.id = n.deck_id WHERE n.source_id = @source
        """;

    /// <summary>Of every note of a source that says something of its deck.</summary>
    public const string Settings = """
        SELECT n.file, d.path, n.settings FROM notes n JOIN decks d ON d.id = n.deck_id WHERE n.source_id = @source AND n.settings IS NOT NULL
        """;

    /// <summary>Those that are there.</summary>
    public const string FilesOfDeck = """
        SELECT n.file FROM notes n JOIN decks d ON d.id = n.deck_id WHERE n.source_id = @source AND d.path = @deck AND n.outcome <> 3
        """;

    public const string Insert = """
        INSERT INTO notes (deck_id, settings, hash, size, modified, outcome, card_count, lent, names, findings, source_id, file)
        VALUES (@deck, @settings, @hash, @size, @modified, @outcome, @cards, @lent, @names, @findings, @source, @file)
        """;

    /// <summary>Takes the values of <see cref="Insert"/>. No upsert: that would count an id up for each note that is there already.</summary>
    public const string Update = """
        UPDATE notes SET
            deck_id = @deck, settings = @settings, hash = @hash, size = @size, modified = @modified, outcome = @outcome, card_count = @cards,
            lent = @lent, names = @names, findings = @findings
        WHERE source_id = @source AND file = @file
        """;

    public const string Restamp = "UPDATE notes SET size = @size, modified = @modified WHERE source_id = @source AND file = @file";

    /// <summary>Outcome 3: its deck stays, for its cards do.</summary>
    public const string MarkAbsent = """
        UPDATE notes SET hash = '', size = NULL, modified = NULL, outcome = 3, card_count = 0, settings = NULL, names = NULL, findings = NULL
        WHERE source_id = @source AND file = @file
        """;

    /// <summary>A card of the note went over to another source.</summary>
    public const string MarkLent = "UPDATE notes SET lent = @lent WHERE id = @note AND source_id <> @source";

    /// <summary>What one source no longer has, another may have lent it: such notes are compiled again.</summary>
    public const string Reopen = "UPDATE notes SET hash = '', size = NULL, modified = NULL WHERE lent AND source_id <> @source";
}
