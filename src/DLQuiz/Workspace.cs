using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;
using DLQuiz.Storage;
using DLQuiz.Terminal;

namespace DLQuiz;

/// <summary>A learner's place: the store, the sources compiled into it, and the clock.</summary>
internal sealed class Workspace(World world, string place)
{
    /// <summary>Name of the source of the decks that ship; its root is wherever this build lies.</summary>
    public const string Shipped = "shipped";

    private static readonly TimeSpan Rollover = TimeSpan.FromHours(4);

    public string Place { get; } = place;

    public bool Exists => File.Exists(Place);

    public StudyDay Today => StudyDay.Of(world.Clock.GetUtcNow(), world.Zone, Rollover);

    public SqliteStore Open() => SqliteStore.Open(Place);

    /// <summary>Null where no store was made yet: reading never makes one.</summary>
    public SqliteStore? OpenExisting() => Exists ? Open() : null;

    /// <summary>The store with its sources compiled, where their notes have changed since the last time.</summary>
    /// <param name="report">Told of each source that was compiled, or could not be.</param>
    public SqliteStore OpenFresh(Action<string>? report = null)
    {
        SqliteStore store = Open();
        foreach (Source source in Sources(store))
        {
            try
            {
                Refresh(store, source, report);
            }
            catch (IOException missing)
            {
                report?.Invoke(missing.Message);
            }
        }

        return store;
    }

    /// <summary>Every source of the store, with the shipped decks first and where they lie now.</summary>
    public IReadOnlyList<Source> Sources(IStore? store)
    {
        IEnumerable<Source> others = store?.Sources().Where(source => source.Name != Shipped) ?? [];
        return Directory.Exists(world.ShippedDecks) ? [new Source(Shipped, world.ShippedDecks), .. others] : [.. others];
    }

    /// <summary>The source that a path belongs to: one known already, or a new one named after its last part.</summary>
    /// <exception cref="UsageException">Nothing is there.</exception>
    public Source SourceAt(string path, IStore? store)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Directory.Exists(full) && !File.Exists(full))
        {
            throw new UsageException($"There is no file or folder {full}.");
        }

        IReadOnlyList<Source> known = Sources(store);
        if (known.FirstOrDefault(source => full == source.Root || full.StartsWith(source.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { } owner)
        {
            return owner;
        }

        string name = Path.GetFileName(full) is { Length: > 0 } last ? last : "root";
        string free = name;
        // A root that is gone has moved here; one that is still there is another folder of the same name.
        for (int i = 2; known.Any(source => source.Name == free && Path.Exists(source.Root)); i++)
        {
            free = $"{name}-{i}";
        }

        return new Source(free, full);
    }

    /// <summary>Stores a plan, and that its source needs no reading until a note changes.</summary>
    public static void Apply(IStore store, Compilation compilation, string stamp)
    {
        store.Apply(compilation.Plan);
        store.SetSetting(StampSetting(compilation.Plan.Source), stamp);
    }

    /// <summary>Differs once the source lies elsewhere or a note was added, removed or saved.</summary>
    public static string StampOf(Source source, IReadOnlyList<NoteFile> notes) => source.Root + "\n" + NoteFolder.Stamp(notes);

    public StudyContext StudyContext(string? deck, bool startWithReview)
    {
        Dictionary<string, DeckSettings>? settings = null;
        List<string> messages = [];
        return new StudyContext
        {
            OpenStore = () => OpenFresh(messages.Add),
            Notice = () => messages.Count == 0 ? null : string.Join(" ", messages),
            StartSession = (store, day, chosen) => Session.Start(day, Queue(store, day, chosen), NewSeed()),
            SchedulerFor = (store, card) => Schedulers.For(card.Deck, settings ??= store.Decks(Today).ToDictionary(one => one.Path, one => one.Settings)),
            Clock = world.Clock,
            Zone = world.Zone,
            Rollover = Rollover,
            Deck = deck,
            StartWithReview = startWithReview,
        };
    }

    /// <summary>A study day's queue; its shuffle depends on the day alone, so that leaving and coming back changes nothing.</summary>
    public static IReadOnlyList<Candidate> Queue(IStore store, StudyDay day, string? deck) =>
        DailyQueue.Load(store, day, deck, DailyLimits.Default, (ulong)day.Number);

    private static ulong NewSeed() => unchecked((ulong)Random.Shared.NextInt64(long.MinValue, long.MaxValue));

    private static string StampSetting(Source source) => "compiled:" + source.Name;

    private static void Refresh(SqliteStore store, Source source, Action<string>? report)
    {
        IReadOnlyList<NoteFile> notes = NoteFolder.Find(source);
        string stamp = StampOf(source, notes);
        if (store.Setting(StampSetting(source)) == stamp)
        {
            return;
        }

        Compilation compilation = new SourceCompiler().Compile(source, notes, store);
        Apply(store, compilation, stamp);
        int errors = compilation.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        if (errors > 0)
        {
            report?.Invoke($"{source.Root}: the notes have errors ({errors}); dlquiz compile shows them.");
        }
    }
}
