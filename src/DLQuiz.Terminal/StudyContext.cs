using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Driver;
using DLQuiz.Terminal.Quizzes;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal;

/// <summary>What the screens need from the program around them.</summary>
public sealed record StudyContext
{
    /// <summary>Called once, after the first frame is on the screen and on another thread: opening a database is the slow part of a start.</summary>
    public required Func<IStore> OpenStore { get; init; }

    /// <summary>A sitting of what was asked for.</summary>
    public required Func<IStore, StudyDay, StudyRequest, Session> StartSession { get; init; }

    /// <summary>The scheduler of a card's deck: what the grades would do is shown before one is given.</summary>
    public required Func<IStore, Card, IScheduler> SchedulerFor { get; init; }

    /// <summary>The language that a card's deck names, such as <c>zh-CN</c>; null where it names none.</summary>
    public Func<IStore, Card, string?> LanguageOf { get; init; } = (_, _) => null;

    /// <summary>What the learner should know about the notes, asked once the store is open; null when all is well.</summary>
    public Func<string?> Notice { get; init; } = () => null;

    /// <summary>Shows a link or picture of a card outside the terminal: null when that worked, else why not in a sentence.</summary>
    public Func<IStore, Card, string, string?> OpenOutside { get; init; } = (_, _, _) => Wording.Of("Nothing can be opened from here.");

    /// <summary>The same store once more, to be read on another thread while the first goes on being used; whoever asks disposes it.</summary>
    public Func<IStore> OpenBeside { get; init; } = () => throw new StoreException(Wording.Of("Nothing more can be read from here."));

    /// <summary>Compiles the notes and goes on compiling each that is saved, until it is disposed; tells what stands, first and after each change, on a thread of its own. Null where no notes are at hand.</summary>
    public Func<Action<NotesReport>, IDisposable>? WatchNotes { get; init; }

    /// <summary>Opens a file at a line (from 1) in the learner's editor and returns when that is closed: null when that worked, else why not in a sentence. Null where nothing can be edited.</summary>
    public Func<string, int, string?>? Edit { get; init; }

    /// <summary>The same for the note of a card, at its line, which is then compiled; null where nothing can be edited.</summary>
    public Func<IStore, Card, EditedCard>? EditCard { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The learner's.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Local;

    /// <summary>After midnight; until then a review belongs to the day before.</summary>
    public TimeSpan Rollover { get; init; } = TimeSpan.FromHours(4);

    /// <summary>What to begin with.</summary>
    public StudyRequest Request { get; init; } = StudyRequest.Today;

    /// <summary>Whether a card that becomes a leech is suspended at once, as the learner has chosen.</summary>
    public Func<IStore, bool> SuspendsLeeches { get; init; } = _ => false;

    /// <summary>Begins with a review and ends after it, without Home.</summary>
    public bool StartWithReview { get; init; }

    /// <summary>Begins with looking for these cards; null to begin elsewhere.</summary>
    public string? StartWithFilter { get; init; }

    /// <summary>Begins with an exam and ends after it, without setup and Home; null for everything else.</summary>
    public QuizStart? Quiz { get; init; }

    /// <summary>A seed for a paper, small enough to be told to another.</summary>
    public Func<ulong> DrawSeed { get; init; } = () => (ulong)Random.Shared.Next(1, 1_000_000);

    /// <summary>Writes a score sheet to a file: null when that worked, else why not in a sentence.</summary>
    public Func<string, ScoreSheet, string?> WriteScoreSheet { get; init; } = (_, _) => Wording.Of("Nothing can be written from here.");

    /// <summary>Keys 0 to 5 for SM-2's qualities instead of 1 to 4.</summary>
    public bool SixGrades { get; init; }

    /// <summary>Days that studying ahead goes ahead.</summary>
    public int AheadDays { get; init; } = 7;

    /// <summary>Keys that the learner has chosen, as <see cref="Screens.KeyText.Parse"/> reads them, separated by blanks; by <c>screen.id</c> of <see cref="Screens.KeyTable"/>.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the learner says of the terminal's background; where it is not said, the terminal is asked.</summary>
    public Theme Theme { get; init; }

    /// <summary>For the screen that shows and changes them; null where the program around keeps none.</summary>
    public SettingsView? Settings { get; init; }

    public StudyDay Today => StudyDay.Of(Clock.GetUtcNow(), Zone, Rollover);

    /// <summary>Now, to the millisecond that the log keeps, on a study day that may have begun before the rollover.</summary>
    public Moment MomentOn(StudyDay day)
    {
        DateTimeOffset now = Clock.GetUtcNow();
        string zone = TimeZoneInfo.TryConvertWindowsIdToIanaId(Zone.Id, out string? iana) ? iana : Zone.Id;
        return new Moment(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)), zone, day);
    }
}
