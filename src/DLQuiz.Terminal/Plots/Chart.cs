using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Plots;

/// <summary>What stands around a chart.</summary>
internal sealed record ChartTexts
{
    public string Title { get; init; } = "";

    /// <summary>What goes to the right.</summary>
    public string Across { get; init; } = "";

    /// <summary>What goes up.</summary>
    public string Up { get; init; } = "";

    /// <summary>Under the left and the right end in place of numbers; null for numbers.</summary>
    public (string Left, string Right)? Ends { get; init; }

    /// <summary>Whether numbers stand beside the axis that goes up.</summary>
    public bool HasUpNumbers { get; init; } = true;

    /// <summary>Entries of the legend, each kept on one line.</summary>
    public ImmutableArray<Line> Legend { get; init; } = [];
}

/// <summary>A canvas with axes, ticks, title and legend; what does not fit goes: first the words, then the axes.</summary>
internal sealed class Chart
{
    private const int MostLegendRows = 3;
    private const int FewestRows = 2;
    private const int NarrowestWithNumbers = 16;

    private readonly PlotFrame frame;
    private readonly ChartTexts texts;
    private readonly Scale across;
    private readonly Scale up;
    private readonly ImmutableArray<Line> legend;
    private readonly ImmutableArray<double> upTicks;
    private readonly string[] upNames;
    private readonly int margin;
    private readonly int right;
    private readonly bool hasTitle;
    private readonly bool hasAxis;
    private readonly bool hasNumbers;
    private readonly bool hasAcross;
    private ImmutableArray<(int Column, string Name)>? columnNames;

    /// <param name="frame">For all of it.</param>
    /// <param name="across">To the right.</param>
    /// <param name="up">Upwards.</param>
    /// <param name="texts">Around it.</param>
    /// <param name="mostColumns">The canvas is no wider; title and legend may be.</param>
    public Chart(PlotFrame frame, Scale across, Scale up, ChartTexts texts, int mostColumns = int.MaxValue)
    {
        this.frame = frame;
        this.across = across;
        this.up = up;
        this.texts = texts;
        int room = frame.Height - FewestRows;
        hasAxis = TakeRow(ref room, frame.Width >= 4);
        hasNumbers = TakeRow(ref room, hasAxis && frame.Width >= NarrowestWithNumbers);
        legend = Flow(texts.Legend, frame.Width, Math.Min(MostLegendRows, room));
        room -= legend.Length;
        hasTitle = TakeRow(ref room, texts.Title.Length + texts.Up.Length > 0);
        hasAcross = room >= FewestRows && TakeRow(ref room, hasNumbers && texts.Across.Length > 0);
        int rows = Math.Max(1, Math.Min(frame.Height, FewestRows + room));
        upTicks = up.Ticks(Math.Clamp((rows + 1) / 2, 2, 7));
        upNames = TickText.Of(upTicks, frame.IsPlain);
        margin = hasNumbers && texts.HasUpNumbers ? upNames.Max(Cells.Width) + 1 : 0;
        Canvas = new DotCanvas(Math.Min(mostColumns, frame.Width - margin - (hasAxis ? 1 : 0)), rows, frame.IsPlain);
        right = Math.Min(frame.Width, margin + (hasAxis ? 1 : 0) + Canvas.Columns);
    }

    public DotCanvas Canvas { get; }

    public double X(double value) => across.At(value);

    public double Y(double value) => up.At(value);

    public void Path(IEnumerable<(double X, double Y)> points, Stroke stroke) => Canvas.Path(points.Select(point => (X(point.X), Y(point.Y))), stroke);

    public void Sign(double x, double y, Run sign) => Canvas.Sign(X(x), Y(y), sign.Text, sign.Ink);

    /// <summary>Words under columns of cells in place of numbers; those that would touch the one before are left out.</summary>
    public void NameColumns(IEnumerable<(int Column, string Name)> columns) => columnNames = [.. columns];

    /// <summary>Title, canvas with the axis to the left, axis below, numbers, what goes to the right, legend.</summary>
    public IEnumerable<Line> Lines()
    {
        if (hasTitle)
        {
            yield return new Line([new Run(texts.Title, Ink.Strong), new Run((texts.Title.Length > 0 && texts.Up.Length > 0 ? "  " : "") + texts.Up, Ink.Faint)]);
        }

        Dictionary<int, string> names = hasNumbers && texts.HasUpNumbers ? NamesOfRows() : [];
        int row = 0;
        foreach (Line line in Canvas.Lines())
        {
            string name = names.GetValueOrDefault(row, "");
            yield return hasAxis ? line.After(new Line([new Run(Cells.PadLeft(name, Math.Max(0, margin - 1)) + (margin > 0 ? " " : ""), Ink.Faint), new Run(names.ContainsKey(row) ? Sign("┤", "+") : Sign("│", "|"), Ink.Faint)])) : line;
            row++;
        }

        foreach (Line line in Below())
        {
            yield return line;
        }

        foreach (Line line in legend)
        {
            yield return line;
        }
    }

