namespace DLQuiz.Storage.Sql;

/// <summary>Statements that read cards and a day's candidates, and those that a compile writes cards with.</summary>
/// <remarks>Queues are literals, never parameters: only so does a partial index serve. The deck is left out when the whole collection is asked for.</remarks>
internal static class CardSql
{
    private const string CardColumns = """
        c.key, c.kind, c.author_id, d.path, c.front, c.back, c.context, c.tags, c.question,
        n.file, c.source_line, c.source_column, c.source_length, c.block, c.gone, c.kept
        """;

    private const string CardTables = "cards c JOIN notes n ON n.id = c.note_id JOIN decks d ON d.id = c.deck_id";

    private const string CandidateColumns = "card, deck_pre, block, due, queue, drill_day, position";

    private const string Shown = "(buried_until IS NULL OR buried_until <= @today)";

    private const string InSubtree = "deck_pre BETWEEN @pre AND @last";

    public const string Find = $"SELECT {CardColumns} FROM {CardTables} WHERE c.key = @key";

    /// <summary>Columns of the card, of its state and of its place in queues, by deck and order of the notes.</summary>
    public const string WithStates = $"""
        SELECT {CardColumns}, {ReviewSql.StateColumns}, s.block, s.position
        FROM card_states s JOIN cards c ON c.key = s.card JOIN notes n ON n.id = c.note_id JOIN decks d ON d.id = c.deck_id
        WHERE s.learner_id = @learner AND s.queue <> 4 AND s.deck_pre BETWEEN @pre AND @last
        ORDER BY s.deck_pre, s.position
        """;

    /// <summary>The same for one card, gone or not.</summary>
    public const string WithStateOfCard = $"""
        SELECT {CardColumns}, {ReviewSql.StateColumns}, s.block, s.position
        FROM card_states s JOIN cards c ON c.key = s.card JOIN notes n ON n.id = c.note_id JOIN decks d ON d.id = c.deck_id
        WHERE s.learner_id = @learner AND s.card = @card
        """;

    public const string CardOfAlias = "SELECT card FROM card_aliases WHERE alias = @alias";

    public const string Fronts = "SELECT key, front FROM cards WHERE NOT gone";

    public const string IsCard = "SELECT 1 FROM cards WHERE key = @key";

    public const string OfSource = $"""
        SELECT {CardColumns} FROM {CardTables} JOIN sources o ON o.id = n.source_id WHERE o.name = @source
        ORDER BY c.position, c.key
        """;

    public const string AnyOfSource = """
        SELECT 1 FROM sources o JOIN notes n ON n.source_id = o.id JOIN cards c ON c.note_id = n.id WHERE o.name = @source LIMIT 1
        """;

    public const string OfFile = $"""
        SELECT {CardColumns} FROM {CardTables} JOIN sources o ON o.id = n.source_id WHERE o.name = @source AND n.file = @file
        ORDER BY c.position, c.key
        """;

    /// <summary>Gone and kept ones.</summary>
    public const string WithoutText = $"""
        SELECT {CardColumns} FROM {CardTables} JOIN sources o ON o.id = n.source_id WHERE o.name = @source AND (c.gone OR c.kept)
        ORDER BY c.position, c.key
        """;

    public const string SourceOf = """
        SELECT o.name FROM cards c JOIN notes n ON n.id = c.note_id JOIN sources o ON o.id = n.source_id WHERE c.key = @key
        """;

    /// <summary>From the sources down, for the one left out may be all but a few of the cards.</summary>
    public const string KeysOutside = """
        SELECT c.key FROM sources o CROSS JOIN notes n CROSS JOIN cards c WHERE o.name <> @source AND n.source_id = o.id AND c.note_id = n.id
        """;

    public const string Due = $"""
        SELECT {CandidateColumns} FROM card_states
        WHERE learner_id = @learner AND queue IN (1, 2) AND due <= @today AND {Shown} ORDER BY due
        """;

    public const string DueInSubtree = $"""
        SELECT {CandidateColumns} FROM card_states
        WHERE learner_id = @learner AND queue IN (1, 2) AND due <= @today AND {Shown} AND {InSubtree} ORDER BY due
        """;

    /// <summary>Drills of the day that are not due by themselves.</summary>
    public const string Drills = $"""
        SELECT {CandidateColumns} FROM card_states
        WHERE learner_id = @learner AND queue = 1 AND drill_day = @today AND due > @today AND {Shown} ORDER BY due
        """;

