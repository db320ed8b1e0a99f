using System.Globalization;
using System.Text;

namespace DLQuiz.Exchange.ScoreSheets;

/// <summary>A stranger's text for a file that may end on a terminal: what would steer it, or turn the reading order, becomes its number.</summary>
internal static class VisibleText
{
    /// <summary>Lines stay lines.</summary>
    public static string Of(string text)
    {
        StringBuilder shown = new(text.Length);
        foreach (Rune rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or 0x200C or 0x200D || !IsSuspect(rune))
                shown.Append(rune.ToString());
            else
                shown.Append(CultureInfo.InvariantCulture, $"⟪U+{rune.Value:X4}⟫");
        }

        return shown.ToString();
    }

    /// <summary>On one line.</summary>
    public static string OneLine(string text) => Of(text).Replace('\n', ' ').Replace('\t', ' ').Trim();

    private static bool IsSuspect(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}
