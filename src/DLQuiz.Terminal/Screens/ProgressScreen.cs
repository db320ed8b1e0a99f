using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Terminal.Screens.ProgressPanels;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>What was done, what was remembered and what comes, of all decks or of one.</summary>
/// <remarks>All is read on another thread: over ten million reviews a deck's sums take a while, and keys go on working.</remarks>
internal sealed class ProgressScreen : Screen
{
    private const int DecksPage = 5;
    private const int RoomyHeight = 20;

    public static readonly KeyTable Keys = new("progress",
    [
        new("next-page", "tab", "next page", "The next page.") { Label = "Tab" },
        new("previous-page", "shift+tab", "previous page", "The page before.") { IsQuiet = true },
        new("year", "1", "year", "The answers of each day of the year, and the days in a row.") { IsQuiet = true },
        new("learning", "2", "learning", "How many cards were met over time, and how well today's are known.") { IsQuiet = true },
        new("memory", "3", "memory", "How many reviews were passed, with the 95 % interval of that share.") { IsQuiet = true },
        new("load", "4", "load", "The cards that fall due in the coming days, and the time they will take.") { IsQuiet = true },
        new("times", "5", "times", "How long answers take.") { IsQuiet = true },
        new("decks", "6", "decks", "The decks side by side.") { IsQuiet = true },
        new("mistakes", "7", "mistakes", "The misconceptions that you made most.") { IsQuiet = true },
        new("table", "t", "numbers", "Shows the numbers of the pictures as a table, or the pictures again."),
        new("next-deck", "right d", "deck", "The next deck instead of this one.") { Label = "← →" },
        new("previous-deck", "left", "deck before", "The deck before instead of this one.") { IsQuiet = true },
        new("all-decks", "a", "all decks", "All decks together.") { IsQuiet = true },
        new("choose-deck", "enter", "this deck", "All pages show the chosen deck."),
        new("again", "r", "read again", "Reads everything again.") { IsQuiet = true },
        new("down", "down j", "down", "A line or a deck down.") { IsQuiet = true },
        new("up", "up k", "up", "A line or a deck up.") { IsQuiet = true },
        new("back", "q esc", "back", "Goes back to your decks."),
    ]);

    private static readonly ImmutableArray<string> PageKeys = ["year", "learning", "memory", "load", "times", "decks", "mistakes"];

    private readonly Desk desk;
    private readonly int[] tops = new int[ProgressPanel.All.Length];
    private readonly Dictionary<(int Page, int Width, int Height), ImmutableArray<Line>> drawn = [];
    private CancellationTokenSource wanted = new();
    private ProgressReading? reading;
    private string? deck;
    private string? problem;
    private bool isReading;
    private bool showsTable;
    private int page;
    private int selected;

    /// <param name="desk">Its store is not touched: reading has a connection of its own.</param>
    /// <param name="deck">Null for all.</param>
    public ProgressScreen(Desk desk, string? deck)
        : base(desk, Keys)
    {
        this.desk = desk;
        this.deck = deck;
    }

    protected override string Purpose => Wording.Of("Your progress: what was done, what was remembered, what comes. Passed is the share of scheduled reviews with a grade of hard or better, first meetings left out; with 95 % certainty the true share lies between the numbers in brackets. Young cards have an interval below three weeks, mature ones of three weeks and more.");

    protected override ImmutableArray<KeyAction> Actions =>
    [
        On("choose-deck", ChooseDeck, page == DecksPage && reading is { Decks.IsEmpty: false }),
        On("next-page", () => Turn(page + 1)),
        On("previous-page", () => Turn(page - 1)),
        .. PageKeys.Select((id, i) => On(id, () => Turn(i))),
        On("table", ToggleTable),
        On("next-deck", () => Step(1), reading is not null),
        On("previous-deck", () => Step(-1), reading is not null),
        On("all-decks", () => Show(null), reading is not null),
        On("again", () => Show(deck)),
        On("down", () => ScrollBy(1)),
        On("up", () => ScrollBy(-1)),
        HelpAction,
        On("back", () => Leave(new Destination.Home())),
    ];

