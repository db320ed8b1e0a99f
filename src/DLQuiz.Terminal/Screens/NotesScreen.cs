using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Terminal.Screens.NotesRows;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>What the compiler finds in the notes, live while they are edited: a save shows here within a second, and the selection stays.</summary>
internal sealed class NotesScreen : Screen
{
    private const int HeadRows = 3;

    /// <summary>From here on the selected row is told of beside the list rather than below it.</summary>
    private const int WideColumns = 120;

    public static readonly KeyTable Keys = new("notes",
    [
        new("explain", "enter", "explain", "Explains the selected finding: why it is one, and how to mend it."),
        new("edit", "e", "edit", "Opens the note at this line in your editor."),
        new("filter", "f", "filter", "Lists errors and warnings, or errors alone, or every note with all findings."),
        new("next", "n", "next", "The next finding."),
        new("previous", "p", "previous", "The finding before.") { IsQuiet = true },
        new("down", "down j", "choose", "Chooses the row below.") { Label = "↑ ↓" },
        new("up", "up k", "up", "Chooses the row above.") { IsQuiet = true },
        new("page-down", "pgdn", "page", "Ten rows down.") { IsQuiet = true },
        new("page-up", "pgup", "page", "Ten rows up.") { IsQuiet = true },
        new("first", "home", "first", "The first row.") { IsQuiet = true },
        new("last", "end", "last", "The last row.") { IsQuiet = true },
        new("back", "q esc", "back", "Goes back to where you were."),
    ]);

    private readonly Desk desk;
    private readonly Scroll explanation = new();
    private IDisposable? watch;
    private NotesReport? report;
    private ImmutableArray<NotesRow> rows = [];
    private (int Errors, int Warnings, int Infos) counts;
    private volatile NotesFilter filter;
    private string? message;
    private bool showsExplanation;
    private int selected;
    private int top;
    private volatile bool isLeft;

    public NotesScreen(Desk desk)
        : base(desk, Keys) => this.desk = desk;

    protected override string Purpose => Wording.Of("What the compiler finds in your notes. While this page is open, each note that you save is compiled at once: its findings come and go here, and its cards are in your decks.");

    protected override ImmutableArray<KeyAction> Actions =>
    [
        On("explain", () => ShowExplanation(true), !showsExplanation && Selected is NotesRow.OfFinding),
        On("edit", Edit, Selected?.File is not null && desk.Context.Edit is not null),
        On("filter", Filter, !showsExplanation && report is not null),
        On("next", () => Step(1), HasFindings),
        On("previous", () => Step(-1), HasFindings),
        On("down", () => Choose(selected + 1), !showsExplanation && !rows.IsEmpty),
        On("up", () => Choose(selected - 1), !showsExplanation && !rows.IsEmpty),
        On("page-down", () => Choose(selected + 10), !showsExplanation && !rows.IsEmpty),
        On("page-up", () => Choose(selected - 10), !showsExplanation && !rows.IsEmpty),
        On("first", () => Choose(0), !showsExplanation && !rows.IsEmpty),
        On("last", () => Choose(int.MaxValue), !showsExplanation && !rows.IsEmpty),
        HelpAction,
        On("back", Back),
    ];

    private NotesRow? Selected => selected < rows.Length ? rows[selected] : null;

    private bool HasFindings => rows.Any(row => row is NotesRow.OfFinding);

    protected override void Begin() => watch = desk.Context.WatchNotes?.Invoke(OnReport);

    protected override void ScrollBy(int lines)
    {
        if (showsExplanation)
        {
            explanation.By(lines);
        }
        else
        {
            Choose(selected + lines);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            isLeft = true;
            watch?.Dispose();
        }

        base.Dispose(disposing);
    }

    protected override void Compose(Canvas frame)
    {
        var bar = KeyBar.Lay(Actions, frame.Width);
        PutHead(frame);
        int room = frame.Height - HeadRows - bar.Height - (message is null ? 0 : 1);
        if (report is null)
        {
            frame.Put(0, HeadRows, Line.Of(Wording.Of("Looking at your notes…"), Ink.Faint));
        }
        else if (showsExplanation && Selected is NotesRow.OfFinding { Finding: var finding })
        {
            explanation.Draw(frame, [.. FindingText.Explanation(finding, frame.Width - 2)], HeadRows, room);
        }
        else if (report.Sources.IsEmpty)
        {
            PutText(frame, HeadRows, room, 0, LineBreaker.Wrap([new Run(Wording.Of("No notes were ever compiled here: dlquiz compile FOLDER does it."))], frame.Width));
        }
        else
        {
            PutRows(frame, room);
        }

        if (message is not null)
        {
            frame.Put(0, frame.Height - bar.Height - 1, Line.Of(message, Ink.Strong));
        }

        bar.Put(frame);
    }

    private static void PutText(Canvas frame, int row, int room, int column, IEnumerable<Line> lines)
    {
        foreach ((int i, Line line) in lines.Take(room).Index())
        {
            frame.Put(column, row + i, line);
        }
    }

