using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>Decks as rows with columns of counts; a narrow screen keeps the names and drops the less urgent columns.</summary>
internal static class DeckTable
{
    private const int NarrowestColumn = 7;
    private const int WidestName = 60;

    public static void Compose(Canvas frame, ImmutableArray<DeckCounts> rows, int selected, int top, int room, int row, Action<int> onClick)
    {
        Column[] columns =
        [
            new(Wording.Of("new"), deck => Count(deck.New, Ink.Accent)),
            new(Wording.Of("due"), deck => Count(deck.Due, Ink.Strong)),
            .. frame.Width < 60 ? ReadOnlySpan<Column>.Empty :
            [
                new(Wording.Of("later"), deck => Count(deck.Later, Ink.Plain)),
                new(Wording.Of("mastered"), deck => ($"{(deck.Total == 0 ? 0 : 100 * deck.Mature / deck.Total)} %", Ink.Plain)),
            ],
        ];
        int numbers = columns.Sum(column => column.Width);
        int name = Math.Min(Math.Max(8, frame.Width - numbers - 1), WidestName);
        frame.Put(0, row, Line.Of(Cells.PadRight("", name) + string.Concat(columns.Select(column => Cells.PadLeft(column.Head, column.Width))), Ink.Faint));
        for (int i = 0; i < room && top + i < rows.Length; i++)
        {
            int index = top + i;
            frame.Put(0, row + 1 + i, RowOf(rows[index], index == selected, name, columns), () => onClick(index));
        }
    }

    private static Line RowOf(DeckCounts deck, bool isSelected, int width, Column[] columns)
    {
        int depth = deck.Path.Length == 0 ? 0 : deck.Path.Count(c => c == '/') + 1;
        string title = deck.Path.Length == 0 ? Wording.Of("All decks") : deck.Path[(deck.Path.LastIndexOf('/') + 1)..];
        string mark = isSelected ? "› " : "  ";
        string name = mark + new string(' ', 2 * depth) + SafeText.Of(title);
        Line shown = Line.Of(name).Cut(width);
        ImmutableArray<Run>.Builder runs = ImmutableArray.CreateBuilder<Run>();
        runs.AddRange(shown.Runs);
        runs.Add(new Run(new string(' ', Math.Max(0, width - shown.Width))));
        foreach (Column column in columns)
        {
            (string text, Ink ink) = column.Show(deck);
            runs.Add(new Run(Cells.PadLeft(text, column.Width), ink));
        }

        Line line = new(runs.ToImmutable());
        return isSelected ? line.With(Ink.Reverse) : line;
    }

    /// <summary>A zero says nothing; a dot keeps the column readable.</summary>
    private static (string Text, Ink Ink) Count(int count, Ink ink) =>
        count == 0 ? ("·", Ink.Faint) : (count.ToString(System.Globalization.CultureInfo.InvariantCulture), ink);

    private sealed record Column(string Head, Func<DeckCounts, (string Text, Ink Ink)> Show)
    {
        public int Width => Math.Max(NarrowestColumn, Cells.Width(Head) + 2);
    }
}