    protected override void Begin() => Show(deck);

    protected override void ScrollBy(int lines)
    {
        if (page == DecksPage)
        {
            selected = Math.Clamp(selected + lines, 0, Math.Max(0, (reading?.Decks.Length ?? 0) - 1));
        }
        else
        {
            tops[page] += lines;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            wanted.Cancel();
            wanted.Dispose();
        }

        base.Dispose(disposing);
    }

    protected override void Compose(Canvas frame)
    {
        var bar = KeyBar.Lay(Actions, frame.Width);
        PutHead(frame);
        int top = frame.Height >= RoomyHeight ? 3 : 2;
        int room = frame.Height - top - bar.Height;
        if (problem is not null)
        {
            PutText(frame, top, Wording.Of($"Your progress cannot be read: {SafeText.Of(problem)}"), Ink.Bad);
        }
        else if (reading is null)
        {
            PutText(frame, top, Wording.Of("Reading what you did…"), Ink.Faint);
        }
        else if (!reading.HasAnswers && page is not DecksPage)
        {
            PutText(frame, top, Wording.Of("Nothing was answered here yet. After your first reviews this page shows them."), Ink.Plain);
        }
        else
        {
            PutPanes(frame, top, room);
        }

        bar.Put(frame);
    }

    private static void PutText(Canvas frame, int row, string text, Ink ink)
    {
        foreach ((int i, Line line) in LineBreaker.Wrap([new Run(text, ink)], frame.Width).Index())
        {
            frame.Put(0, row + i, line);
        }
    }

    private void PutHead(Canvas frame)
    {
        Line right = isReading ? Line.Of(Wording.Of("reading…"), Ink.Emphasis) : Line.Of(desk.Context.Today.ToString(), Ink.Faint);
        Line title = Line.Of(Wording.Of("Progress"), Ink.Heading | Ink.Strong);
        Line name = Line.Of(" · " + (deck is null ? Wording.Of("All decks") : SafeText.Of(deck)), Ink.Strong);
        frame.Put(0, 0, title.Then(name).Cut(Math.Max(title.Width, frame.Width - right.Width - 2)));
        frame.PutRight(0, right);
        int all = TabsOf(hasNames: true).Sum(tab => tab.Width + 1);
        int column = 0;
        foreach ((int i, Line tab) in TabsOf(hasNames: all <= frame.Width).Index())
        {
            frame.Put(column, 1, tab, () => Turn(i));
            column += tab.Width + 1;
        }
    }

    /// <summary>The page in brackets, with its name always; the others with theirs where there is room.</summary>
    private IEnumerable<Line> TabsOf(bool hasNames) => ProgressPanel.All.Select((panel, i) => i == page
        ? Line.Of($"[{KeyFor(PageKeys[i])} {panel.Name}]", Ink.Strong | Ink.Accent)
        : Line.Of(hasNames ? $" {KeyFor(PageKeys[i])} {panel.Name} " : $" {KeyFor(PageKeys[i])} ", Ink.Faint));

    /// <summary>One page, or on a large terminal it and those that follow it, side by side.</summary>
    private void PutPanes(Canvas frame, int top, int room)
    {
        const int WideColumns = 120, TallRows = 36, Gap = 3;
        int across = frame.Width >= WideColumns ? 2 : 1;
        int down = across == 2 && room >= TallRows ? 2 : 1;
        int width = (frame.Width - (Gap * (across - 1))) / across, height = room / down;
        for (int i = 0; i < across * down; i++)
        {
            int shown = (page + i) % ProgressPanel.All.Length;
            int column = i % across * (width + Gap), row = top + (i / across * height);
            if (across == 1)
            {
                PutPane(frame, shown, column, row, width, height);
                continue;
            }

            string title = $"── {KeyFor(PageKeys[shown])} {ProgressPanel.All[shown].Name} ";
            frame.Put(column, row, Line.Of(title + new string('─', Math.Max(0, width - Cells.Width(title))), i == 0 ? Ink.Strong : Ink.Faint), () => Turn(shown));
            PutPane(frame, shown, column, row + 1, width, height - (down == 2 ? 2 : 1));
        }
    }

