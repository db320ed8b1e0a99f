using System.Globalization;
using System.Net;
using System.Text;

namespace DLQuiz.Core.Tests.Authoring;

/// <param name="Number">From 1, as the specification counts.</param>
/// <param name="Markdown">Ends in a line feed unless it is empty.</param>
/// <param name="Html">What the specification makes of it.</param>
internal sealed record CommonMarkExample(int Number, string Markdown, string Html)
{
    private static readonly string Fence = new('`', 32);

    /// <summary>All of the specification's examples in its order.</summary>
    public static CommonMarkExample[] All { get; } = [.. Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "CommonMark", "spec-0.31.2.txt")).ReplaceLineEndings("\n"))];

    /// <summary>Runs of letters and digits that a reader of the page would see, texts of images included.</summary>
    public string[] Words => Runs(VisibleText(Html));

    public static string[] Runs(string text)
    {
        var runs = new List<string>();
        var run = new StringBuilder();
        foreach (Rune rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                run.Append(rune.ToString());
            else if (run.Length > 0)
            {
                runs.Add(run.ToString());
                run.Clear();
            }
        }

        return run.Length > 0 ? [.. runs, run.ToString()] : [.. runs];
    }

    /// <summary>Tags give way to nothing, except an image to its text; character references to their characters.</summary>
    public static string VisibleText(string html)
    {
        var text = new StringBuilder();
        for (int at = 0; at < html.Length;)
        {
            int end = html[at] == '<' ? EndOfTag(html, at) : -1;
            if (end < 0)
            {
                text.Append(html[at++]);
                continue;
            }

            ReadOnlySpan<char> tag = html.AsSpan(at, end - at);
            int alt = tag.StartsWith("<img") ? tag.IndexOf("alt=\"") : -1;
            if (alt >= 0)
                text.Append(tag[(alt + 5)..].ToString().Split('"')[0]);
            at = end;
        }

        return WebUtility.HtmlDecode(text.ToString());
    }

    /// <summary>Offset behind the tag, comment, instruction or declaration that begins there; -1 when none does.</summary>
    private static int EndOfTag(string html, int at)
    {
        foreach ((string open, string close) in new[] { ("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>") })
        {
            if (string.CompareOrdinal(html, at, open, 0, open.Length) == 0 && html.IndexOf(close, at + open.Length, StringComparison.Ordinal) is var found and >= 0)
                return found + close.Length;
        }

        if (at + 1 >= html.Length || !(char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '/' or '!'))
            return -1;
        char quote = '\0';
        for (int i = at + 1; i < html.Length; i++)
        {
            if (quote != '\0')
                quote = html[i] == quote ? '\0' : quote;
            else if (html[i] is '"' or '\'')
                quote = html[i];
            else if (html[i] == '>')
                return i + 1;
        }

        return -1;
    }

    private static IEnumerable<CommonMarkExample> Read(string specification)
    {
        string[] lines = specification.Split('\n');
        int number = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i] != Fence + " example")
                continue;
            int dot = Array.IndexOf(lines, ".", i);
            int end = Array.IndexOf(lines, Fence, dot);
            yield return new CommonMarkExample(++number, Text(lines[(i + 1)..dot]), Text(lines[(dot + 1)..end]));
            i = end;
        }
    }

    private static string Text(string[] lines) => string.Concat(lines.Select(line => line.Replace('→', '\t') + "\n"));

    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}
