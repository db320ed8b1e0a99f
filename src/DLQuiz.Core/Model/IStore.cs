using System.Collections.Immutable;

namespace DLQuiz.Core.Model;

/// <summary>A learner's moment, as every log entry keeps it.</summary>
/// <param name="Instant">UTC, to the millisecond.</param>
/// <param name="Zone">IANA name of the learner's time zone.</param>
/// <param name="Day">The study day.</param>
public sealed record Moment(DateTimeOffset Instant, string Zone, StudyDay Day);

/// <summary>A card that may be asked, with all that composing a queue needs.</summary>
/// <param name="Card">Its key.</param>
/// <param name="Deck">Its deck's path.</param>
/// <param name="Block">Names the block of the note, over all notes; cards with equal blocks are siblings.</param>
/// <param name="Due">Null for a new card.</param>
/// <param name="Queue">Which queue it waits in today.</param>
/// <param name="Position">Order of new cards: as the notes have them.</param>
public sealed record Candidate(CardKey Card, string Deck, long Block, StudyDay? Due, CardQueue Queue, long Position);

/// <summary>A card of the notes with the learner's state of it.</summary>
/// <param name="Card">As it was last compiled.</param>
/// <param name="State">The fold of its log.</param>
/// <param name="Place">What a queue needs of it.</param>
public sealed record StudiedCard(Card Card, CardState State, Candidate Place);

/// <summary>What a learner has already done on a study day, for limits and siblings.</summary>
/// <param name="NewByDeck">New cards met for the first time that day, by deck path.</param>
/// <param name="ReviewsByDeck">Other scheduled reviews of that day, by deck path.</param>
/// <param name="Blocks">Blocks of which a card was reviewed that day.</param>
public sealed record DayProgress(ImmutableDictionary<string, int> NewByDeck, ImmutableDictionary<string, int> ReviewsByDeck, ImmutableHashSet<long> Blocks);

/// <summary>One deck of the tree with what waits in it, its subtree included.</summary>
/// <param name="Path">Parts joined by <c>/</c>.</param>
/// <param name="New">Cards never reviewed, buried ones left out.</param>
/// <param name="Due">Due on or before the study day asked for, drills of that day included, buried ones left out.</param>
/// <param name="Later">All others: due after that day, or buried beyond it; suspended and gone cards are counted nowhere.</param>
/// <param name="Mature">Of all, those with an interval of 21 days and more.</param>
/// <param name="Settings">From the front matter of its note.</param>
public sealed record DeckCounts(string Path, int New, int Due, int Later, int Mature, DeckSettings Settings)
{
    public int Total => New + Due + Later;
}

/// <summary>What the store made of an appended entry.</summary>
/// <param name="Entry">As appended, with its id.</param>
/// <param name="State">The card's state after it.</param>
public sealed record Recorded(LogEntry Entry, CardState State);

/// <summary>The place where decks, logs and states are kept; one implementation for each database, one contract of tests for all.</summary>
/// <remarks>
/// Synchronous on purpose: a review must be stored before the next card shows, so there is nothing to do meanwhile.
/// When the outside world fails (locked, full, damaged, gone), every member throws <see cref="StoreException"/>, and what it was to do is undone as a whole.
/// </remarks>
public interface IStore : IDisposable
{
    /// <summary>Every card that was ever compiled from the source, gone ones included.</summary>
    IReadOnlyList<StoredCard> CardsOf(string source);

    /// <summary>Of the files named, every card; of all other files of the source, the cards that are gone or kept.</summary>
    IReadOnlyList<StoredCard> CardsOf(string source, IReadOnlyCollection<string> files);

    /// <summary>Whether any card was ever compiled from the source, gone ones included.</summary>
    bool HasCards(string source);

    /// <summary>The source that a card belongs to; null for a key that no card has as its own.</summary>
    string? SourceOf(CardKey card);

    /// <summary>The keys of all cards that belong to other sources.</summary>
    IReadOnlySet<CardKey> KeysOutside(string source);

    /// <summary><see cref="StoredNotes.None"/> for a source that was never compiled.</summary>
    StoredNotes NotesOf(string source);