    private static bool TakeRow(ref int room, bool isWanted)
    {
        bool isTaken = isWanted && room > 0;
        room -= isTaken ? 1 : 0;
        return isTaken;
    }

    private string Sign(string sign, string plain) => frame.IsPlain ? plain : sign;

    private Dictionary<int, string> NamesOfRows()
    {
        Dictionary<int, string> names = [];
        for (int i = 0; i < upTicks.Length; i++)
        {
            if (Y(upTicks[i]) is >= -1e-9 and <= 1 + 1e-9 and var place)
            {
                names.TryAdd(Canvas.CellY(place), upNames[i]);
            }
        }

        return names;
    }

    private IEnumerable<Line> Below()
    {
        if (!hasAxis)
        {
            yield break;
        }

        (List<int> ticks, string numbers) = texts.Ends is { } ends && hasNumbers ? ([], Between(ends)) : Numbers();
        string axis = string.Concat(Enumerable.Range(0, Canvas.Columns).Select(column => ticks.Contains(column) ? Sign("┬", "+") : Sign("─", "-")));
        yield return Line.Of(new string(' ', margin) + Sign("└", "+") + axis, Ink.Faint);
        if (hasNumbers)
        {
            yield return Line.Of(numbers.TrimEnd(), Ink.Faint);
        }

        if (hasAcross)
        {
            string name = Cells.Take(texts.Across, frame.Width);
            yield return Line.Of(new string(' ', Math.Clamp(margin + 1 + ((Canvas.Columns - Cells.Width(name)) / 2), 0, frame.Width - Cells.Width(name))) + name, Ink.Faint);
        }
    }

    private string Between((string Left, string Right) ends)
    {
        string left = new string(' ', margin + 1) + ends.Left;
        int gap = right - Cells.Width(left) - Cells.Width(ends.Right);
        return gap > 0 ? left + new string(' ', gap) + ends.Right : Cells.Take(left, frame.Width);
    }

    /// <summary>The columns with a tick and the numbers under them, as many as do not touch.</summary>
    private (List<int> Ticks, string Numbers) Numbers()
    {
        if (columnNames is { } given)
        {
            (List<int> columns, string names, _) = Under(given);
            return (columns, names);
        }

        for (int most = Math.Clamp(Canvas.Columns / 8, 2, 12); ; most--)
        {
            ImmutableArray<double> values = across.Ticks(most);
            string[] named = TickText.Of(values, frame.IsPlain);
            (List<int> ticks, string numbers, bool isComplete) = Under(values.Select((value, i) => (Place: X(value), Text: named[i]))
                .Where(tick => tick.Place is >= -1e-9 and <= 1 + 1e-9).Select(tick => (Canvas.CellX(tick.Place), tick.Text)));
            if (isComplete || most <= 2)
            {
                return (ticks, numbers);
            }
        }
    }

    private (List<int> Ticks, string Numbers, bool IsComplete) Under(IEnumerable<(int Column, string Name)> columns)
    {
        List<int> ticks = [];
        string numbers = "";
        bool isComplete = true;
        foreach ((int column, string name) in columns)
        {
            int width = Cells.Width(name);
            int start = Math.Clamp(margin + 1 + column - ((width - 1) / 2), 0, Math.Max(0, frame.Width - width));
            if (numbers.Length > 0 && start <= Cells.Width(numbers))
            {
                isComplete = false;
                continue;
            }

            ticks.Add(column);
            numbers = Cells.PadRight(numbers, start) + name;
        }

        return (ticks, numbers, isComplete);
    }

    /// <summary>Entries side by side, three columns apart; those for which there is no row are left out.</summary>
    private static ImmutableArray<Line> Flow(ImmutableArray<Line> entries, int width, int rows)
    {
        ImmutableArray<Line>.Builder lines = ImmutableArray.CreateBuilder<Line>();
        Line current = Line.Empty;
        foreach (Line entry in entries)
        {
            if (current.Width == 0)
            {
                current = entry;
            }
            else if (current.Width + 3 + entry.Width <= width)
            {
                current = current.Then(Line.Of("   ")).Then(entry);
            }
            else
            {
                lines.Add(current);
                current = entry;
            }
        }

        if (current.Width > 0)
        {
            lines.Add(current);
        }

        return [.. lines.Take(Math.Max(0, rows))];
    }
}