    private void PutHead(Canvas frame)
    {
        Line title = Line.Of(Wording.Of("Notes"), Ink.Heading | Ink.Strong);
        if (report is null)
        {
            frame.Put(0, 0, title);
            return;
        }

        title = title.Then(Line.Of(" · " + ListedText(), Ink.Strong));
        frame.Put(0, 0, title);
        if (report.Sources.Max(source => source.CompiledAt) is { } at)
        {
            Line compiled = Line.Of(Wording.Of($"compiled {NotesText.Clock(at)}"), Ink.Faint);
            frame.PutRight(0, title.Width + 2 + compiled.Width <= frame.Width ? compiled : Line.Of(NotesText.Clock(at), Ink.Faint));
        }

        string found = Wording.Of($"✗ errors {TextTable.Number(counts.Errors)} · ! warnings {TextTable.Number(counts.Warnings)} · infos {TextTable.Number(counts.Infos)}");
        frame.Put(0, 1, Line.Of(found, Ink.Strong));
        frame.Put(0, 2, NotesText.LastSave(report) is { } save ? Line.Of(save)
            : report.IsShared ? Line.Of(Wording.Of("The decks are shared: only dlquiz compile changes them."), Ink.Emphasis)
            : Line.Of(Wording.Of("Edit a note and save it: it shows here at once."), Ink.Faint));
    }

    private string ListedText() => filter switch
    {
        NotesFilter.Errors => Wording.Of("errors"),
        NotesFilter.Warnings => Wording.Of("errors, warnings"),
        _ => Wording.Of("all notes"),
    };

    private void PutRows(Canvas frame, int room)
    {
        bool isWide = frame.Width >= WideColumns;
        int width = isWide ? (frame.Width - 3) / 2 : frame.Width;
        ImmutableArray<Line> detail = [.. NotesText.DetailOf(Selected!, report!.IsShared, isWide ? frame.Width - width - 3 : frame.Width)];
        int below = isWide ? 0 : Math.Clamp(detail.Length + 1, 3, Math.Max(3, room * 3 / 5));
        int height = Math.Max(1, room - below);
        top = Math.Clamp(top, Math.Max(0, selected - height + 1), selected);
        top = Math.Clamp(top, 0, Math.Max(0, rows.Length - height));
        for (int i = 0; i < height && top + i < rows.Length; i++)
        {
            int index = top + i;
            Line line = NotesText.RowOf(rows[index], width - 2).After(Line.Of(index == selected ? "› " : "  "));
            frame.Put(0, HeadRows + i, index == selected ? line.With(Ink.Reverse) : line, () => OnRowClicked(index));
        }

        if (isWide)
        {
            PutText(frame, HeadRows, room, width + 3, detail);
            return;
        }

        string place = $"── {selected + 1}/{rows.Length} ";
        frame.Put(0, HeadRows + height, Line.Of(place + new string('─', Math.Max(0, frame.Width - place.Length)), Ink.Faint));
        PutText(frame, HeadRows + height + 1, below - 1, 0, detail);
    }

    /// <summary>On the watch's thread, which may as well make the rows: there may be very many.</summary>
    private void OnReport(NotesReport latest)
    {
        if (isLeft || App is not { } app)
        {
            return;
        }

        NotesFilter by = filter;
        ImmutableArray<NotesRow> listed = NotesRow.Of(latest, by);
        ILookup<Severity, Diagnostic> found = latest.Sources.SelectMany(source => source.Findings).ToLookup(finding => finding.Severity);
        (int, int, int) counted = (found[Severity.Error].Count(), found[Severity.Warning].Count(), found[Severity.Info].Count());
        desk.Post(app, () =>
        {
            if (!isLeft)
            {
                (report, counts) = (latest, counted);
                List(by == filter ? listed : NotesRow.Of(latest, filter));
                SetNeedsDraw();
            }
        });
    }

    /// <summary>Other rows, the selection on what it was on.</summary>
    private void List(ImmutableArray<NotesRow> listed)
    {
        NotesRow? before = Selected;
        rows = listed;
        // The first look is for what is wrong.
        selected = before is null ? Math.Max(0, rows.ToList().FindIndex(row => row is NotesRow.OfFinding)) : NotesRow.Find(rows, before, selected);
        showsExplanation &= Selected is NotesRow.OfFinding;
    }

    private void Choose(int row)
    {
        message = null;
        selected = Math.Clamp(row, 0, Math.Max(0, rows.Length - 1));
    }

    private void Step(int by)
    {
        message = null;
        for (int i = selected + by; i >= 0 && i < rows.Length; i += by)
        {
            if (rows[i] is NotesRow.OfFinding)
            {
                selected = i;
                explanation.ToStart();
                return;
            }
        }
    }

    private void Filter()
    {
        filter = (NotesFilter)(((int)filter + 1) % Enum.GetValues<NotesFilter>().Length);
        List(NotesRow.Of(report!, filter));
    }

    private void ShowExplanation(bool shows)
    {
        showsExplanation = shows;
        explanation.ToStart();
    }

    private void Back()
    {
        if (showsExplanation)
        {
            ShowExplanation(false);
        }
        else
        {
            Leave(new Destination.Home());
        }
    }

    private void Edit()
    {
        NotesRow row = Selected!;
        string root = row.Source.Source.Root;
        string file = row.File == Path.GetFileName(root) && File.Exists(root) ? root : Path.Combine(root, row.File!);
        message = desk.StepAside(() => desk.Context.Edit!(file, row is NotesRow.OfFinding finding ? finding.Finding.Span.Line : 1));
    }

    private void OnRowClicked(int row)
    {
        if (row == selected && rows[row] is NotesRow.OfFinding)
        {
            ShowExplanation(true);
        }
        else
        {
            Choose(row);
        }
    }
}
