using System.Globalization;
using DLQuiz.Configuration;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;
using DLQuiz.Storage;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Text;
using DLQuiz.Watching;

namespace DLQuiz;

/// <summary>A learner's place: the store, the sources compiled into it, and the clock.</summary>
internal sealed class Workspace(World world, string place, string? learner, Settings? given = null)
{
    /// <summary>Name of the source of the decks that ship; its root is wherever this build lies.</summary>
    public const string Shipped = "shipped";

    private Task<string?>? daily;
    private Settings settings = given ?? Settings.Defaults(world);

    public string Place { get; } = place;

    /// <summary>When a study day begins, local time.</summary>
    public TimeSpan Rollover => settings.Rollover;

    /// <summary>Whether a store is there already; a server has one as soon as it is asked.</summary>
    public bool Exists => IsShared || Path.Exists(Place);

    /// <summary>Whether other learners have the same decks: then only <c>dlquiz compile</c> changes them.</summary>
    public bool IsShared => StorePlace.IsServer(Place);

    public StudyDay Today => DayOf(world.Clock.GetUtcNow());

    /// <summary>Now, for an entry of the log.</summary>
    public Moment Moment => StudyContext(StudyRequest.Today, startWithReview: false).MomentOn(Today);

    /// <exception cref="UsageException">The file has learners, and none of that name.</exception>
    public SqlStore Open()
    {
        if (IsShared)
        {
            return PostgresStore.Open(Place, learner);
        }

        if (learner is not null && Exists)
        {
            CheckLearner(learner);
        }

        return SqliteStore.Open(Place, learner);
    }

    /// <summary>The store as another learner, who may be new.</summary>
    public SqlStore OpenAs(string name) => IsShared ? PostgresStore.Open(Place, name) : SqliteStore.Open(Place, name);

    /// <summary>The store for what concerns every learner: none is added.</summary>
    public SqlStore OpenForAll() => IsShared ? PostgresStore.Open(Place) : SqliteStore.OpenForAll(Place);

    /// <summary>Null where no store was made yet: reading never makes one.</summary>
    public SqlStore? OpenExisting() => Exists ? Open() : null;

    /// <summary>Those of the store's file.</summary>
    /// <exception cref="UsageException">The store is a server's.</exception>
    public BackupFolder Backups() => !IsShared
        ? new BackupFolder(Place, world.Clock)
        : throw new UsageException("This is for the file of a SQLite store. On PostgreSQL pg_dump and pg_restore make and restore backups; dlquiz rebuild --dry-run compares every state with the log, and dlquiz log export works everywhere.");

    /// <summary>Makes the study day's backup where the day has none; a store that was never studied needs none.</summary>
    /// <returns>What went wrong; the store is unharmed then, and studying need not wait.</returns>
    public string? BackUpToday(SqlStore store) => store is { Backups: { } backups, HasNoLog: false } ? MakeDaily(backups) : null;

    /// <summary>Waits for the backup that was begun when the screens opened the store, and says what went wrong with it.</summary>
    public void FinishBackup()
    {
        if (daily?.GetAwaiter().GetResult() is { } problem)
        {
            world.Error.WriteLine($"dlquiz: {SafeText.Of(problem)}");
        }
    }

