using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Markdown.Numbers;

/// <summary>Numbers under one another, decimal point under decimal point; their digits stay as they are.</summary>
internal static class AlignedNumbers
{
    /// <summary>All equally wide; whatever has no point ends where the others have theirs.</summary>
    public static ImmutableArray<string> Of(IReadOnlyCollection<string> numbers)
    {
        int before = numbers.Max(number => Cells.Width(number[..PointOf(number)]));
        int after = numbers.Max(number => Cells.Width(number[PointOf(number)..]));
        return [.. numbers.Select(number => Cells.PadLeft(number[..PointOf(number)], before) + Cells.PadRight(number[PointOf(number)..], after))];
    }

    /// <summary>Where the point stands, or the exponent of a number without one, or the end.</summary>
    private static int PointOf(string number)
    {
        int point = number.IndexOf('.', StringComparison.Ordinal);
        int exponent = number.AsSpan().ContainsAnyInRange('0', '9') ? number.IndexOf('e', StringComparison.Ordinal) : -1;
        return point >= 0 ? point : exponent >= 0 ? exponent : number.Length;
    }
}
