using System.Text;

namespace DLQuiz.Terminal.Text;

/// <summary>Catalogues of translations in the format of gettext (PO), of which one form is used: <c>msgid "…"</c>, <c>msgstr "…"</c>, continued on lines of quotes.</summary>
/// <remarks>Source: GNU gettext manual, "The Format of PO Files". No package that reads it was to be had.</remarks>
internal static class PortableObject
{
    /// <summary>In the order of the file; entries without a translation are left out.</summary>
    /// <exception cref="FormatException">A line is none of the form.</exception>
    public static IEnumerable<(string English, string Translation)> Read(string text)
    {
        StringBuilder english = new(), translation = new();
        StringBuilder? open = null;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n').Append("msgid \"\""))
        {
            if (line.StartsWith('#') || string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            string quoted = line;
            if (line.StartsWith("msgid ", StringComparison.Ordinal))
            {
                if (english.Length > 0 && translation.Length > 0)
                {
                    yield return (english.ToString(), translation.ToString());
                }

                english.Clear();
                translation.Clear();
                (open, quoted) = (english, line["msgid ".Length..]);
            }
            else if (line.StartsWith("msgstr ", StringComparison.Ordinal))
            {
                (open, quoted) = (translation, line["msgstr ".Length..]);
            }

            (open ?? throw new FormatException($"A text before the first msgid: {line}")).Append(Unquoted(quoted.Trim()));
        }
    }

    private static string Unquoted(string quoted) => quoted is ['"', .. string inner, '"']
        ? inner.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
        : throw new FormatException($"Not in quotes: {quoted}");
}
