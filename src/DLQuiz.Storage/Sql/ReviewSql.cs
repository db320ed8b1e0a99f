namespace DLQuiz.Storage.Sql;

/// <summary>Statements of the log, the states and the statistics: those of an answer.</summary>
internal static class ReviewSql
{
    internal const string StateColumns =
        "s.repetitions, s.ease, s.interval_days, s.due, s.last_review, s.lapses, s.drill_day, s.stability, s.difficulty, s.suspended, s.buried_until, s.flag";

    private const string EntryColumns =
        "r.device, r.sequence, l.name, r.card, r.instant, r.zone, r.day, r.kind, r.payload, r.front";

    /// <summary>The same with the key that the entry was written under.</summary>
    private const string OwnColumns =
        "r.device, r.sequence, l.name, COALESCE(r.key, r.card), r.instant, r.zone, r.day, r.kind, r.payload, r.front";

    public const string StateOf = $"""
        SELECT {StateColumns} FROM card_states s WHERE s.learner_id = @learner AND s.card = @card
        """;

    private const string FoldColumns = $"""
        {StateColumns}, c.deck_id, d.path, d.folds_by, (SELECT t.value FROM settings t WHERE t.scope = @learner AND t.name = 'scheduling'), c.gone
        """;

    /// <summary>A state with all that it folds by: deck, scheduler, and the learner's settings of scheduling.</summary>
    public const string FoldOf = $"""
        SELECT {FoldColumns}
        FROM card_states s JOIN cards c ON c.key = s.card JOIN decks d ON d.id = c.deck_id
        WHERE s.learner_id = @learner AND s.card = @card
        """;

