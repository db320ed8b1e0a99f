using System.Collections.Immutable;
using System.Drawing;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Terminal.Screens.BrowseRows;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>Looks for cards while the learner types, and shows, marks and edits what was found. Only the rows on the screen are ever read.</summary>
internal sealed partial class BrowseScreen : Screen
{
    private const int MostFaultRows = 3;

    /// <summary>From here on the card shows beside the list.</summary>
    private const int WideColumns = 100;

    /// <summary>From here on the card shows below the list.</summary>
    private const int TallRows = 20;

    public static readonly KeyTable Keys = new("browse",
    [
        new("results", "enter down", "results", "Goes from the search line to the cards that were found."),
        new("read", "enter right", "read", "Shows the card on the whole screen."),
        new("down", "down j", "choose", "Chooses the card below.") { Label = "↑ ↓" },
        new("up", "up k", "up", "Chooses the card above.") { IsQuiet = true },
        new("page-down", "pgdn", "page", "Ten cards down.") { IsQuiet = true },
        new("page-up", "pgup", "page", "Ten cards up.") { IsQuiet = true },
        new("first", "home", "first", "The first card.") { IsQuiet = true },
        new("last", "end", "last", "The last card.") { IsQuiet = true },
        new("search", "/ tab", "search", "Goes to the search line: words, deck:… tag:… kind:… is:new is:due is:leech is:suspended is:flagged; -term excludes, or parts alternatives."),
        new("mark", "space", "mark", "Marks the card, or takes its mark away; with marks, every deed is done to the marked cards."),
        new("edit", "e", "edit", "Opens the card's note at its line in your editor, and compiles it when the editor is closed."),
        new("history", "h", "history", "Shows everything that was ever done with the card."),
        new("sort", "s", "sort", "Sorts by the next of: order of the notes, due day, ease, lapses, latest review."),
        new("variant", "v", "other numbers", "Draws other numbers for a question with numbers."),
        new("suspend", "@", "suspend", "Takes the card out of all reviews, or brings it back."),
        new("flag", "*", "flag", "Flags the card, or takes its flag away."),
        new("bury", "-", "tomorrow", "Puts the card off until tomorrow.") { IsQuiet = true },
        new("reset", "R", "reset", "Makes the card new again, after a question; its history stays.") { IsQuiet = true },
        new("mark-all", "m", "mark all", "Marks all cards that were found, or takes all marks away.") { IsQuiet = true },
        new("refresh", "f5", "search again", "Searches again: what was changed may be found no more.") { IsQuiet = true },
        new("confirm", "y", "yes", "Does it."),
        new("refuse", "n esc q", "no", "Leaves everything as it is."),
        new("undo", "u", "undo", "Takes back your last step, as often as you like; a deed done to several cards as a whole."),
        new("back", "esc q left backspace", "back", "Goes back to the list."),
        new("leave", "q esc", "back", "Goes back to your decks.") { WhileTyping = "esc" },
    ]);

    private readonly Desk desk;
    private readonly Scroll scroll = new();
    private readonly BrowseTable table = new();
    private readonly CardLookup lookup;
    private readonly Dictionary<CardKey, StudiedCard> read = [];
    private LineEditor editor;
    private CardFilter? filter;
    private Phrase? misunderstood;
    private FoundCards? found;
    private (string Text, Ink Ink)? message;
    private CardOrder order;
    private View view;
    private View beforeHistory;
    private int selected;
    private int top;
    private ulong seed = 1;

    public BrowseScreen(Desk desk, string filter)
        : base(desk, Keys)
    {
        this.desk = desk;
        editor = LineEditor.Empty.Insert(filter);
        view = filter.Length == 0 ? View.Search : View.List;
        lookup = new CardLookup(desk, OnFound, OnFailed);
        Understand();
    }

    /// <summary>Where keys go.</summary>
    private enum View
    {
        Search,
        List,
        Card,
        History,
        Question,
    }

    protected override string Purpose => IsTyping
        ? Wording.Of("Type what to look for; the cards show while you type. Words are looked for in questions, answers and headings; deck:… tag:… kind:… is:new is:due is:leech is:suspended is:flagged narrow it, -term excludes, or parts alternatives.")
        : Wording.Of("Your cards. Signs before a question: ● marked, * flagged, @ suspended, - put off, ! a leech.");

    protected override bool IsTyping => view == View.Search;

    private StudyDay Today => desk.Context.Today;

    private IReadOnlyList<CardKey> Found => found?.Keys ?? [];

    private bool HasCard => view is View.List or View.Card or View.History && selected < Found.Count;

    private CardKey? SelectedKey => selected < Found.Count ? Found[selected] : null;

    /// <summary>Null where there is none, or the store cannot read it.</summary>
    private StudiedCard? Selected => SelectedKey is { } key ? read.GetValueOrDefault(key) : null;

