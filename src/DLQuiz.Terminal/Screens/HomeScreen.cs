using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>The deck tree with what waits in each, and today's load.</summary>
/// <remarks>A list drawn here, since the library's TreeView throws on every character beyond the basic plane.</remarks>
internal sealed class HomeScreen : Screen
{
    private const int HeaderRows = 3;

    public static readonly KeyTable Keys = new("home",
    [
        new("study", "space enter", "study", "Studies the selected deck with all decks below it."),
        new("down", "down j", "choose", "Chooses the deck below.") { Label = "↑ ↓" },
        new("up", "up k", "up", "Chooses the deck above.") { IsQuiet = true },
        new("page-down", "pgdn", "page", "Ten decks down.") { IsQuiet = true },
        new("page-up", "pgup", "page", "Ten decks up.") { IsQuiet = true },
        new("first", "home", "first", "The first row.") { IsQuiet = true },
        new("last", "end", "last", "The last deck.") { IsQuiet = true },
        new("ahead", "a", "ahead", "Studies the cards that the selected deck brings in the coming days; they move on in the schedule.") { IsQuiet = true },
        new("cram", "c", "cram", "Goes through all cards of the selected deck; the schedule stays as it is.") { IsQuiet = true },
        new("quiz", "z", "exam", "An exam of the selected deck with a score sheet; the schedule stays as it is."),
        new("progress", "p", "progress", "What you did and remembered, and what comes, of the selected deck."),
        new("notes", "n", "notes", "What the compiler finds in your notes, and what each save changes."),
        new("browse", "b /", "browse", "Looks for cards, and shows, flags, suspends and edits them."),
        new("undo", "u", "undo", "Takes back your last step, as often as you like, those of earlier days too."),
        new("settings", ", f10", "settings", "Shows your settings and changes them."),
        new("quit", "q esc", "quit", "Ends the program."),
    ]);

    private readonly Desk desk;
    private ImmutableArray<DeckCounts>? rows;
    private (int Due, int New, int Done) today;
    private int selected;
    private int top;
    private string? message;

    public HomeScreen(Desk desk)
        : base(desk, Keys) => this.desk = desk;

    protected override string Purpose => Wording.Of("Your decks. New cards were never reviewed, due ones wait today, later ones wait for their day; mastered is the share with an interval of three weeks and more.");

    protected override ImmutableArray<KeyAction> Actions =>
    [
        On("study", Study, HasDecks),
        On("down", () => Choose(selected + 1), HasDecks),
        On("up", () => Choose(selected - 1), HasDecks),
        On("page-down", () => Choose(selected + 10), HasDecks),
        On("page-up", () => Choose(selected - 10), HasDecks),
        On("first", () => Choose(0), HasDecks),
        On("last", () => Choose(int.MaxValue), HasDecks),
        On("ahead", Ahead, HasDecks),
        On("cram", Cram, HasDecks),
        On("quiz", Quiz, HasDecks),
        On("progress", () => Leave(new Destination.Progress(SelectedDeck)), HasDecks),
        On("notes", () => Leave(new Destination.Notes()), rows is not null && desk.Context.WatchNotes is not null),
        On("browse", () => Leave(new Destination.Browse("")), HasDecks),
        On("undo", Undo, HasDecks),
        On("settings", () => Leave(new Destination.Settings()), desk.Context.Settings is not null),
        HelpAction,
        On("quit", () => Leave(new Destination.Quit())),
    ];

    /// <summary>The whole collection as its first row, then the decks in the order of the tree; empty before they are read.</summary>
    private ImmutableArray<DeckCounts> Rows => rows ?? [];

    private string? SelectedDeck => selected == 0 ? null : Rows[selected].Path;

    private bool HasDecks => !Rows.IsEmpty;

    protected override void Begin()
    {
        StudyDay day = desk.Context.Today;
        IReadOnlyList<DeckCounts> decks = desk.Store.Decks(day);
        rows = decks.Count == 0 ? [] : [Total(decks), .. decks];
        today = LoadOf(day);
        selected = Math.Max(0, decks.ToList().FindIndex(deck => deck.Path == desk.SelectedDeck) + 1);
    }

    protected override void ScrollBy(int lines) => Choose(selected + Math.Sign(lines));