    /// <summary>The store with its sources compiled, where their notes have changed since the last time; a shared one as its teacher compiled it.</summary>
    /// <param name="report">Told of each source that was compiled, or could not be.</param>
    public SqlStore OpenFresh(Action<string>? report = null)
    {
        SqlStore store = Open();
        try
        {
            AdoptSchedule(store);
            foreach (Source source in IsShared ? [] : Sources(store))
            {
                RefreshOrReport(store, source, report);
            }

            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Every source of the store, with the shipped decks first and where they lie now; a place that is gone counts while it has cards.</summary>
    public IReadOnlyList<Source> Sources(IStore? store)
    {
        IEnumerable<Source> others = store?.Sources().Where(source => source.Name != Shipped && (Path.Exists(source.Root) || store.HasCards(source.Name))) ?? [];
        return Directory.Exists(world.ShippedDecks) ? [new Source(Shipped, world.ShippedDecks), .. others] : [.. others];
    }

    /// <summary>The source that a path belongs to: one known already, one that has moved here, or a new one named after its last part.</summary>
    /// <exception cref="UsageException">Nothing is there.</exception>
    public Source SourceAt(string path, IStore? store)
    {
        string full = FullPath(path);
        IReadOnlyList<Source> known = Sources(store);
        if (known.FirstOrDefault(source => full == source.Root || full.StartsWith(source.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { } owner)
        {
            return owner;
        }

        if (known.FirstOrDefault(source => !Path.Exists(source.Root) && HasNotesOf(full, source, store!)) is { } moved)
        {
            return moved with { Root = full };
        }

        string name = Path.GetFileName(full) is { Length: > 0 } last ? last : "root";
        string free = name;
        for (int i = 2; known.Any(source => source.Name == free); i++)
        {
            free = $"{name}-{i}";
        }

        return new Source(free, full);
    }

    /// <summary>Absolute, without a separator at the end.</summary>
    /// <exception cref="UsageException">Nothing is there.</exception>
    public static string FullPath(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new UsageException("PATH is empty: name a folder of notes, or one note.");
        }

        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Path.Exists(full) ? full : throw new UsageException($"There is no file or folder {full}.");
    }

    /// <summary>In a file of one's own a new name is rather a slip, and would make the file one of two learners.</summary>
    private void CheckLearner(string name)
    {
        using SqlStore store = OpenForAll();
        IReadOnlyList<string> known = store.Learners();
        if (known.Count > 0 && !known.Contains(name, StringComparer.Ordinal))
        {
            throw new UsageException($"{Place} has no learner {name}; it has {string.Join(", ", known)}. To add one: dlquiz learners --add \"{name}\".");
        }
    }

    /// <summary>Half of the notes that a vanished source gave cards from are enough to know it again.</summary>
    private static bool HasNotesOf(string folder, Source source, IStore store)
    {
        string[] files = [.. store.CardsOf(source.Name).Select(card => card.Card.Span.File).Distinct(StringComparer.Ordinal)];
        return files.Length > 0 && 2 * files.Count(file => File.Exists(Path.Combine(folder, file))) >= files.Length;
    }

    /// <summary>Stores a plan, if it changes anything.</summary>
    /// <param name="store">Where to.</param>
    /// <param name="compilation">Of one source.</param>
    /// <param name="progress">Told now and then how many cards are stored of how many.</param>
    public static void Apply(SqlStore store, Compilation compilation, Action<int, int>? progress = null)
    {
        if (!compilation.Plan.IsEmpty || !store.Sources().Contains(compilation.Plan.Source))
        {
            store.Apply(compilation.Plan, progress);
        }
    }

    /// <summary>For the screens; a store that is not open yet is opened after the first frame.</summary>
    public StudyContext StudyContext(StudyRequest request, bool startWithReview, IStore? open = null)
    {
        IReadOnlyDictionary<string, DeckSettings>? decks = null;
        List<string> messages = [];
        return new StudyContext
        {
            OpenStore = () =>
            {
                IStore store = open ?? OpenFresh(messages.Add);
                if (store is SqlStore { Backups: { } backups, HasNoLog: false })
                {
                    daily = Task.Run(() => MakeDaily(backups));
                }

                return store;
            },
            Notice = () => NoticeOf(messages),
            StartSession = (store, day, chosen) => Session.Start(day, Queue(store, day, chosen), NewSeed(), chosen.Mode),
            SuspendsLeeches = store => settings.Of(KnownSettings.Leech, LearnerSetting.Leech.Own(store)).Value == "suspend",
            OpenOutside = OpenOutside,
            WriteScoreSheet = ScoreSheetFile.TryWrite,
            SchedulerFor = (store, card) => Schedulers.For(
                card.Deck,
                decks ??= store.SettingsByDeck(),
                SettingsOf(store)),
            LanguageOf = (store, card) => DeckPaths.LanguageOf(card.Deck, decks ??= store.SettingsByDeck()),
            OpenBeside = Open,
            Edit = (file, line) => new NoteEditor(world, this, settings).Open(file, line),
            EditCard = IsShared ? null : (store, card) => new NoteEditor(world, this, settings).Edit(store, card),
            WatchNotes = tell => new NotesWatch(world, this, tell),
            Clock = world.Clock,
            Zone = settings.Zone,
            Rollover = Rollover,
            SixGrades = settings.SixGrades,
            AheadDays = settings.AheadDays,
            Keys = settings.Keys,
            Theme = settings.Theme,
            Settings = SettingsView,
            Request = request,
            StartWithReview = startWithReview,
        };
    }

    /// <summary>For the screen of settings, which changes them in the file, or in the store where the learner's own choice decides.</summary>
    private SettingsView SettingsView => new()
    {
        File = settings.File.Path,
        Rows = store => [.. settings.All(store).Select(RowOf)],
        Change = ChangeSetting,
        Apply = context =>
        {
            world.Speak(settings.Language);
            return context with
            {
                Zone = settings.Zone,
                Rollover = Rollover,
                SixGrades = settings.SixGrades,
                AheadDays = settings.AheadDays,
                Keys = settings.Keys,
                Theme = settings.Theme,
            };
        },
    };

    private static SettingRow RowOf(SettingInForce one) => new(one.Setting.Name, one.Value, one.Origin.Phrase, one.Setting.Help, one.Setting.Takes)
    {
        Choices = one.Setting.Choices,
        Means = one.Means,
        IsDefault = one.Origin is Origin.Default,
        IsDecidedElsewhere = one.Origin is Origin.CommandLine or Origin.Variable,
    };

    private Phrase? ChangeSetting(IStore store, string name, string? value)
    {
        try
        {
            Phrase? problem = LearnersChoice.Change(store, KnownSettings.Find(name)!, value, out bool isChanged);
            problem = isChanged || problem is not null ? problem : ConfigurationChange.Set(settings.File.Path.Length == 0 ? null : settings.File.Path, name, value);
            settings = settings.Reloaded();
            AdoptSchedule(store);
            return problem;
        }
        catch (StoreException problem)
        {
            return $"{problem.Message}";
        }
    }

    private string? NoticeOf(IEnumerable<string> messages)
    {
        int wrong = settings.Findings.Length;
        string[] all = [.. wrong == 0 ? ReadOnlySpan<string>.Empty : [$"{Counted.Of(wrong, "mistake", "mistakes")} in the configuration; dlquiz config check shows them."], .. messages];
        return all.Length == 0 ? null : string.Join(" ", all);
    }

    private string? OpenOutside(IStore store, Card card, string target)
    {
        (string? address, string? problem) = LinkPlace.Find(Sources(store), store, card, target);
        return address is null ? problem : world.Launch(address);
    }

    /// <summary>What the learner has set of scheduling.</summary>
    public static SchedulerSettings SettingsOf(IStore? store) => SchedulerSettings.Stored(store?.Setting(SchedulerSettings.Key));

    /// <summary>How much a day holds where no deck says otherwise.</summary>
    public DailyLimits Limits => settings.Limits;

    /// <summary>Lets the store know what the configuration says of scheduling, if that has changed: then the learner's log is replayed.</summary>
    /// <remarks>What a file does not say because it cannot be read stays as it was.</remarks>
    public void AdoptSchedule(IStore store)
    {
        SchedulerSettings old = SettingsOf(store);
        SchedulerSettings adopted = settings.File.IsDamaged ? old : old with
        {
            UsualScheduler = settings.File.Broken.Contains(KnownSettings.Scheduler) ? old.UsualScheduler : settings.InFile(KnownSettings.Scheduler)?.Value,
            UsualRetention = settings.File.Broken.Contains(KnownSettings.Retention) ? old.UsualRetention
                : settings.InFile(KnownSettings.Retention) is { } wanted ? double.Parse(wanted.Value, CultureInfo.InvariantCulture) : null,
        };
        if (adopted.UsualScheduler != old.UsualScheduler || !Nullable.Equals(adopted.UsualRetention, old.UsualRetention))
        {
            store.SetSetting(SchedulerSettings.Key, adopted.ToJson());
        }
    }

    /// <summary>A study day's queue; its shuffle depends on the day alone, so that leaving and coming back changes nothing.</summary>
    public IReadOnlyList<Candidate> Queue(IStore store, StudyDay day, StudyRequest request) =>
        StudyQueue.Load(store, day, request, Limits, (ulong)day.Number);

    private string? MakeDaily(BackupFolder backups)
    {
        try
        {
            backups.MakeDaily(Today, DayOf);
            return null;
        }
        catch (Exception problem) when (problem is StoreException or IOException or UnauthorizedAccessException)
        {
            return problem.Message;
        }
    }

    private StudyDay DayOf(DateTimeOffset instant) => StudyDay.Of(instant, settings.Zone, Rollover);

    private static ulong NewSeed() => unchecked((ulong)Random.Shared.NextInt64(long.MinValue, long.MaxValue));

    private void RefreshOrReport(SqlStore store, Source source, Action<string>? report)
    {
        try
        {
            int errors = Refresh(store, source);
            if (errors > 0)
            {
                report?.Invoke($"{source.Root}: the notes have errors ({errors}); dlquiz compile shows them.");
            }
        }
        catch (SourceException unreadable)
        {
            report?.Invoke(unreadable.Message);
        }
    }

    /// <summary>The number of errors in the source's notes, compiled now or when they last changed.</summary>
    private int Refresh(SqlStore store, Source source)
    {
        Compilation compilation = new SourceCompiler(world.Clock).Compile(source, NoteFolder.Find(source), store);
        Apply(store, compilation);
        return compilation.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
    }
}
