using System.Collections.Immutable;

using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>The store over any SQL database: its statements keep to what SQLite and PostgreSQL share, so that one contract of tests holds for all.</summary>
/// <remarks>Entity Framework owns the model and its migrations; no call here waits for that model to be built. One thread at a time, as many processes as like.</remarks>
public abstract class SqlStore : IStore
{
    private readonly Database database;
    private readonly Learner learner;
    private readonly ReviewLog log;
    private readonly StoredCards cards;
    private readonly StoredDecks decks;
    private readonly StoredClass everyone;
    private readonly NoteRows notes;

    private protected SqlStore(Database database, string? learner)
    {
        this.database = database;
        this.learner = new Learner(database, learner);
        log = new ReviewLog(database, this.learner);
        cards = new StoredCards(database, this.learner);
        decks = new StoredDecks(database, this.learner);
        everyone = new StoredClass(database, cards);
        notes = new NoteRows(database);
    }

    /// <summary>The connection, for tests that make it fail.</summary>
    internal Database Database => database;

    /// <summary>Whose reviews these are.</summary>
    public string LearnerName => learner.Name;

    /// <summary>Names of all learners, in ordinal order.</summary>
    public IReadOnlyList<string> Learners() => everyone.Learners();

    /// <summary>Makes sure that the learner of this store is one of its learners; true when they were added just now.</summary>
    public bool Introduce()
    {
        learner.Introduce();
        return learner.IsNew;
    }

    /// <summary>Every learner of the store by name, with what they did and what is due in the subtree.</summary>
    /// <param name="today">The study day.</param>
    /// <param name="deck">Root of the subtree, null for the whole collection.</param>
    public IReadOnlyList<LearnerStanding> Standings(StudyDay today, string? deck) => everyone.Standings(today, deck);

    /// <summary>What all learners got wrong in known ways in the last thirty study days; in any order.</summary>
    public IReadOnlyList<MisconceptionsMade> MisconceptionsMade(StudyDay today, string? deck) => everyone.Misconceptions(today, deck);

    public IReadOnlyList<StoredCard> CardsOf(string source) => cards.OfSource(source);

    public IReadOnlyList<StoredCard> CardsOf(string source, IReadOnlyCollection<string> files) => cards.OfFiles(source, files);

    public string? SourceOf(CardKey card) => notes.SourceOf(card);

    public IReadOnlySet<CardKey> KeysOutside(string source) => notes.KeysOutside(source);

    public StoredNotes NotesOf(string source) => notes.Of(source);

    public IReadOnlyDictionary<string, long[]> NamesOf(string source) => notes.Names(source);

    public IReadOnlyDictionary<string, ImmutableArray<Diagnostic>> FindingsOf(string source) => notes.Findings(source);

    public IReadOnlyList<Source> Sources() => database[NoteSql.Sources].All(row => new Source(row.GetString(0), row.GetString(1)));

    public void Apply(CompilePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        database.Write(() => new PlanWriter(database, decks, log).Apply(plan));
    }

    public StoredCard? FindCard(CardKey card) => cards.Find(card) ?? (cards.OfAlias(card) is { } known ? cards.Find(known) : null);

    public CardState StateOf(CardKey card) =>
        log.StateOf(card) ?? (cards.OfAlias(card) is { } known ? log.StateOf(known) : null) ?? CardState.Fresh;

    /// <summary>Every deck that was ever compiled, in pre-order; no learner is asked about.</summary>
    public IReadOnlyList<string> DeckPaths() => [.. decks.All().Select(deck => deck.Path)];

    public IReadOnlyList<DeckCounts> Decks(StudyDay today) => decks.Counts(today);

    public IReadOnlyList<Candidate> DueCards(StudyDay today, string? deck) => cards.Due(today, deck);

    public IReadOnlyList<Candidate> NewCards(StudyDay today, string? deck, int most) => cards.New(today, deck, most);

    public IEnumerable<StudiedCard> CardsWithStates(StudyDay today, string? deck) => cards.WithStates(today, deck);

    public DayProgress ProgressOn(StudyDay day) => cards.ProgressOn(day);

    public IReadOnlyList<DayTotal> DayTotals(StudyDay from, StudyDay to, string? deck) => cards.DayTotals(from, to, deck);

    public IReadOnlyList<(StudyDay Day, int Cards)> Forecast(StudyDay from, StudyDay to, string? deck) => cards.Forecast(from, to, deck);

    /// <exception cref="ArgumentException">No such card was ever stored.</exception>
    public Recorded Record(CardKey card, Moment moment, CardEvent what)
    {
        ArgumentNullException.ThrowIfNull(moment);
        ArgumentNullException.ThrowIfNull(what);
        return log.Record(card, moment, what)
            ?? (cards.OfAlias(card) is { } known ? log.Record(known, moment, what) : null)
            ?? throw new ArgumentException($"The store has no card {card}.", nameof(card));
    }

    public Recorded? UndoLast(Moment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        return log.UndoLast(moment);
    }

    public IEnumerable<LogEntry> Log(CardKey? card = null) => log.Log(card);

    public IEnumerable<LogEntry> Misconceived() => log.Misconceived();

    public string? Setting(string name) => database[LearnerSql.Setting].First(row => row.GetString(0), learner.Id, name);

    public void SetSetting(string name, string value) => database.Write(() => database[LearnerSql.SaveSetting].Run(learner.Id, name, value));

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            database.Dispose();
    }
}