    /// <summary>By file, <see cref="Note.Names"/> of the notes that have any.</summary>
    IReadOnlyDictionary<string, long[]> NamesOf(string source);

    /// <summary>By file, <see cref="Note.Findings"/> of the notes that have any.</summary>
    IReadOnlyDictionary<string, ImmutableArray<Diagnostic>> FindingsOf(string source);

    IReadOnlyList<Source> Sources();

    /// <summary>Does what the plan says in one transaction; log and states of gone cards stay.</summary>
    void Apply(CompilePlan plan);

    /// <summary>By its key or by one that the notes give it now; null for a key that was never stored.</summary>
    StoredCard? FindCard(CardKey card);

    /// <summary>Fresh for a card without a history.</summary>
    CardState StateOf(CardKey card);

    /// <summary>Every deck that holds a card, in pre-order, parents before children, with the counts as of <paramref name="today"/>.</summary>
    IReadOnlyList<DeckCounts> Decks(StudyDay today);

    /// <summary>What decks say of themselves, by path; decks that say nothing are left out.</summary>
    IReadOnlyDictionary<string, DeckSettings> SettingsByDeck();

    /// <summary>Cards of the subtree due on or before <paramref name="today"/> and drills pending that day, none held back, by due day.</summary>
    /// <param name="today">The study day.</param>
    /// <param name="deck">Root of the subtree, null for the whole collection.</param>
    IReadOnlyList<Candidate> DueCards(StudyDay today, string? deck);

    /// <summary>New cards of the subtree in the order of the notes, none held back, at most <paramref name="most"/>.</summary>
    IReadOnlyList<Candidate> NewCards(StudyDay today, string? deck, int most);

    /// <summary>Every card of the subtree that the notes still have, held back or not, by deck and order of the notes; read one by one, for a collection may be large.</summary>
    IEnumerable<StudiedCard> CardsWithStates(StudyDay today, string? deck);

    /// <summary>Those of the cards that were ever stored, with their states; a few, as a screen shows them.</summary>
    IReadOnlyDictionary<CardKey, StudiedCard> StudiedCards(StudyDay today, IReadOnlyCollection<CardKey> cards);

    /// <summary>Connects anew; may be called from any thread.</summary>
    ICardSearch OpenSearch();

    DayProgress ProgressOn(StudyDay day);

    /// <summary>What was done from one study day to another, by day and maturity, over the subtree's cards; days without an answer are left out.</summary>
    IReadOnlyList<DayTotal> DayTotals(StudyDay from, StudyDay to, string? deck);

    /// <summary>The same by the deck that the cards are in, decks below it apart; decks without an answer are left out.</summary>
    IReadOnlyList<DeckTotal> DeckTotals(StudyDay from, StudyDay to);

    /// <summary>How long each answer of these study days took, drills included, those taken back and those of cards that were reset left out; of very many cards, those of the 20,000 reviewed last; in any order.</summary>
    IReadOnlyList<AnswerTime> AnswerTimes(StudyDay from, StudyDay to, string? deck);

    /// <summary>How many cards fall due on each day up to <paramref name="to"/>, overdue ones on <paramref name="from"/>; suspended cards and days without cards are left out.</summary>
    IReadOnlyList<(StudyDay Day, int Cards)> Forecast(StudyDay from, StudyDay to, string? deck);

    /// <summary>Appends one entry and folds it into the card's state, durably and in one transaction, before it returns.</summary>
    /// <exception cref="ArgumentException">The card was never stored.</exception>
    Recorded Record(CardKey card, Moment moment, CardEvent what);

    /// <summary>Appends an undo of the learner's last entry of this device that no undo names yet; null when there is none.</summary>
    Recorded? UndoLast(Moment moment);

    /// <summary>The learner's whole log in fold order, or one card's.</summary>
    IEnumerable<LogEntry> Log(CardKey? card = null);

    /// <summary>The learner's answers in which a misconception was recognised, those taken back left out; in any order.</summary>
    IEnumerable<LogEntry> Misconceived();

    string? Setting(string name);

    /// <summary>Kept for the learner; settings of scheduling are a replay of the learner's log in the same transaction.</summary>
    void SetSetting(string name, string value);
}
