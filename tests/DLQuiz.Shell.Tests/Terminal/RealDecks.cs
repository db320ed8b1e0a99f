using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;
using DLQuiz.Storage;
using Microsoft.Extensions.Time.Testing;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>A store of the decks that ship and of a learner who has studied them for ten weeks; the same every time.</summary>
internal sealed class RealDecks : IDisposable
{
    private const int Days = 70;
    private const int CardsADay = 9;

    private static readonly Lazy<string> Built = new(Build);

    private readonly string file;

    public RealDecks()
    {
        file = Path.Combine(Path.GetTempPath(), $"dlquiz-real-{Guid.NewGuid():N}.db");
        File.Copy(Built.Value, file);
    }

    /// <summary>The morning after the ten weeks.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The screens close what they are given.</summary>
    public SqlStore Open() => SqliteStore.Open(file);

    public void Dispose()
    {
        foreach (string path in Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
        {
            File.Delete(path);
        }
    }

    private static string Build()
    {
        string path = Path.Combine(Path.GetTempPath(), $"dlquiz-real-{Environment.ProcessId}-{Guid.NewGuid():N}.db");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        using SqliteStore store = SqliteStore.Open(path);
        Source source = new("shipped", Path.Combine(Repository.Root, "decks"));
        store.Apply(new SourceCompiler(new FakeTimeProvider(Now.AddDays(-Days))).Compile(source, NoteFolder.Find(source), store).Plan);
        Random chance = new(5);
        for (int day = Days; day > 0; day--)
        {
            Study(store, Now.AddDays(-day), chance);
        }

        return path;
    }

    /// <summary>A learner who knows a card more often the longer its interval has grown, forgets some, and skips a day now and then.</summary>
    private static void Study(SqliteStore store, DateTimeOffset now, Random chance)
    {
        if (chance.Next(7) == 0)
        {
            return;
        }

        StudyDay today = StudyDay.Of(now, TimeZoneInfo.Utc, TimeSpan.FromHours(4));
        foreach (Candidate card in StudyQueue.Load(store, today, StudyRequest.Today, DailyLimits.Default, (ulong)today.Number).Take(CardsADay))
        {
            now = now.AddSeconds(12);
            int roll = chance.Next(100);
            Quality quality = new(roll < 8 ? 1 : roll < 25 ? 3 : roll < 85 ? 4 : 5);
            store.Record(card.Card, new Moment(now, "UTC", today), new CardEvent.Review(quality, new Answer(TimeSpan.FromSeconds(4 + chance.Next(20)))));
        }
    }
}
