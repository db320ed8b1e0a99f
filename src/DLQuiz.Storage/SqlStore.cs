using System.Collections.Immutable;

using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>The store over any SQL database: its statements keep to what SQLite and PostgreSQL share, so that one contract of tests holds for all.</summary>
/// <remarks>Entity Framework owns the model and its migrations; no call here waits for that model to be built. One thread at a time, as many processes as like.</remarks>
public abstract class SqlStore : IStore
{
    private readonly Database database;
    private readonly Learner learner;
    private readonly ReviewLog log;
    private readonly Attachments attachments;
    private readonly StoredCards cards;
    private readonly StoredDecks decks;
    private readonly StoredClass everyone;
    private readonly NoteRows notes;
    private readonly string? name;

    private protected SqlStore(Database database, string? learner)
    {
        this.database = database;
        name = learner;
        this.learner = new Learner(database, learner);
        log = new ReviewLog(database, this.learner);
        attachments = new Attachments(database, log);
        decks = new StoredDecks(database, this.learner);
        cards = new StoredCards(database, this.learner, decks);
        everyone = new StoredClass(database, cards);
        notes = new NoteRows(database);
    }

    /// <summary>The connection, for tests that make it fail.</summary>
    internal Database Database => database;

    /// <summary>Null where the database's own tools make backups.</summary>
    public virtual BackupFolder? Backups => null;

    /// <summary>Whether nothing was ever logged, by any learner.</summary>
    public bool HasNoLog => database[ReviewSql.AnyEntry].First(row => (long?)row.GetInt64(0)) is null;

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
    /// <summary>Under which id new entries are written.</summary>
    internal long Device => learner.Device;

    /// <summary>The machine that this device id was drawn on; null where the store does not know it.</summary>
    internal string? DeviceName => database[LearnerSql.NameOfDevice].First(row => row.GetString(0), learner.Device);

    /// <summary>From the next opening on, entries are written under a new device id.</summary>
    internal void ForgetDevice() => database.Write(() => database[LearnerSql.ForgetDevice].Run());

    public IReadOnlyList<StoredCard> CardsOf(string source) => cards.OfSource(source);

    public IReadOnlyList<StoredCard> CardsOf(string source, IReadOnlyCollection<string> files) => cards.OfFiles(source, files);

    public bool HasCards(string source) => notes.HasCards(source);

    public string? SourceOf(CardKey card) => notes.SourceOf(card);

    public IReadOnlySet<CardKey> KeysOutside(string source) => notes.KeysOutside(source);

    public StoredNotes NotesOf(string source) => notes.Of(source);

    public IReadOnlyDictionary<string, long[]> NamesOf(string source) => notes.Names(source);

    public IReadOnlyDictionary<string, ImmutableArray<Diagnostic>> FindingsOf(string source) => notes.Findings(source);

    /// <summary>Changes when another connection changed the store; null where only a look can tell.</summary>
    public virtual long? ForeignChanges => null;

    public IReadOnlyList<Source> Sources() =>
    [
        .. database[NoteSql.Sources].All(row => new Source(row.GetString(0), row.GetString(1))).OrderBy(source => source.Name, StringComparer.Ordinal),
    ];

    public void Apply(CompilePlan plan) => Apply(plan, null);

    /// <param name="plan">Of one source.</param>
    /// <param name="progress">Told now and then how many cards are stored of how many.</param>
    public void Apply(CompilePlan plan, Action<int, int>? progress)
    {
        ArgumentNullException.ThrowIfNull(plan);
        database.Write(() =>
        {
            new PlanWriter(database, decks, log, progress).Apply(plan);
            attachments.Settle(plan.Cards.Where(change => change.Kind is ChangeKind.New or ChangeKind.Edited or ChangeKind.Returned).Select(change => change.Card));
        });
    }

    public StoredCard? FindCard(CardKey card) => cards.Find(card) ?? (cards.OfAlias(card) is { } known ? cards.Find(known) : null);

    public CardState StateOf(CardKey card) =>
        log.StateOf(card) ?? (cards.OfAlias(card) is { } known ? log.StateOf(known) : null) ?? CardState.Fresh;

