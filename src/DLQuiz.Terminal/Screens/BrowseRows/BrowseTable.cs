using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.BrowseRows;

/// <summary>Found cards as rows: signs, the question in one line, deck, and where it stands in the schedule; a narrow list keeps question and due day.</summary>
internal sealed class BrowseTable
{
    private const int SignColumns = 6;
    private const int WidestFront = 400;
    private const int Remembered = 500;

    private readonly Dictionary<CardKey, (string Front, Line Shown)> fronts = [];

    /// <summary>With the order that a click on its heading asks for; null for none.</summary>
    private sealed record Column(string Head, int Least, CardOrder? Order, Func<StudiedCard, string> Show)
    {
        /// <summary>With room for the heading and the sign of its order.</summary>
        public int Width => Math.Max(Least, Cells.Width(Head) + (Order is null ? 1 : 2));

        public bool IsLeft { get; init; }

        /// <summary>Just as wide as the column, with a blank before.</summary>
        public string Fit(string text) => IsLeft ? Cells.PadRight(" " + Cells.Take(text, Width - 1), Width) : Cells.PadLeft(Cells.Take(text, Width - 1), Width);
    }

    /// <summary>The heading with the sign of the order, each column a place to click.</summary>
    public static void PutHead(Canvas frame, int row, int width, CardOrder order, Action<CardOrder> sortBy)
    {
        int column = width;
        foreach (Column one in Columns(width, StudyDay.Parse("2000-01-01")).Reverse())
        {
            column -= one.Width;
            string head = one.Head + (one.Order == order ? "▾" : "");
            Line line = Line.Of(one.Fit(head), Ink.Faint);
            frame.Put(column, row, line, () => sortBy(one.Order ?? CardOrder.Deck));
        }

        string question = Wording.Of("question");
        string sign = order == CardOrder.Deck ? "▾" : order == CardOrder.Recent ? " · " + Wording.Of("latest review first") : "";
        frame.Put(SignColumns, row, Line.Of(question + sign, Ink.Faint).Cut(column - SignColumns), () => sortBy(CardOrder.Deck));
    }

    /// <summary>A row of just that width.</summary>
    public Line RowOf(StudiedCard card, StudyDay today, bool isSelected, bool isMarked, int width)
    {
        ImmutableArray<Column> columns = Columns(width, today);
        int front = Math.Max(4, width - SignColumns - columns.Sum(column => column.Width));
        Line question = FrontOf(card.Card).Cut(front);
        ImmutableArray<Run>.Builder runs = ImmutableArray.CreateBuilder<Run>();
        runs.Add(new Run((isSelected ? "›" : " ") + (isMarked ? "●" : " "), Ink.Strong));
        runs.Add(new Run(Cells.PadRight(SignsOf(card.State, today), SignColumns - 2), Ink.Strong));
        runs.AddRange(question.Runs);
        runs.Add(new Run(new string(' ', Math.Max(0, front - question.Width))));
        foreach (Column column in columns)
        {
            runs.Add(new Run(column.Fit(column.Show(card))));
        }

        Line line = new(runs.ToImmutable());
        return isSelected ? line.With(Ink.Reverse) : line;
    }

    /// <summary>When it comes next, in a word or two.</summary>
    public static string StandingOf(CardState state, StudyDay today) => state switch
    {
        { Suspended: true } => Wording.Of("suspended"),
        _ when state.BuriedUntil > today => Wording.Of("put off"),
        { Due: null } => Wording.Of("new"),
        _ when state.DrillDay == today || state.Due == today => Wording.Of("due"),
        { Due: { } due } when due < today => Wording.Of($"{today.DaysSince(due)} d late"),
        { Due: { } due } => Wording.Of($"in {due.DaysSince(today)} d"),
    };

    /// <summary>The signs of the keys that lead there: <c>*</c> flagged, <c>@</c> suspended, <c>-</c> put off; <c>!</c> a leech.</summary>
    private static string SignsOf(CardState state, StudyDay today) =>
        (state.Flag > 0 ? "*" : "") + (state.Suspended ? "@" : "") + (state.BuriedUntil > today ? "-" : "") + (Leech.Is(state) ? "!" : "");

    private static ImmutableArray<Column> Columns(int width, StudyDay today)
    {
        Column due = new(Wording.Of("due"), 11, CardOrder.Due, card => StandingOf(card.State, today));
        return width < 50 ? [due] :
        [
            .. width < 70 ? ReadOnlySpan<Column>.Empty : [new Column(Wording.Of("deck"), DeckColumns(width), null, card => LeafOf(card.Card.Deck, DeckColumns(width) - 1)) { IsLeft = true }],
            due,
            new(Wording.Of("interval"), 9, null, card => card.State.IsNew ? "·" : Wording.Of($"{card.State.IntervalDays} d")),
            new(Wording.Of("ease"), 7, CardOrder.Ease, card => card.State.IsNew ? "·" : (card.State.EaseX100 / 100.0).ToString("0.00", CultureInfo.InvariantCulture)),
            .. width < 90 ? ReadOnlySpan<Column>.Empty : [new Column(Wording.Of("lapses"), 8, CardOrder.Lapses, card => card.State.Lapses == 0 ? "·" : card.State.Lapses.ToString(CultureInfo.InvariantCulture))],
        ];
    }

    private static int DeckColumns(int width) => Math.Clamp(width / 5, 14, 40);

    /// <summary>The end of the path tells decks apart.</summary>
    private static string LeafOf(string deck, int room)
    {
        string safe = SafeText.Of(deck);
        if (Cells.Width(safe) <= room)
        {
            return safe;
        }

        string leaf = safe[(safe.LastIndexOf('/') + 1)..];
        return Cells.Width(leaf) + 2 <= room ? "…/" + leaf : Line.Of(leaf).Cut(room).Text;
    }

    private Line FrontOf(Card card)
    {
        if (!fronts.TryGetValue(card.Key, out (string Front, Line Shown) known) || known.Front != card.Front)
        {
            if (fronts.Count > Remembered)
            {
                fronts.Clear();
            }

            fronts[card.Key] = known = (card.Front, MarkdownText.Render(card.Front, WidestFront).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line.Text)) ?? Line.Empty);
        }

        return known.Shown;
    }
}
