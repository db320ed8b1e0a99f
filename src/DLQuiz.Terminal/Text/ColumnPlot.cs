using System.Text;

namespace DLQuiz.Terminal.Text;

/// <summary>Numbers over time as columns of text: each column is the mean of a stretch of values, its height in eighths of a line.</summary>
public static class ColumnPlot
{
    private const string Blocks = " ▁▂▃▄▅▆▇█";

    /// <summary>Without Unicode a line has three heights.</summary>
    private const string Plain = " .:#";

    /// <summary>Lines from top to bottom, without an axis.</summary>
    /// <param name="values">Not negative.</param>
    /// <param name="columns">At most so many; fewer values make fewer columns.</param>
    /// <param name="lines">The height.</param>
    /// <param name="top">The value that fills all lines; what is above is cut.</param>
    /// <param name="isPlain">ASCII instead of block characters.</param>
    public static IReadOnlyList<string> Draw(IReadOnlyList<double> values, int columns, int lines, double top, bool isPlain)
    {
        ArgumentNullException.ThrowIfNull(values);
        string glyphs = isPlain ? Plain : Blocks;
        int steps = glyphs.Length - 1;
        int[] heights = [.. Means(values, columns).Select(mean => Height(mean, top, lines * steps))];
        return [.. Enumerable.Range(0, lines).Select(line => Row(heights, (lines - 1 - line) * steps, glyphs))];
    }

    /// <summary>The mean of each of at most <paramref name="columns"/> stretches of nearly equal length.</summary>
    public static IReadOnlyList<double> Means(IReadOnlyList<double> values, int columns)
    {
        ArgumentNullException.ThrowIfNull(values);
        int count = Math.Min(columns, values.Count);
        return
        [
            .. Enumerable.Range(0, count).Select(column =>
            {
                int start = (int)((long)column * values.Count / count);
                int end = (int)((column + 1L) * values.Count / count);
                return values.Skip(start).Take(end - start).Average();
            }),
        ];
    }

    /// <summary>Whatever is more than nothing shows.</summary>
    private static int Height(double mean, double top, int highest) =>
        mean <= 0 || top <= 0 ? 0 : Math.Clamp((int)Math.Round(mean / top * highest), 1, highest);

    private static string Row(int[] heights, int below, string glyphs)
    {
        var row = new StringBuilder();
        foreach (int height in heights)
            row.Append(glyphs[Math.Clamp(height - below, 0, glyphs.Length - 1)]);
        return row.ToString();
    }
}