    /// <summary>Every deck that was ever compiled, in pre-order; no learner is asked about.</summary>
    public IReadOnlyList<string> DeckPaths() => [.. decks.All().Select(deck => deck.Path)];

    public IReadOnlyList<DeckCounts> Decks(StudyDay today) => decks.Counts(today);

    public IReadOnlyDictionary<string, DeckSettings> SettingsByDeck() => decks.Settings();

    public IReadOnlyList<Candidate> DueCards(StudyDay today, string? deck) => cards.Due(today, deck);

    public IReadOnlyList<Candidate> NewCards(StudyDay today, string? deck, int most) => cards.New(today, deck, most);

    public IEnumerable<StudiedCard> CardsWithStates(StudyDay today, string? deck) => cards.WithStates(today, deck);

    public IReadOnlyDictionary<CardKey, StudiedCard> StudiedCards(StudyDay today, IReadOnlyCollection<CardKey> cards) => this.cards.WithStates(today, cards);

    public ICardSearch OpenSearch() => new CardSearch(ConnectAgain(), name);

    public DayProgress ProgressOn(StudyDay day) => cards.ProgressOn(day);

    public IReadOnlyList<DayTotal> DayTotals(StudyDay from, StudyDay to, string? deck) => cards.DayTotals(from, to, deck);

    public IReadOnlyList<DeckTotal> DeckTotals(StudyDay from, StudyDay to) => cards.DeckTotals(from, to);

    public IReadOnlyList<AnswerTime> AnswerTimes(StudyDay from, StudyDay to, string? deck) => cards.AnswerTimes(from, to, deck);

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

    /// <summary>The learner's log as other machines are to have it: each entry under the key that it was written under, in fold order.</summary>
    public IEnumerable<LogEntry> ExportLog() => database.Stream(ReviewSql.OwnLogOfLearner, Columns.Entry, learner.Id);

    /// <summary>How many of the entries <see cref="MergeLog"/> would add; one that is given twice counts twice.</summary>
    public int CountNew(IEnumerable<LogEntry> entries) => new LogMerge(database, log, attachments, learner).CountNew(entries);

    /// <summary>Adds entries of other machines to the learner's log, all or none: any order, any number of times gives the same states.</summary>
    /// <param name="entries">As <see cref="ExportLog"/> gives them, whatever learner they name; read once, within the transaction.</param>
    /// <param name="progress">Told now and then how many were merged.</param>
    /// <exception cref="LogConflictException">An id stands for two entries.</exception>
    public MergeReport MergeLog(IEnumerable<LogEntry> entries, Action<int>? progress = null) =>
        database.Write(() =>
        {
            database.HoldAllLogs();
            return new LogMerge(database, log, attachments, learner).Add(entries, progress);
        });

    /// <summary>Computes every learner's states and statistics anew from the log, and mends what differs.</summary>
    /// <param name="dryRun">Only looks.</param>
    /// <param name="progress">Told now and then how many entries of how many were read.</param>
    public RebuildReport Rebuild(bool dryRun, Action<long, long>? progress = null) => dryRun
        ? database.Look(() => new Rebuild(database, log).Run(apply: false, progress))
        : SettleAndRebuild(progress);

    public string? Setting(string name) => database[LearnerSql.Setting].First(row => row.GetString(0), learner.Id, name);

    /// <exception cref="FormatException">Settings of scheduling that cannot be read; nothing is stored then.</exception>
    public void SetSetting(string name, string value) => database.Write(() =>
    {
        if (name == SchedulerSettings.Key)
            log.Reschedule(decks.All().Select(deck => deck.Folding), SchedulerSettings.Parse(value));
        database[LearnerSql.SaveSetting].Run(learner.Id, name, value);
    });

    /// <summary>To the same place, for another thread.</summary>
    private protected abstract Database ConnectAgain();

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

    /// <summary>In two writes: where a list is read over another connection, it sees what was committed.</summary>
    private RebuildReport SettleAndRebuild(Action<long, long>? progress)
    {
        database.Write(() =>
        {
            database.HoldAllLogs();
            attachments.Settle();
        });
        return database.Write(() =>
        {
            database.HoldAllLogs();
            return new Rebuild(database, log).Run(apply: true, progress);
        });
    }
}
