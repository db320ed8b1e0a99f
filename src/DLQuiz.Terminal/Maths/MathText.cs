using System.Collections.Immutable;
using DLQuiz.Terminal.Maths.Drawing;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Maths;

/// <summary>TeX maths as text of a terminal; any source gives a result, at worst itself.</summary>
public static class MathText
{
    /// <summary>Characters of a formula; a longer one is shown as written.</summary>
    private const int Longest = 4_000;

    /// <summary>The formula in one row.</summary>
    public static string Inline(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        string visible = SafeText.Lines(source);
        return visible.Length > Longest ? visible.ReplaceLineEndings(" ") : OneLine.Of(MathParser.Parse(visible));
    }

    /// <summary>The formula in one row for each of its lines, as a screen reader or a pipe wants it.</summary>
    public static ImmutableArray<string> Plain(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        string visible = SafeText.Lines(source);
        return visible.Length > Longest ? [.. visible.Split('\n')] : OneLine.Lines(MathParser.Parse(visible));
    }

    /// <summary>The formula in two dimensions, in at most <paramref name="width"/> columns; where it cannot be, in rows that wrap.</summary>
    /// <param name="source">A stranger's.</param>
    /// <param name="width">Columns, at least 2.</param>
    public static ImmutableArray<string> Display(string source, int width)
    {
        ArgumentNullException.ThrowIfNull(source);
        string visible = SafeText.Lines(source);
        if (visible.Length > Longest)
        {
            return Wrapped(visible.Split('\n'), width);
        }

        MathNode formula = MathParser.Parse(visible);
        return DisplayFit.Of(formula, width) is { } box
            ? [.. box.Rows.Select(row => row.TrimEnd())]
            : Wrapped(OneLine.Lines(formula), width);
    }

    private static ImmutableArray<string> Wrapped(IEnumerable<string> lines, int width) =>
        [.. lines.SelectMany(line => LineBreaker.Wrap([new Run(line)], width)).Select(line => line.Text)];
}
