using System.Globalization;

namespace DLQuiz.Tests.BadInput;

/// <summary>Markdown made to take quadratic time, to nest without end or to fill the memory, each in several sizes.</summary>
internal static class BadMarkdown
{
    private const string End = "\n\nQ: was all of it read?\n";

    private static readonly int[] Sizes = [500, 5_000, 50_000];

    public static IEnumerable<BadNote> All()
    {
        foreach (int size in Sizes)
        {
            foreach ((string shape, Func<int, string> make) in Shapes)
                yield return new BadNote(string.Create(CultureInfo.InvariantCulture, $"markdown-{shape}-{size:00000}"), make(size) + End);
        }

        yield return new BadNote("markdown-stars-around-a-letter", Times("*", 19_000) + "a" + Times("*", 19_000) + End);
        yield return new BadNote("markdown-short-rows-under-a-wide-header", Times("a|", 9_000) + "\n" + Times("-|", 9_000) + "\n" + Times("x\n", 1_000) + End);
        yield return new BadNote("markdown-headings-16384", Times("# a\n", 16_384) + End);
        yield return new BadNote("markdown-one-line-of-2-megabytes", Times("字", 690_000) + End);
        yield return new BadNote("markdown-more-lines-than-are-read", Times("a\n", 60_001) + End);
        yield return new BadNote("markdown-random-marks", Drawn(20_000) + End);
    }

    private static readonly (string Shape, Func<int, string> Make)[] Shapes =
    [
        ("bullets-in-one-another", size => Times("- ", size)),
        ("bullets-ever-deeper", size => string.Concat(Enumerable.Range(0, Math.Min(size, 1_400)).Select(depth => new string(' ', 2 * depth) + "- a\n"))),
        ("quotes-in-one-another", size => Times("> ", size)),
        ("quotes-and-bullets", size => Times("> - ", size)),
        ("ordered-in-one-another", size => Times("1. ", size)),
        ("open-links", size => Times("[a](", size)),
        ("open-brackets", size => Times("[", size)),
        ("open-images", size => Times("![", size)),
        ("closed-brackets", size => Times("[", size) + "a" + Times("]", size)),
        ("closed-links", size => Times("[", size) + "a" + Times("](b)", size)),
        ("declarations", size => Times("<!A ", size)),
        ("instructions", size => Times("<?", size)),
        ("open-tags", size => Times("<a ", size)),
        ("open-comments-in-a-line", size => "a" + Times("<!-- ", size)),
        ("stars", size => Times("*a", size)),
        ("underscores", size => Times("_a", size)),
        ("stars-and-underscores", size => Times("*_a**__", size)),
        ("tildes", size => Times("~~a", size)),
        ("highlights", size => Times("==a", size)),
        ("dollars", size => Times("$a", size)),
        ("backticks-ever-longer", size => string.Concat(Enumerable.Range(1, Math.Min(size, 1_400)).Select(length => "e" + Times("`", length)))),
        ("entities", size => Times("&#x1F600;&notanentity;", size)),
        ("backslashes", size => Times("\\", size)),
        ("a-wide-table", size => Times("|a", size) + "|\n" + Times("|-", size) + "|\n" + Times("|b", size) + "|\n"),
        ("a-long-table", size => "|a|b|\n|-|-|\n" + Times("|c|d|\n", size)),
        ("definitions", size => Times("[a]: /b\n", size)),
        ("definitions-used", size => string.Concat(Enumerable.Range(0, size).Select(i => $"[a{i}]: /b\n")) + "\n" + Times("[a1] ", size)),
        ("one-long-definition-used", size => "[a]: /" + Times("b", size) + "\n\n# why?\n\n" + Times("[a]\n\n", Math.Min(size, 5_000))),
        ("headings", size => Times("# a\n", size)),
        ("headings-ever-deeper", size => Times("# a\n## b\n### c\n#### d\n##### e\n###### f\n", size / 6)),
        ("question-headings", size => Times("# a?\nb\n", size / 2)),
        ("heading-of-attributes", size => "# a" + Times("{#b", size)),
        ("bullets-that-ask", size => Times("- a? b\n", size)),
        ("bare-question-bullets", size => Times("- a?\n", size)),
        ("open-fences-in-bullets", size => Times("- ```\n", size)),
        ("fences", size => Times("```\n", size / 2 * 2)),
        ("breaks", size => Times("---\n", size)),
        ("tabs", size => Times("\t", size) + "a"),
        ("spaces", size => Times(" ", size) + "a"),
        ("combining-marks", size => "a" + Times("\u0301", size)),
        ("zero-width-joiners", size => Times("👩‍", size)),
    ];

    /// <summary>Marks without any plan, the same ones in every run.</summary>
    private static string Drawn(int count)
    {
        var draws = new DLQuiz.Core.Model.SplitMix64(7);
        string[] marks = ["*", "_", "[", "](", ")", "`", "$", "<", ">", "!", "&", "|", "\n", "\n\n", "- ", "# ", "> ", "    ", "==", "~~", "字", "a", "\\", "{#", "}"];
        return string.Concat(Enumerable.Range(0, count).Select(_ => marks[draws.Below(marks.Length)]));
    }

    private static string Times(string text, int times) => BadNotes.Times(text, times);
}