    protected override void Compose(Canvas frame)
    {
        frame.Put(0, 0, Line.Of("DLQuiz", Ink.Heading | Ink.Strong));
        frame.PutRight(0, Line.Of(desk.Context.Today.ToString(), Ink.Faint));
        PutLoad(frame);
        var bar = KeyBar.Lay(Actions, frame.Width);
        int room = frame.Height - HeaderRows - 1 - bar.Height - 1;
        if (rows is null)
        {
            frame.Put(0, HeaderRows + 1, Line.Of(Wording.Of("Opening your decks…"), Ink.Faint));
        }
        else if (!HasDecks)
        {
            PutInvitation(frame);
        }
        else
        {
            DeckTable.Compose(frame, Rows, selected, top = Window(room), room, HeaderRows, OnRowClicked);
        }

        bar.Put(frame);
        if (message is not null)
        {
            frame.Put(0, frame.Height - bar.Height - 1, Line.Of(message, Ink.Strong));
        }
    }

    private static DeckCounts Total(IEnumerable<DeckCounts> decks)
    {
        List<DeckCounts> roots = [.. DeckRoots.Of(decks)];
        return new DeckCounts("", roots.Sum(deck => deck.New), roots.Sum(deck => deck.Due), roots.Sum(deck => deck.Later), roots.Sum(deck => deck.Mature), DeckSettings.None);
    }

    private static void PutInvitation(Canvas frame)
    {
        string text = Wording.Of("There are no decks yet.\nWrite notes in Markdown and compile them:\n  dlquiz compile FOLDER");
        int row = HeaderRows;
        foreach (Line line in LineBreaker.Wrap([new Run(text)], frame.Width))
        {
            frame.Put(0, row++, line);
        }
    }

    /// <summary>What the day's limits leave of all that waits, which the table shows without limits.</summary>
    private (int Due, int New, int Done) LoadOf(StudyDay day)
    {
        ImmutableList<Candidate> waiting = desk.Context.StartSession(desk.Store, day, StudyRequest.Today).Waiting;
        int fresh = waiting.Count(card => card.Queue == CardQueue.New);
        DayProgress progress = desk.Store.ProgressOn(day);
        return (waiting.Count - fresh, fresh, progress.NewByDeck.Values.Sum() + progress.ReviewsByDeck.Values.Sum());
    }

    private void PutLoad(Canvas frame)
    {
        if (!HasDecks)
        {
            return;
        }

        Line load = Line.Of(Wording.Of($"today: {today.Due} due, {today.New} new · {today.Done} done"));
        Line invitation = Line.Of(today.Due + today.New > 0 ? Wording.Of($"press {KeyFor("study")} to study") : Wording.Of("nothing waits today"), Ink.Accent | Ink.Strong);
        Line both = load.Then(Line.Of(" · ")).Then(invitation);
        bool fits = both.Width <= frame.Width;
        frame.Put(0, 1, fits ? both : load);
        frame.Put(0, 2, !fits ? invitation : desk.Context.Notice() is { } notice ? Line.Of(SafeText.Of(notice), Ink.Emphasis).Cut(frame.Width) : Line.Empty);
    }

    private int Window(int room) =>
        Math.Clamp(top, Math.Max(0, selected - Math.Max(1, room) + 1), Math.Max(0, selected));

    private void Choose(int row)
    {
        message = null;
        selected = Math.Clamp(row, 0, Math.Max(0, Rows.Length - 1));
        desk.SelectedDeck = selected == 0 ? null : Rows[selected].Path;
    }

    private void Undo()
    {
        try
        {
            IStore store = desk.Store;
            LastStep? taken = LastStep.TakeBack(store, desk.Context.MomentOn(desk.Context.Today));
            message = taken is null
                ? Wording.Of("There is nothing to take back.")
                : store.FindCard(taken.Card) is { } found
                ? Wording.Of($"Taken back: {taken.Name} in {SafeText.Of(found.Card.Deck)}.")
                : Wording.Of($"Taken back: {taken.Name}.");
            Begin();
        }
        catch (Exception problem) when (problem is StoreException or IOException)
        {
            message = Wording.Of($"Not taken back: {SafeText.Of(problem.Message)}");
        }
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

    private void Study() => Leave(new Destination.Review(new StudyRequest { Deck = SelectedDeck }));

    private void Ahead() => Leave(new Destination.Review(new StudyRequest { Deck = SelectedDeck, AheadDays = desk.Context.AheadDays }));

    private void Cram() => Leave(new Destination.Review(new StudyRequest { Deck = SelectedDeck, Mode = StudyMode.Cram }));

    private void Quiz() => Leave(new Destination.Quiz(new QuizRequest { Decks = SelectedDeck is { } deck ? [deck] : [], Seed = desk.Context.DrawSeed() }));
}
