using System.Security.Cryptography;

using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>The store over any SQL database: its statements keep to what SQLite and PostgreSQL share, so that one contract of tests holds for all.</summary>
/// <remarks>Entity Framework owns the model and its migrations; no call here waits for that model to be built. One thread at a time, as many processes as like.</remarks>
public abstract class SqlStore : IStore
{
    private const long WholeStore = 0;

    private const string DeviceSetting = "device";

    private const string OnlyLearner = "me";

    private readonly Database database;
    private readonly Learner learner;
    private readonly ReviewLog log;
    private readonly StoredCards cards;
    private readonly StoredDecks decks;

    private protected SqlStore(Database database, string? learner)
    {
        this.database = database;
        (this.learner, long device) = Introduce(learner);
        log = new ReviewLog(database, this.learner, device);
        decks = new StoredDecks(database, this.learner);
        cards = new StoredCards(database, this.learner, decks);
    }

    /// <summary>The connection, for tests that make it fail.</summary>
    internal Database Database => database;

    /// <summary>Whose reviews these are.</summary>
    public string LearnerName => learner.Name;

    public IReadOnlyList<StoredCard> CardsOf(string source) => cards.OfSource(source);

    public IReadOnlyList<Source> Sources() => database[DeckSql.Sources].All(row => new Source(row.GetString(0), row.GetString(1)));

    public void Apply(CompilePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        database.Write(() => new PlanWriter(database, decks, log).Apply(plan));
    }

    public StoredCard? FindCard(CardKey card) => cards.Find(card) ?? (cards.OfAlias(card) is { } known ? cards.Find(known) : null);

    public CardState StateOf(CardKey card) =>
        log.StateOf(card) ?? (cards.OfAlias(card) is { } known ? log.StateOf(known) : null) ?? CardState.Fresh;

    public IReadOnlyList<DeckCounts> Decks(StudyDay today) => decks.Counts(today);

    public IReadOnlyDictionary<string, DeckSettings> DeckSettings() => decks.Settings();

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

    public string? Setting(string name) => SettingIn(learner.Id, name);

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

    /// <summary>Finds learner and device, or makes them in one transaction, in which another process may have been faster.</summary>
    private (Learner Learner, long Device) Introduce(string? name)
    {
        if (FindLearner(name) is { } known && SettingIn(WholeStore, DeviceSetting) is { } device)
            return (known, ToDevice(device));

        return database.Write(() => (FindLearner(name) ?? AddLearner(name ?? OnlyLearner), SettingIn(WholeStore, DeviceSetting) is { } other ? ToDevice(other) : AddDevice()));
    }

    private Learner? FindLearner(string? name)
    {
        List<Learner> learners = database[LearnerSql.All].All(row => new Learner(row.GetInt64(0), row.GetString(1)));
        return name is not null ? learners.Find(one => one.Name == name)
            : learners.Count <= 1 ? learners.FirstOrDefault()
            : throw new StoreException($"This store has several learners ({string.Join(", ", learners.Select(one => one.Name))}): say which with --learner.");
    }

    private Learner AddLearner(string name)
    {
        var added = new Learner(database[LearnerSql.Add].First(Columns.Long, name), name);
        database[CardSql.PlaceStatesOfLearner].Run(added.Id, CardState.Fresh.EaseX100, false);
        new DeckTallies(database).CountLearner(added.Id);
        return added;
    }

    private long AddDevice()
    {
        long device = 1 + RandomNumberGenerator.GetInt32(int.MaxValue) + ((long)RandomNumberGenerator.GetInt32(int.MaxValue) << 31);
        database[LearnerSql.AddDevice].Run(device, Environment.MachineName);
        database[LearnerSql.SaveSetting].Run(WholeStore, DeviceSetting, FormattableString.Invariant($"{device:x16}"));
        return device;
    }

    private string? SettingIn(long scope, string name) => database[LearnerSql.Setting].First(row => row.GetString(0), scope, name);

    private static long ToDevice(string hexadecimal) =>
        long.TryParse(hexadecimal, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out long device)
            ? device
            : throw new StoreException($"The store's device id, “{hexadecimal}”, is damaged. Restore a backup.");
}
