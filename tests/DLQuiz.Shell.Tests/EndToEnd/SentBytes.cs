using System.Globalization;
using System.Text;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>Reads bytes as a terminal does (ECMA-48): text, and what is inside escape sequences.</summary>
/// <remarks>Stricter than a terminal: only what the program itself has reason to send is let through.</remarks>
public static class SentBytes
{
    /// <summary>Ends of control sequences: styles, places, modes, erasing, forms of the caret, and scroll regions by tmux and terminfo.</summary>
    private const string HarmlessEnds = "mHhlJKqrAB";

    /// <summary>Takes the keyboard protocol of kitty back, before an editor or the shell has the terminal.</summary>
    private const string KeyboardAsUsual = "[<u";

    private enum Place
    {
        Text,
        Escape,
        Sequence,
        String,
    }

    /// <summary>What of the text a terminal would obey, or reorder, and the program did not mean; empty when all is well.</summary>
    /// <param name="sent">All that was sent.</param>
    /// <param name="mark">A word that stands in every field of the hostile deck, and nowhere else.</param>
    public static IReadOnlyList<string> Faults(string sent, string mark)
    {
        ArgumentNullException.ThrowIfNull(sent);
        List<string> faults = [];
        var place = Place.Text;
        StringBuilder held = new();
        foreach (char c in sent)
        {
            switch (place)
            {
                case Place.Text when c == '\e':
                    held.Clear();
                    place = Place.Escape;
                    break;
                case Place.Text when c is not ('\n' or '\r' or '\t') && IsActive(c):
                    faults.Add(string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4} in the text"));
                    break;
                case Place.Text:
                    break;
                case Place.Escape:
                    place = c == '[' ? Place.Sequence : c is ']' or 'P' or '_' or '^' or 'X' ? Place.String : Place.Text;
                    // Keypad modes and the character set, which terminfo sends at the start and end, are all else.
                    Expect(place != Place.Text || c is '=' or '>' or '(' or '7' or '8' or 'M', $"ESC {c}");
                    held.Append(c);
                    break;
                case Place.Sequence:
                    held.Append(c);
                    if (c is >= '@' and <= '~')
                    {
                        Expect(HarmlessEnds.Contains(c) || held.ToString() == KeyboardAsUsual, $"CSI {held}");
                        Expect(!held.ToString().Contains(mark, StringComparison.OrdinalIgnoreCase), $"the deck within CSI {held}");
                        place = Place.Text;
                    }
                    else
                    {
                        Expect(c is >= ' ' and <= '?', $"CSI {held}");
                    }

                    break;
                default:
                    if (c == '\a' || (c == '\\' && held[^1] == '\e'))
                    {
                        Expect(held.ToString().TrimEnd('\e') == "]11;?", $"the string {held}");
                        place = Place.Text;
                    }
                    else
                    {
                        held.Append(c);
                    }

                    break;
            }
        }

        Expect(place != Place.String, $"a string without an end: {held}");
        return faults;

        void Expect(bool isWell, string fault)
        {
            if (!isWell)
            {
                faults.Add(fault);
            }
        }
    }

    /// <summary>C0 and C1 controls, and what turns the order of reading (Unicode UAX #9) or ends a line.</summary>
    private static bool IsActive(char c) =>
        c is < ' ' or (>= '\x7F' and < '\xA0') or '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
