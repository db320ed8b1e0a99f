using System.Collections.Frozen;
using System.Text;

namespace DLQuiz.Terminal.Text;

/// <summary>Where a line may end.</summary>
internal static class BreakRules
{
    /// <summary>Chinese measures, which stay with the digits before them.</summary>
    private const string Measures = "个年月日号天时分秒次层轮倍米元岁维行列组步种类位张页章节题度";

    private const int LongestUnit = 6;

    private static readonly FrozenSet<string> Units =
    [
        "ms", "μs", "us", "ns", "s", "min", "h", "d", "kg", "g", "mg", "km", "m", "cm", "mm", "nm", "px", "Hz", "kHz", "MHz", "GHz",
        "B", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "bit", "bits", "W", "kW", "V", "A", "K", "J", "dB", "eV", "Ω", "FLOPs", "FLOPS",
    ];

    /// <summary>Whether the line may end before the cell at that place, which is not the first.</summary>
    public static bool MayBreak(List<Cell> cells, int at)
    {
        Cell before = cells[at - 1], after = cells[at];
        if (after.IsSpace || (before.Ink & after.Ink).HasFlag(Ink.Together))
        {
            return false;
        }

        if (before.IsSpace)
        {
            return MayBreakAfterSpace(cells, at);
        }

        return (before.IsWide || after.IsWide) && !after.NeverStarts && !before.NeverEnds
            && !(before.IsDigit && (after.IsDigit || Measures.Contains(after.Text, StringComparison.Ordinal)));
    }

    private static bool MayBreakAfterSpace(List<Cell> cells, int at)
    {
        int last = at - 1;
        while (last >= 0 && cells[last].IsSpace)
        {
            last--;
        }

        if (last < 0)
        {
            return true;
        }

        // A full-width mark after a space still ends what came before; so does a bracket or a lone point, but ".5" begins something.
        bool closes = cells[at].NeverStarts && !(Ascii.IsValid(cells[at].Text) && BeginsWord(cells, at));
        return !closes && !cells[last].NeverEnds && !(cells[last].IsDigit && IsUnit(cells, at));
    }

    private static bool BeginsWord(List<Cell> cells, int at) =>
        cells[at].Text is not (")" or "]" or "}" or "\"") && at + 1 < cells.Count && char.IsAsciiLetterOrDigit(cells[at + 1].Text[0]);

    private static bool IsUnit(List<Cell> cells, int at)
    {
        int end = at;
        while (end < cells.Count && end <= at + LongestUnit && char.IsLetter(cells[end].Text[0]) && !cells[end].IsWide)
        {
            end++;
        }

        return end == at
            ? cells[at].Text is "°" || Measures.Contains(cells[at].Text, StringComparison.Ordinal)
            : end - at <= LongestUnit && Units.Contains(string.Concat(cells.GetRange(at, end - at).Select(cell => cell.Text)));
    }
}
