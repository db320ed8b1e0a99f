using System.Collections.Immutable;
using System.Text;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Plots;

/// <summary>Numbers side by side as columns that stand on 0: a forecast, the probabilities of classes.</summary>
/// <param name="Values">From left to right; below 0 and not finite is nothing. More than there are columns of text are joined, each column being their mean.</param>
public sealed record ColumnPlot(ImmutableArray<double> Values) : Picture
{
    private const string Blocks = " ▁▂▃▄▅▆▇█";

    /// <summary>Without Unicode a line has three heights.</summary>
    private const string Plain = " .:#";

    private const int Widest = 8;

    /// <summary>A sentence names no more columns one by one.</summary>
    private const int MostToTell = 12;

    /// <summary>The height that fills the picture, to compare several; null for the largest value.</summary>
    public double? Top { get; init; }

    /// <summary>What goes up, as <c>answers a day</c>.</summary>
    public string Up { get; init; } = "";

    /// <summary>What goes to the right.</summary>
    public string Across { get; init; } = "";

    /// <summary>Under the two ends of the axis.</summary>
    public (string Left, string Right)? Ends { get; init; }

    /// <summary>Under each column where <see cref="Ends"/> is null; empty for 1, 2, 3, ….</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    public override string Describe()
    {
        string name = Title.Length > 0 ? Title : Up;
        return Values.Length is 0 or > MostToTell
            ? PlotWords.Course(name, Values)
            : PlotWords.Named(name, string.Join(", ", Values.Select((value, i) => $"{NameOf(i)}: {PlotWords.Number(value)}")));
    }

    /// <summary>The columns alone, without an axis: lines from top to bottom, heights in eighths of a line.</summary>
    /// <param name="values">Each is one column of text.</param>
    /// <param name="lines">The height.</param>
    /// <param name="top">The value that fills all lines; what is above is cut.</param>
    /// <param name="isPlain">ASCII instead of block characters.</param>
    public static IReadOnlyList<string> Bars(IReadOnlyList<double> values, int lines, double top, bool isPlain)
    {
        ArgumentNullException.ThrowIfNull(values);
        string glyphs = isPlain ? Plain : Blocks;
        int steps = glyphs.Length - 1;
        int[] heights = [.. values.Select(value => Height(value, top, lines * steps))];
        return [.. Enumerable.Range(0, lines).Select(line => Row(heights, (lines - 1 - line) * steps, glyphs))];
    }

    /// <summary>The mean of each of at most <paramref name="columns"/> stretches of nearly equal length.</summary>
    public static IReadOnlyList<double> Means(IReadOnlyList<double> values, int columns)
    {
        ArgumentNullException.ThrowIfNull(values);
        int count = Math.Min(columns, values.Count);
        double[] means = new double[Math.Max(0, count)];
        for (int column = 0; column < count; column++)
        {
            int start = (int)((long)column * values.Count / count);
            int end = (int)((column + 1L) * values.Count / count);
            for (int i = start; i < end; i++)
            {
                means[column] += values[i] / (end - start);
            }
        }

        return means;
    }

    private protected override IEnumerable<Line> Compose(PlotFrame frame)
    {
        double[] values = [.. Values.Select(value => double.IsFinite(value) ? Math.Max(0, value) : 0)];
        double largest = values.DefaultIfEmpty(0).Max();
        double top = Top is { } given && double.IsFinite(given) && given > 0 ? given : largest > 0 ? new Scale(0, largest).Nice(5).High : 1;
        int columns = ChartIn(frame, top, int.MaxValue).Canvas.Columns;
        IReadOnlyList<double> shown = Means(values, columns);
        int each = shown.Count == 0 ? columns : Math.Min(Widest, columns / shown.Count);
        int gap = each >= 3 ? 1 : 0;
        // The axis ends with the last column.
        Chart chart = ChartIn(frame, top, Math.Max(1, shown.Count * each));
        double[] spread = [.. shown.SelectMany(value => Enumerable.Range(0, each).Select(i => i < each - gap ? value : 0))];
        IReadOnlyList<string> lines = Bars(spread, chart.Canvas.Rows, top, frame.IsPlain);
        for (int row = 0; row < lines.Count; row++)
        {
            chart.Canvas.Put(0, row, lines[row], Ink.Accent);
        }

        if (Ends is null)
        {
            chart.NameColumns(shown.Select((_, i) => ((i * each) + ((each - gap - 1) / 2), NameOf((int)((long)i * values.Length / shown.Count)))));
        }

        return chart.Lines();
    }

    private Chart ChartIn(PlotFrame frame, double top, int mostColumns) =>
        new(frame, new Scale(0, 1), new Scale(0, top), new ChartTexts { Title = Title, Across = Across, Up = Up, Ends = Ends }, mostColumns);

    private string NameOf(int value) => value < Names.Length ? Names[value] : (value + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whatever is more than nothing shows.</summary>
    private static int Height(double value, double top, int highest) =>
        !(value > 0) || !(top > 0) ? 0 : (int)Math.Clamp(Math.Round(value / top * highest), 1, highest);

    private static string Row(int[] heights, int below, string glyphs)
    {
        var row = new StringBuilder();
        foreach (int height in heights)
        {
            row.Append(glyphs[Math.Clamp(height - below, 0, glyphs.Length - 1)]);
        }

        return row.ToString();
    }
}
