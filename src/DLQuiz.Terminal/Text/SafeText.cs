using System.Globalization;
using System.Text;

namespace DLQuiz.Terminal.Text;

/// <summary>Text of a stranger, made safe to draw: nothing that steers a terminal or turns the reading order is left.</summary>
public static class SafeText
{
    /// <summary>Control characters become pictures (<c>␛</c>), invisible ones their number (<c>⟪U+202E⟫</c>); tabs and line ends become spaces.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!NeedsCare(text))
        {
            return text;
        }

        StringBuilder shown = new(text.Length + 16);
        // Lone surrogates come out as U+FFFD here, which is what a terminal would make of them at best.
        foreach (Rune rune in text.EnumerateRunes())
        {
            Append(shown, rune);
        }

        return shown.ToString();
    }

    /// <summary>The same for text of several lines: <c>\n</c> stays, <c>\r\n</c> becomes it.</summary>
    public static string Lines(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Of));

    private static bool NeedsCare(string text)
    {
        foreach (char unit in text)
        {
            if (unit < ' ' || (unit >= 0x7F && (unit < 0xA0 || unit == 0xAD || unit >= 0x61C) && IsSuspect(unit)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSuspect(char unit) => char.IsSurrogate(unit)
        || char.GetUnicodeCategory(unit) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;

    private static void Append(StringBuilder shown, Rune rune)
    {
        int value = rune.Value;
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control when value is '\t' or '\n' or '\r':
                shown.Append(' ');
                break;
            case UnicodeCategory.Control when value < 0x20:
                shown.Append((char)(0x2400 + value));
                break;
            case UnicodeCategory.Control when value == 0x7F:
                shown.Append('\u2421');
                break;
            // Joiners shape emoji and several scripts, and do nothing else.
            case UnicodeCategory.Format when value is 0x200C or 0x200D:
                shown.Append(rune.ToString());
                break;
            case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse:
                shown.Append(CultureInfo.InvariantCulture, $"⟪U+{value:X4}⟫");
                break;
            default:
                shown.Append(rune.ToString());
                break;
        }
    }
}
