using DLQuiz.Core.Model;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Screens;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>The compiler's findings on the screen; <c>DLQUIZ_ACCEPT=1</c> writes the goldens anew.</summary>
[Collection(nameof(ScreensCollection))]
public sealed class NotesScreenTests
{
    private static readonly Diagnostic Unknown = new(Rules.Find("DLQ313")!, "“gama” is no name here; did you mean gamma?", new SourceSpan("norm/批归一化.md", 12, 14, 4), "answer: 方差 + gama * x   # 训练时用 mini-batch 的统计量");

    private static readonly Diagnostic Warned = new(Rules.Find("DLQ404")!, "The id sgd stands by no card.", new SourceSpan("norm/批归一化.md", 30, 1, 2), "<!-- id: sgd -->");

    private static readonly Diagnostic Told = new(Rules.Find("DLQ214")!, "These questions have no answers.", new SourceSpan("svm.md", 3, 1), "- 间隔");

    public static TheoryData<string, int, int> Sizes => new(
        from language in new[] { "en", "zh-CN" }
        from size in new[] { (80, 24), (40, 15), (200, 60) }
        select (language, size.Item1, size.Item2));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Notes_look_as_accepted(string language, int width, int height) => Golden.In(language, () =>
    {
        using ScreenHarness screen = Open(width, height);
        Golden.Matches(screen.Text, "Notes", $"notes-first-{language}-{width}x{height}");
        Golden.Matches(Tell(screen, Report(Unknown, Warned, Told)).Text, "Notes", $"notes-{language}-{width}x{height}");
        Golden.Matches(screen.Press(Key.Enter).Text, "Notes", $"notes-explain-{language}-{width}x{height}");
        Golden.Matches(screen.Press(Key.Esc, 'f', 'f', Key.Home).Text, "Notes", $"notes-all-{language}-{width}x{height}");
    });

    [Fact]
    public void Notes_without_colour_tell_severities_by_signs()
    {
        using ScreenHarness screen = Open(80, 24, noColour: "1");
        Golden.Matches(Tell(screen, Report(Unknown, Warned, Told)).Styled, "Notes", "notes-nocolour");
    }

    [Fact]
    public void A_save_shows_in_place_and_the_selection_stays_on_its_finding()
    {
        using ScreenHarness screen = Open(100, 30);
        Tell(screen, Report(Unknown, Warned));
        Assert.Contains("The id sgd stands by no card.", Selected(screen.Press('n')), StringComparison.Ordinal);

        Tell(screen, Report(Warned with { Span = Warned.Span with { Line = 28 } }));
        Assert.Contains("28:1", Selected(screen), StringComparison.Ordinal);
        Tell(screen, Report());
        Assert.Contains("notes", Selected(screen), StringComparison.Ordinal);
        Assert.Contains("errors 0 · ! warnings 0", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_closes_by_itself_when_its_finding_is_mended()
    {
        using ScreenHarness screen = Open(100, 30);
        Tell(screen, Report(Unknown));
        Assert.Contains("A note in which this is found", screen.Press(Key.Enter).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A note in which this is found", Tell(screen, Report()).Text, StringComparison.Ordinal);
        Assert.IsType<Destination.Quit>(screen.Screen.Next);
        screen.Press(Key.Esc);
        Assert.IsType<Destination.Home>(screen.Screen.Next);
    }

    [Fact]
    public void A_source_that_is_away_says_why_and_the_others_go_on()
    {
        using ScreenHarness screen = Open(80, 24);
        NotesReport report = Report(Unknown);
        SourceReport away = new(new Source("usb", "/media/usb/notes")) { Problem = "The notes' folder /media/usb/notes is not there; its cards stay as they are." };
        Tell(screen, report with { Sources = report.Sources.Insert(0, away) }).Press(Key.Home);
        Assert.Contains("not readable now", screen.Text, StringComparison.Ordinal);
        Assert.Contains("its cards stay as they are.", screen.Text, StringComparison.Ordinal);
        Assert.Contains("gama", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shared_store_says_that_only_compile_changes_it()
    {
        using ScreenHarness screen = Open(80, 24);
        NotesReport report = Report() with { IsShared = true };
        Assert.Contains("would give 1 new", Tell(screen, report).Text, StringComparison.Ordinal);
        Tell(screen, report with { Sources = [report.Sources[0] with { LastSave = null }] });
        Assert.Contains("only dlquiz compile changes them", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaving_ends_the_watch_and_what_it_still_tells_is_nothing()
    {
        using ScreenHarness screen = Open(80, 24);
        Action<NotesReport> tell = screen.TellNotes!;
        screen.Press('q').Screen.Dispose();
        Assert.Null(screen.TellNotes);
        tell(Report(Unknown));
        screen.Settle();
    }

    [Fact]
    public void A_hundred_thousand_notes_are_listed_within_a_frame()
    {
        using ScreenHarness screen = Open(80, 24);
        NotesReport many = new([new SourceReport(new Source("notes", "/notes")) { Notes = [.. Enumerable.Range(0, 100_000).Select(i => new NoteSummary($"n{i:000000}.md", 10, NoteOutcome.Whole))], CompiledAt = RealDecks.Now }], IsShared: false);
        Tell(screen, many).Press('f', 'f', Key.End);
        Assert.Contains("n099999.md", Selected(screen), StringComparison.Ordinal);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        screen.Press(Key.CursorUp);
        Assert.True(clock.ElapsedMilliseconds < 500, $"{clock.ElapsedMilliseconds} ms");
    }

    private static ScreenHarness Open(int width, int height, string? noColour = null) =>
        new ScreenHarness(new FakeStore(SampleCards.Normalization), width, height, noColour).Open(desk => new NotesScreen(desk));

    private static ScreenHarness Tell(ScreenHarness screen, NotesReport report)
    {
        screen.TellNotes!(report);
        return screen.Settle();
    }

    private static string Selected(ScreenHarness screen) => screen.Text.Split('\n').Single(line => line.StartsWith("› ", StringComparison.Ordinal));

    private static NotesReport Report(params Diagnostic[] findings)
    {
        DateTimeOffset at = new(2026, 3, 2, 10, 32, 5, TimeSpan.Zero);
        Source source = new("notes", "/home/learner/notes");
        return new NotesReport(
        [
            new SourceReport(source)
            {
                Notes =
                [
                    new NoteSummary("kmeans.md", 12, NoteOutcome.Whole),
                    new NoteSummary("norm/批归一化.md", 14, findings.Any(finding => finding.Severity == Severity.Error) ? NoteOutcome.Partial : NoteOutcome.Whole),
                    new NoteSummary("svm.md", 1, NoteOutcome.Whole),
                ],
                Findings = [.. findings],
                CompiledAt = at,
                LastSave = new NotesChange(at, ["norm/批归一化.md"], [SampleCards.Normalization], [SampleCards.Dropout], [], [], 12),
            },
        ],
        IsShared: false);
    }
}