    /// <summary>All that an answer must know, in one look: what it folds by, the front, the device's last sequence, whether an entry of the card sorts after the new one.</summary>
    public const string PlaceOf = $"""
        SELECT {FoldColumns}, c.front,
            (SELECT MAX(m.sequence) FROM reviews m WHERE m.device = @device),
            EXISTS (SELECT 1 FROM reviews r
                WHERE r.card = s.card AND r.learner_id = s.learner_id AND r.instant >= @instant AND (r.instant > @instant OR r.device > @device))
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

    public const string CardOfEntry = "SELECT card FROM reviews WHERE device = @device AND sequence = @sequence";

    public const string Append = """
        INSERT INTO reviews (device, sequence, learner_id, card, key, front, instant, zone, day, kind, payload, undone_device, undone_sequence, misconceptions)
        VALUES (@device, @sequence, @learner, @card, @key, @front, @instant, @zone, @day, @kind, @payload, @undone_device, @undone_sequence, @misconceptions)
        """;

    public const string IsKnown = "SELECT sequence FROM reviews WHERE device = @device AND sequence = @sequence";

    public const string OwnEntry = $"""
        SELECT {OwnColumns} FROM reviews r JOIN learners l ON l.id = r.learner_id WHERE r.device = @device AND r.sequence = @sequence
        """;

    public const string OwnLogOfLearner = $"""
        SELECT {OwnColumns} FROM reviews r JOIN learners l ON l.id = r.learner_id WHERE r.learner_id = @learner
        ORDER BY r.instant, r.device, r.sequence
        """;

    public const string LogOfKey = $"""
        SELECT {OwnColumns} FROM reviews r JOIN learners l ON l.id = r.learner_id WHERE r.key = @key
        """;

    /// <summary>Keys that wait for their card, and keys whose own card has come since their entries were given to another.</summary>
    public const string UnsettledKeys = """
        SELECT DISTINCT k.key FROM (SELECT DISTINCT key, card FROM reviews WHERE key IS NOT NULL) k
        WHERE k.key = k.card OR EXISTS (SELECT 1 FROM cards c WHERE c.key = k.key)
        """;

    public const string CardsOfKey = "SELECT DISTINCT learner_id, card FROM reviews WHERE key = @key";

    public const string Attach = "UPDATE reviews SET card = @card WHERE key = @key AND card <> @card";

    public const string AttachToOwn = "UPDATE reviews SET card = @key, key = NULL WHERE key = @key";

    public const string WaitingEntries = "SELECT COUNT(*) FROM reviews WHERE key IS NOT NULL AND key = card";

    public const string LogOfCard = $"""
        SELECT {EntryColumns} FROM reviews r JOIN learners l ON l.id = r.learner_id WHERE r.card = @card AND r.learner_id = @learner
        ORDER BY r.instant, r.device, r.sequence
        """;

    public const string LogOfLearner = $"""
        SELECT {EntryColumns} FROM reviews r JOIN learners l ON l.id = r.learner_id WHERE r.learner_id = @learner
        ORDER BY r.instant, r.device, r.sequence
        """;

    /// <summary>Along an index that holds such answers only.</summary>
    public const string MisconceivedOfLearner = $"""
        SELECT {EntryColumns} FROM reviews r JOIN learners l ON l.id = r.learner_id
        WHERE r.learner_id = @learner AND r.misconceptions IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undone_device = r.device AND u.undone_sequence = r.sequence)
        """;

    /// <summary>Kind 5 is an undo.</summary>
    public const string LastLive = """
        SELECT r.sequence, r.card FROM reviews r
        WHERE r.device = @device AND r.learner_id = @learner AND r.kind <> 5
            AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undone_device = r.device AND u.undone_sequence = r.sequence)
        ORDER BY r.sequence DESC LIMIT 1
        """;

    public const string AnyEntry = "SELECT sequence FROM reviews LIMIT 1";

    public const string Count = "SELECT COUNT(*) FROM reviews";

    /// <summary>Of all learners, card by card, each card's in fold order; the last column is the learner.</summary>
    public const string LogByCard = $"""
        SELECT {EntryColumns}, r.learner_id FROM reviews r JOIN learners l ON l.id = r.learner_id
        ORDER BY r.card, r.learner_id, r.instant, r.device, r.sequence
        """;

    /// <summary>States that are not new, of cards without a log.</summary>
    public const string StatesWithoutLog = """
        SELECT s.learner_id, s.card FROM card_states s
        WHERE (s.due IS NOT NULL OR s.last_review IS NOT NULL OR s.drill_day IS NOT NULL OR s.buried_until IS NOT NULL OR s.stability IS NOT NULL OR s.difficulty IS NOT NULL
                OR s.repetitions <> 0 OR s.ease <> @ease OR s.interval_days <> 0 OR s.lapses <> 0 OR s.flag <> 0 OR s.suspended)
            AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.card = s.card AND r.learner_id = s.learner_id)
        """;

    /// <summary>States whose queue or place is not what card, deck and state say.</summary>
    public const string MisplacedStates = """
        SELECT s.learner_id, s.card FROM card_states s JOIN cards c ON c.key = s.card JOIN decks d ON d.id = c.deck_id
        WHERE s.deck_pre <> d.pre OR s.block <> c.note_id * 16777216 + c.block OR s.position <> c.position
            OR s.queue <> CASE WHEN c.gone THEN 4 WHEN s.suspended THEN 3 WHEN s.drill_day IS NOT NULL THEN 1 WHEN s.last_review IS NULL THEN 0 ELSE 2 END
        """;

    public const string PlaceStates = """
        UPDATE card_states SET
            deck_pre = (SELECT d.pre FROM cards c JOIN decks d ON d.id = c.deck_id WHERE c.key = card_states.card),
            block = (SELECT c.note_id * 16777216 + c.block FROM cards c WHERE c.key = card_states.card),
            position = (SELECT c.position FROM cards c WHERE c.key = card_states.card),
            queue = CASE WHEN (SELECT c.gone FROM cards c WHERE c.key = card_states.card) THEN 4
                WHEN suspended THEN 3 WHEN drill_day IS NOT NULL THEN 1 WHEN last_review IS NULL THEN 0 ELSE 2 END
        WHERE learner_id = @learner AND card = @card
        """;

    public const string CardsWithoutState = """
        SELECT l.id, c.key FROM learners l CROSS JOIN cards c
        WHERE NOT EXISTS (SELECT 1 FROM card_states s WHERE s.learner_id = l.id AND s.card = c.key)
        """;

    public const string AllDays = "SELECT learner_id, day, deck_id, maturity, reviews, passed, drills, milliseconds FROM day_stats";

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

    public const string DeckTotals = """
        SELECT d.path, t.maturity, SUM(t.reviews), SUM(t.passed), SUM(t.drills), SUM(t.milliseconds) FROM day_stats t JOIN decks d ON d.id = t.deck_id
        WHERE t.learner_id = @learner AND t.day BETWEEN @from AND @to
        GROUP BY d.path, t.maturity HAVING SUM(t.reviews) + SUM(t.drills) > 0 ORDER BY d.path, t.maturity
        """;

    /// <summary>From the cards that were reviewed since, along the index of their last review, to the answers of each, of which the instant leaves the old ones unread; kinds 1 and 2 are reviews and drills.</summary>
    public const string AnswerTimes = """
        SELECT r.day, r.payload
        FROM (SELECT card FROM card_states
            WHERE learner_id = @learner AND last_review >= @from AND deck_pre BETWEEN @pre AND @last ORDER BY last_review DESC LIMIT @most) s
            JOIN reviews r ON r.card = s.card AND r.learner_id = @learner AND r.instant >= @instant
        WHERE r.day BETWEEN @from AND @to AND r.kind IN (1, 2)
            AND NOT EXISTS (SELECT 1 FROM reviews u WHERE u.undone_device = r.device AND u.undone_sequence = r.sequence)
        """;

    public const string ProgressOfDay = """
        SELECT d.path, t.maturity, t.reviews FROM day_stats t JOIN decks d ON d.id = t.deck_id
        WHERE t.learner_id = @learner AND t.day = @day AND t.reviews > 0
        """;

    public const string BlocksOfDay = "SELECT DISTINCT block FROM card_states WHERE learner_id = @learner AND last_review = @day";
}