    private void PutPane(Canvas frame, int shown, int column, int row, int width, int height)
    {
        bool isList = shown == DecksPage;
        ImmutableArray<Line> lines = LinesOf(shown, isList ? width - 2 : width, height);
        int head = isList ? DecksPanel.HeadRows : 0;
        if (isList)
        {
            tops[shown] = Math.Clamp(tops[shown], Math.Max(0, selected - Math.Max(1, height - head) + 1), selected);
            frame.Put(column + 2, row, lines[0]);
        }

        int last = Math.Max(0, lines.Length - Math.Max(1, height));
        int first = tops[shown] = Math.Clamp(tops[shown], 0, last);
        for (int i = head; i < height && first + i < lines.Length; i++)
        {
            int index = first + i - head;
            Line line = lines[first + i].Cut(width);
            if (isList)
            {
                bool isSelected = index == selected;
                line = line.After(Line.Of(isSelected ? "› " : "  "));
                frame.Put(column, row + i, isSelected ? line.With(Ink.Reverse) : line, () => OnDeckClicked(index));
            }
            else
            {
                frame.Put(column, row + i, line);
            }
        }

        PutMarks(frame, column + width - 1, row + head, row + height - 1, first > 0, first < last);
    }

    private static void PutMarks(Canvas frame, int column, int first, int last, bool hasMoreAbove, bool hasMoreBelow)
    {
        if (hasMoreAbove)
        {
            frame.Put(column, first, Line.Of("↑", Ink.Strong));
        }

        if (hasMoreBelow)
        {
            frame.Put(column, last, Line.Of("↓", Ink.Strong));
        }
    }

    /// <summary>Kept until something changes: a picture of ten years is not drawn for each key.</summary>
    private ImmutableArray<Line> LinesOf(int shown, int width, int height)
    {
        if (!drawn.TryGetValue((shown, width, height), out ImmutableArray<Line> lines))
        {
            ProgressPanel panel = ProgressPanel.All[shown];
            lines = [.. showsTable ? panel.Table(reading!, width) : panel.Draw(reading!, width, height)];
            drawn[(shown, width, height)] = lines;
        }

        return lines;
    }

    private void Turn(int to) => page = (to + ProgressPanel.All.Length) % ProgressPanel.All.Length;

    private void ToggleTable()
    {
        showsTable = !showsTable;
        Array.Clear(tops);
        drawn.Clear();
    }

    /// <summary>All decks stand before the first and after the last.</summary>
    private void Step(int by)
    {
        int count = reading!.Decks.Length + 1;
        int at = 1 + IndexOf(deck);
        int to = (at + by + count) % count;
        Show(to == 0 ? null : reading.Decks[to - 1].Counts.Path);
    }

    private void ChooseDeck() => Show(reading!.Decks[selected].Counts.Path);

    private void OnDeckClicked(int index)
    {
        if (page == DecksPage && index == selected)
        {
            ChooseDeck();
        }
        else
        {
            selected = index;
            page = DecksPage;
        }
    }

    private int IndexOf(string? path)
    {
        for (int i = 0; path is not null && i < reading!.Decks.Length; i++)
        {
            if (reading.Decks[i].Counts.Path == path)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Reads a deck; until it is read the one before goes on being shown, with a sign.</summary>
    private void Show(string? path)
    {
        deck = desk.SelectedDeck = path;
        wanted.Cancel();
        wanted.Dispose();
        wanted = new CancellationTokenSource();
        (isReading, problem) = (true, null);
        StudyDay today = desk.Context.Today;
        CancellationToken cancellation = wanted.Token;
        desk.Read(App!, store => ProgressReading.Read(store, today, path, cancellation), Take, Fail, cancellation);
    }

    private void Take(ProgressReading read)
    {
        (reading, isReading) = (read, false);
        selected = Math.Max(0, IndexOf(read.Deck));
        Array.Clear(tops);
        drawn.Clear();
        SetNeedsDraw();
    }

    private void Fail(Exception failure)
    {
        (problem, isReading) = (failure.Message, false);
        SetNeedsDraw();
    }
}
