using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>The deck tree with what waits in each, and today's load.</summary>
/// <remarks>A list drawn here, since the library's TreeView throws on every character beyond the basic plane.</remarks>
internal sealed class HomeScreen : Screen
{
    private const int HeaderRows = 3;

    private readonly Desk desk;
    private ImmutableArray<DeckCounts>? decks;
    private (int Due, int New, int Done) today;
    private int selected;
    private int top;

    public HomeScreen(Desk desk)
        : base(desk) => this.desk = desk;

    protected override string Purpose => "Your decks. New cards were never reviewed, due ones wait today, later ones wait for their day; mastered is the share with an interval of three weeks and more.";

    protected override ImmutableArray<KeyAction> Actions =>
    [
        new("space", "study", "Studies the selected deck with all decks below it; Enter does the same.", Study)
        {
            Keys = [Key.Space, Key.Enter], IsOffered = decks is { IsEmpty: false },
        },
        new("↑ ↓", "choose", "Chooses a deck; j and k do the same.", () => { }) { IsOffered = decks is { IsEmpty: false } },
        new("j", "down", "One deck down.", () => Choose(selected + 1)) { Keys = [Key.J, Key.CursorDown], IsQuiet = true },
        new("k", "up", "One deck up.", () => Choose(selected - 1)) { Keys = [Key.K, Key.CursorUp], IsQuiet = true },
        new("PgDn", "page", "Ten decks down; PgUp goes up.", () => Choose(selected + 10)) { Keys = [Key.PageDown], IsQuiet = true },
        new("PgUp", "page", "Ten decks up.", () => Choose(selected - 10)) { Keys = [Key.PageUp], IsQuiet = true },
        new("Home", "first", "The first row.", () => Choose(0)) { Keys = [Key.Home], IsQuiet = true },
        new("End", "last", "The last deck.", () => Choose(int.MaxValue)) { Keys = [Key.End], IsQuiet = true },
        HelpAction,
        new("q", "quit", "Ends the program; Esc and Ctrl+C do the same.", () => Leave(new Destination.Quit())) { Keys = [Key.Q, Key.Esc] },
    ];

    /// <summary>The whole collection as its first row, then the decks in the order of the tree.</summary>
    private ImmutableArray<DeckCounts> Rows => decks is not { IsEmpty: false } tree ? []
        : [Total(tree), .. tree];

    protected override void Begin()
    {
        StudyDay day = desk.Context.Today;
        decks = [.. desk.Store.Decks(day)];
        today = LoadOf(day);
        int row = decks.Value.ToList().FindIndex(deck => deck.Path == desk.SelectedDeck);
        selected = row + 1;
    }

    protected override void ScrollBy(int lines) => Choose(selected + Math.Sign(lines));

    protected override void Compose(Canvas frame)
    {
        frame.Put(0, 0, Line.Of("DLQuiz", Ink.Heading | Ink.Strong));
        frame.PutRight(0, Line.Of(desk.Context.Today.ToString(), Ink.Faint));
        PutLoad(frame);
        var bar = KeyBar.Lay(Actions, frame.Width);
        int room = frame.Height - HeaderRows - 1 - bar.Length - 1;
        if (decks is null)
        {
            frame.Put(0, HeaderRows + 1, Line.Of("Opening your decks…", Ink.Faint));
        }
        else if (decks.Value.IsEmpty)
        {
            PutInvitation(frame);
        }
        else
        {
            DeckTable.Compose(frame, Rows, selected, top = Window(room), room, HeaderRows, OnRowClicked);
        }

        PutBar(frame, bar);
    }

    internal static void PutBar(Canvas frame, ImmutableArray<(ImmutableArray<(int Column, Line Line, Action Do)> Entries, int Row)> bar)
    {
        foreach (var (entries, row) in bar)
        {
            foreach ((int column, Line line, Action act) in entries)
            {
                frame.Put(column, frame.Height - bar.Length + row, line, act);
            }
        }
    }

    private static DeckCounts Total(ImmutableArray<DeckCounts> tree)
    {
        // Counts of a deck hold those of its subtree, so the roots hold everything.
        List<DeckCounts> roots = [.. tree.Where(deck => !tree.Any(other => deck.Path.StartsWith(other.Path + "/", StringComparison.Ordinal)))];
        return new DeckCounts("", roots.Sum(deck => deck.New), roots.Sum(deck => deck.Due), roots.Sum(deck => deck.Later), roots.Sum(deck => deck.Mature), DeckSettings.None);
    }

    private static void PutInvitation(Canvas frame)
    {
        string text = "There are no decks yet.\nWrite notes in Markdown and compile them:\n  dlquiz compile FOLDER";
        int row = HeaderRows;
        foreach (Line line in LineBreaker.Wrap([new Run(text)], frame.Width))
        {
            frame.Put(0, row++, line);
        }
    }

    /// <summary>What the day's limits leave of all that waits, which the table shows without limits.</summary>
    private (int Due, int New, int Done) LoadOf(StudyDay day)
    {
        ImmutableList<Candidate> waiting = desk.Context.StartSession(desk.Store, day, null).Waiting;
        int fresh = waiting.Count(card => card.Queue == CardQueue.New);
        DayProgress progress = desk.Store.ProgressOn(day);
        return (waiting.Count - fresh, fresh, progress.NewByDeck.Values.Sum() + progress.ReviewsByDeck.Values.Sum());
    }

    private void PutLoad(Canvas frame)
    {
        if (decks is not { IsEmpty: false })
        {
            return;
        }

        Line load = Line.Of($"today: {today.Due} due, {today.New} new · {today.Done} done");
        Line invitation = Line.Of(today.Due + today.New > 0 ? "press space to study" : "nothing waits today", Ink.Accent | Ink.Strong);
        Line both = load.Then(Line.Of(" · ")).Then(invitation);
        bool fits = both.Width <= frame.Width;
        frame.Put(0, 1, fits ? both : load);
        frame.Put(0, 2, !fits ? invitation : desk.Context.Notice() is { } notice ? Line.Of(SafeText.Of(notice), Ink.Emphasis).Cut(frame.Width) : Line.Empty);
    }

    private int Window(int room) =>
        Math.Clamp(top, Math.Max(0, selected - Math.Max(1, room) + 1), Math.Max(0, selected));

    private void Choose(int row)
    {
        selected = Math.Clamp(row, 0, Math.Max(0, Rows.Length - 1));
        desk.SelectedDeck = selected == 0 ? null : Rows[selected].Path;
    }

    private void OnRowClicked(int row)
    {
        if (row == selected)
        {
            Study();
        }
        else
        {
            Choose(row);
        }
    }

    private void Study() => Leave(new Destination.Review(selected == 0 ? null : Rows[selected].Path));
}
