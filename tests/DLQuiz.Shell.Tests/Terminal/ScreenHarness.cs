using System.Drawing;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Driver;
using DLQuiz.Terminal.Screens;
using Microsoft.Extensions.Time.Testing;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Terminal.Gui.Testing;
using Terminal.Gui.Time;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>A screen on a terminal in memory.</summary>
internal sealed class ScreenHarness : IDisposable
{
    private readonly Headless headless = new();
    private readonly VirtualTimeProvider loopTime = new();
    private readonly IApplication app;
    private readonly IStore opened;

    public ScreenHarness(IStore store, int width = 80, int height = 24, string? noColour = null, bool sixGrades = false)
    {
        opened = store;
        Desk = new Desk(ContextFor(store) with { SixGrades = sixGrades }, new Palette(noColour));
        app = Application.Create(loopTime);
        TerminalApp.UseOwnParts(app, input: null, new PlainOutput(ColourDepth.All));
        app.Init(DriverRegistry.Names.ANSI);
        app.Driver!.SetScreenSize(width, height);
    }

    /// <summary>Of a test that gave one; another store is its test's own affair.</summary>
    public FakeStore Store => (FakeStore)opened;

    public Desk Desk { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public Screen Screen { get; private set; } = null!;

    public int TimesOpened { get; private set; }

    /// <summary>What opening waits for; while it is set, keys are pressed with the store still closed.</summary>
    public ManualResetEventSlim? Lock { get; init; }

    public bool SuspendsLeeches { get; init; }

    /// <summary>Links handed to the system, with the deck of their card.</summary>
    public List<string> Opened { get; } = [];

    public string? OpeningOutsideFails { get; set; }

    /// <summary>Score sheets written, with the file that was named.</summary>
    public List<(string File, ScoreSheet Sheet)> Sheets { get; } = [];

    public string? WritingFails { get; set; }

    /// <summary>The store once more, for reads beside the loop; the same one where it is null.</summary>
    public Func<IStore>? Beside { get; init; }

    /// <summary>Tells the screen of notes how they stand; null while none watches.</summary>
    public Action<NotesReport>? TellNotes { get; private set; }

    /// <summary>What comes of editing a card's note.</summary>
    public EditedCard Edited { get; set; } = EditedCard.Unchanged;

    /// <summary>What opening throws.</summary>
    public Exception? OpeningFails { get; init; }

    /// <summary>What shows, one line a row, blanks at the right cut off.</summary>
    public string Text => string.Join('\n', app.Driver!.ToString()!.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');

    /// <summary>What shows with its looks: under each row that is not all plain a row of letters, told apart at the end.</summary>
    public string Styled => StyledText.Of(app.Driver!);

    /// <summary>What a terminal is sent for the whole screen, escape sequences included.</summary>
    public string Sent()
    {
        ((PlainOutput)app.Driver!.GetOutput()).Forget();
        app.Driver.ClearContents();
        app.LayoutAndDraw(forceRedraw: true);
        app.Driver.Refresh();
        return ((OutputBase)app.Driver.GetOutput()).GetLastOutput();
    }

    public Point? Caret => app.Driver!.GetCursor().Position;

    /// <summary>Draws the first frame and stops before anything slow is begun.</summary>
    public ScreenHarness OpenFirstFrame(Func<Desk, Screen> make)
    {
        Screen = make(Desk);
        app.Begin(Screen);
        app.LayoutAndDraw();
        return this;
    }

    public ScreenHarness Open(Func<Desk, Screen> make) => OpenFirstFrame(make).Settle();

    public ScreenHarness Review(string? deck = null) => Open(desk => new ReviewScreen(desk, new StudyRequest { Deck = deck }));

    public ScreenHarness Home() => Open(desk => new HomeScreen(desk));

    public ScreenHarness Press(params Key[] keys)
    {
        foreach (Key key in keys)
        {
            app.InjectKey(key);
        }

        return Settle();
    }

    public ScreenHarness Type(string text) => Press([.. text.Select(c => new Key(c))]);

    public ScreenHarness Paste(string text)
    {
        app.RaisePasteEvent(text);
        return Settle();
    }

    public ScreenHarness Click(string shown)
    {
        string[] rows = Text.Split('\n');
        int row = Array.FindIndex(rows, line => line.Contains(shown, StringComparison.Ordinal));
        Assert.True(row >= 0, $"«{shown}» does not show:\n{Text}");
        int column = DLQuiz.Terminal.Text.Cells.Width(rows[row][..rows[row].IndexOf(shown, StringComparison.Ordinal)]);
        app.InjectSequence(InputInjectionExtensions.LeftButtonClick(new Point(column, row)));
        return Settle();
    }

    public ScreenHarness Resize(int width, int height)
    {
        app.Driver!.SetScreenSize(width, height);
        return Settle();
    }

    public void Dispose()
    {
        Screen.Dispose();
        app.Dispose();
        Desk.Dispose();
        headless.Dispose();
    }

    public ScreenHarness Settle()
    {
        loopTime.Advance(TimeSpan.FromMilliseconds(5));
        app.TimedEvents!.RunTimers();
        if (Lock is null or { IsSet: true })
        {
            Assert.True(Desk.Opening.Wait(TimeSpan.FromSeconds(20)), "The store was not opened.");
            app.TimedEvents.RunTimers();
            // What was read may ask for more.
            Task reading;
            do
            {
                reading = Desk.Reading;
                Assert.True(reading.Wait(TimeSpan.FromSeconds(20)), "Nothing was read.");
                app.TimedEvents.RunTimers();
            }
            while (reading != Desk.Reading);
        }

        app.LayoutAndDraw();
        return this;
    }

    private StudyContext ContextFor(IStore store) => new()
    {
        OpenStore = () =>
        {
            TimesOpened++;
            Lock?.Wait();
            return OpeningFails is null ? store : throw OpeningFails;
        },
        StartSession = (fresh, day, request) => Session.Start(day, StudyQueue.Load(fresh, day, request, DailyLimits.Default, seed: 7), seed: 7, request.Mode),
        SuspendsLeeches = _ => SuspendsLeeches,
        SchedulerFor = (_, _) => Schedulers.Default,
        OpenOutside = (_, card, target) =>
        {
            Opened.Add($"{card.Deck}: {target}");
            return OpeningOutsideFails;
        },
        EditCard = (_, _) => Edited,
        DrawSeed = () => 7,
        WriteScoreSheet = (file, sheet) =>
        {
            Sheets.Add((file, sheet));
            return WritingFails;
        },
        OpenBeside = () => Beside is null ? store : Beside(),
        WatchNotes = tell =>
        {
            TellNotes = tell;
            return new Watch(() => TellNotes = null);
        },
        Clock = Clock,
        Zone = TimeZoneInfo.Utc,
    };

    private sealed class Watch(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