    public const string DrillsInSubtree = $"""
        SELECT {CandidateColumns} FROM card_states
        WHERE learner_id = @learner AND queue = 1 AND drill_day = @today AND due > @today AND {Shown} AND {InSubtree} ORDER BY due
        """;

    public const string New = $"""
        SELECT {CandidateColumns} FROM (
            SELECT card, deck_pre, block, NULL AS due, queue, NULL AS drill_day, position FROM card_states
            WHERE learner_id = @learner AND queue = 0 AND {Shown} ORDER BY deck_pre, position LIMIT @most) fresh
        """;

    public const string NewInSubtree = $"""
        SELECT {CandidateColumns} FROM (
            SELECT card, deck_pre, block, NULL AS due, queue, NULL AS drill_day, position FROM card_states
            WHERE learner_id = @learner AND queue = 0 AND {Shown} AND {InSubtree} ORDER BY deck_pre, position LIMIT @most) fresh
        """;

    public const string Forecast = """
        SELECT CASE WHEN due < @from THEN @from ELSE due END AS day, COUNT(*) FROM card_states
        WHERE learner_id = @learner AND queue IN (1, 2) AND due <= @to GROUP BY CASE WHEN due < @from THEN @from ELSE due END ORDER BY day
        """;

    public const string ForecastOfSubtree = $"""
        SELECT CASE WHEN due < @from THEN @from ELSE due END AS day, COUNT(*) FROM card_states
        WHERE learner_id = @learner AND queue IN (1, 2) AND due <= @to AND {InSubtree} GROUP BY CASE WHEN due < @from THEN @from ELSE due END ORDER BY day
        """;

    public const string Save = """
        INSERT INTO cards (key, note_id, deck_id, kind, author_id, front, back, context, tags, question, source_line, source_column, source_length, block, position, gone, kept)
        VALUES (@key, @note, @deck, @kind, @author, @front, @back, @context, @tags, @question, @line, @column, @length, @block, @position, @gone, @kept)
        ON CONFLICT (key) DO UPDATE SET
            note_id = excluded.note_id, deck_id = excluded.deck_id, kind = excluded.kind, author_id = excluded.author_id,
            front = excluded.front, back = excluded.back, context = excluded.context, tags = excluded.tags, question = excluded.question,
            source_line = excluded.source_line, source_column = excluded.source_column, source_length = excluded.source_length,
            block = excluded.block, position = excluded.position, gone = excluded.gone, kept = excluded.kept
        """;

    public const string PlaceOf = "SELECT note_id, deck_id FROM cards WHERE key = @key";

    public const string SaveAlias = """
        INSERT INTO card_aliases (alias, card) VALUES (@alias, @card) ON CONFLICT (alias) DO UPDATE SET card = excluded.card
        """;

    /// <summary>A fresh state for a card that a learner has none of; an existing one only follows its card to another place, and back from being gone.</summary>
    public const string PlaceState = """
        INSERT INTO card_states (learner_id, card, queue, interval_days, ease, repetitions, lapses, suspended, flag, deck_pre, block, position)
        VALUES (@learner, @card, 0, 0, @ease, 0, 0, @suspended, 0, @pre, @block, @position)
        ON CONFLICT (learner_id, card) DO UPDATE SET
            deck_pre = excluded.deck_pre, block = excluded.block, position = excluded.position,
            queue = CASE WHEN card_states.suspended THEN 3 WHEN card_states.drill_day IS NOT NULL THEN 1 WHEN card_states.last_review IS NULL THEN 0 ELSE 2 END
        """;

    /// <summary>States of every card for a learner who has none yet.</summary>
    public const string PlaceStatesOfLearner = """
        INSERT INTO card_states (learner_id, card, queue, interval_days, ease, repetitions, lapses, suspended, flag, deck_pre, block, position)
        SELECT @learner, c.key, CASE WHEN c.gone THEN 4 ELSE 0 END, 0, @ease, 0, 0, @suspended, 0, d.pre, c.note_id * 16777216 + c.block, c.position
        FROM cards c JOIN decks d ON d.id = c.deck_id
        """;

    /// <summary>A fresh state where none is; its place is set afterwards.</summary>
    public const string AddState = """
        INSERT INTO card_states (learner_id, card, queue, interval_days, ease, repetitions, lapses, suspended, flag, deck_pre, block, position)
        VALUES (@learner, @card, 0, 0, @ease, 0, 0, @suspended, 0, 0, 0, 0)
        """;

    public const string Mark = "UPDATE cards SET gone = @gone, kept = @kept WHERE key = @key";

    public const string MarkStateGone = "UPDATE card_states SET queue = 4 WHERE card = @card AND learner_id = @learner";
}