    protected override void Begin() => Search();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            running = null;
            lookup.Dispose();
        }

        base.Dispose(disposing);
    }

    protected override bool Type(Key key)
    {
        if (editor.Edit(key) is not { } next)
        {
            return false;
        }

        bool isOther = next.Text != editor.Text;
        editor = next;
        if (isOther)
        {
            Understand();
            Search();
        }

        return true;
    }

    protected override void Paste(string text)
    {
        if (IsTyping)
        {
            editor = editor.Insert(text);
            Understand();
            Search();
        }
    }

    protected override void ScrollBy(int lines)
    {
        if (view is View.Card or View.History)
        {
            scroll.By(lines);
        }
        else
        {
            Choose(selected + Math.Sign(lines));
        }
    }

    protected override void Compose(Canvas frame)
    {
        var bar = KeyBar.Lay(Actions, frame.Width);
        bar.Put(frame);
        int bottom = PutMessage(frame, frame.Height - bar.Height);
        if (view is View.Card or View.History)
        {
            ReadRows(selected, 1);
            PutText(frame, 0, 0, frame.Width, bottom);
            return;
        }

        PutSearch(frame);
        int head = PutHead(frame);
        int room = bottom - head;
        bool isWide = frame.Width >= WideColumns, isTall = frame.Height >= TallRows;
        int rows = isWide || !isTall ? room : Math.Min(room / 2, Math.Max(3, Found.Count));
        int width = isWide ? (frame.Width * 11 / 20) - 1 : frame.Width;
        PutList(frame, head, rows, width);
        if (isWide)
        {
            for (int row = head - 1; row < bottom; row++)
            {
                frame.Put(width + 1, row, Line.Of("│", Ink.Faint));
            }

            PutText(frame, width + 3, head, frame.Width - width - 3, room);
        }
        else if (isTall)
        {
            frame.Put(0, head + rows, Line.Of(new string('─', frame.Width), Ink.Faint));
            PutText(frame, 0, head + rows + 1, frame.Width, room - rows - 1);
        }
    }

    private void PutSearch(Canvas frame)
    {
        string count = CountText();
        int room = frame.Width - Cells.Width(count) - 4;
        (string shown, int column) = editor.Window(Math.Max(4, room));
        frame.Put(0, 0, new Line([new Run(IsTyping ? "› " : "/ ", Ink.Strong), new Run(shown, Ink.Underlined), new Run(shown.Length == 0 ? Wording.Of("words, deck:… tag:… is:due …") : "", Ink.Faint)]).Cut(Math.Max(4, room + 2)), () => view = View.Search);
        frame.PutRight(0, Line.Of(count, Ink.Strong));
        frame.Caret = IsTyping ? new Point(column + 2, 0) : null;
    }

    /// <summary>The headings, or what is wrong with the filter; gives the first row below.</summary>
    private int PutHead(Canvas frame)
    {
        if (misunderstood is null)
        {
            BrowseTable.PutHead(frame, 1, frame.Width >= WideColumns ? (frame.Width * 11 / 20) - 1 : frame.Width, order, SortBy);
            return 2;
        }

        int row = 1;
        foreach (Line line in LineBreaker.Wrap([new Run(SafeText.Of(Wording.Of(misunderstood)), Ink.Bad)], frame.Width).Take(MostFaultRows))
        {
            frame.Put(0, row++, line);
        }

        return row;
    }

    private string CountText()
    {
        string cards = !desk.IsOpen ? Wording.Of("Opening your decks…")
            : found?.Total is not { } total ? Wording.Of("searching…")
            : total == 1 ? Wording.Of("1 card")
            : Wording.Of($"{total:N0} cards");
        return cards + (lookup.IsBusy && found?.Total is not null ? " …" : "") + (marked.Count == 0 ? "" : " · ● " + marked.Count);
    }

    private void PutList(Canvas frame, int head, int rows, int width)
    {
        top = Math.Clamp(top, Math.Max(0, selected - Math.Max(1, rows) + 1), Math.Max(0, selected));
        if (found is { Total: 0 } && misunderstood is null)
        {
            frame.Put(2, head, Line.Of(Wording.Of("No card is like that."), Ink.Faint));
        }

        ReadRows(top, rows);
        for (int i = 0; i < rows && top + i < Found.Count; i++)
        {
            int index = top + i;
            Line line = read.TryGetValue(Found[index], out StudiedCard? card)
                ? table.RowOf(card, Today, index == selected, marked.Contains(Found[index]), width)
                : Line.Of("  …", Ink.Faint);
            frame.Put(0, head + i, line, () => OnRowClicked(index));
        }
    }

    private void PutText(Canvas frame, int column, int row, int width, int height)
    {
        if (height <= 0)
        {
            return;
        }

        PanelText? text = report is not null ? report.Compose(width - 1) : Selected is { } card ? TextOf(card, width - 1) : null;
        if (text is not null)
        {
            scroll.Draw(frame, text.Lines, column, row, width, height);
        }
    }

    private int PutMessage(Canvas frame, int bottom)
    {
        if (message is not { } said)
        {
            return bottom;
        }

        ImmutableArray<Line> lines = [.. LineBreaker.Wrap([new Run(SafeText.Of(said.Text), said.Ink)], frame.Width).Take(3)];
        for (int i = 0; i < lines.Length; i++)
        {
            frame.Put(0, bottom - lines.Length + i, lines[i]);
        }

        return bottom - lines.Length;
    }

    /// <summary>In one look at the store, and only what was not read yet.</summary>
    private void ReadRows(int from, int count)
    {
        CardKey[] missing = [.. Enumerable.Range(from, Math.Max(1, count)).Append(selected).Where(index => index < Found.Count).Select(index => Found[index]).Where(key => !read.ContainsKey(key)).Distinct()];
        if (missing.Length == 0 || !desk.IsOpen)
        {
            return;
        }

        if (read.Count > 1_000)
        {
            read.Clear();
            missing = [.. Enumerable.Range(from, Math.Max(1, count)).Append(selected).Where(index => index < Found.Count).Select(index => Found[index]).Distinct()];
        }

        Try(() =>
        {
            foreach ((CardKey key, StudiedCard card) in desk.Store.StudiedCards(Today, missing))
            {
                read[key] = card;
            }
        });
    }

    private void Say(string text, Ink ink = Ink.Strong) => message = (text, ink);
}
