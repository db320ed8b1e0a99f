using System.Globalization;

namespace DLQuiz.Tests.BadInput;

/// <summary>Marks of cards that are almost right, ids that name nothing or too much, and characters that steer a terminal.</summary>
internal static class BadCards
{
    private static readonly string[] Slips = ["Q ", "Q\u3000", "Q\t", "q", "Ｑ", "ｑ", "**Q**", "**Q", "_Q_", "Q  "];

    private static readonly (string Name, string First, string Second)[] Places =
        [("at-the-margin", "", ""), ("in-a-bullet", "- ", "  "), ("in-a-quote", "> ", "> "), ("under-a-heading", "# 一\n\n", ""), ("behind-front-matter", "---\ntitle: a\n---\n\n", "")];

    /// <summary>Direction controls, C0, C1, separators and a tag: none of them is text.</summary>
    private static readonly int[] Controls = [0x01, 0x07, 0x08, 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0x90, 0x9B, 0x9D, 0x200B, 0x200E, 0x200F, 0x202A, 0x202D, 0x202E, 0x2028, 0x2029, 0x2060, 0x2066, 0x2067, 0x2069, 0xFEFF, 0xFFF9, 0xE0041];

    private static readonly string[] Ids = ["", " ", "a b", "a/b", "a#b", "a\tb", "-->", "id: a", "{a}", "<b>", "a\u0301\u200D", "ａ：ｂ", "\u202ea", "🙂", "a,b", "'a'", "$a"];

    public static IEnumerable<BadNote> All()
    {
        for (int i = 0; i < Slips.Length; i++)
        {
            foreach ((string place, string first, string second) in Places)
                yield return new BadNote(string.Create(CultureInfo.InvariantCulture, $"near-{i:00}-{place}"), $"{first}{Slips[i]}：为什么？\n{second}A：因为。\n");
        }

        foreach (int control in Controls)
        {
            string c = char.ConvertFromUtf32(control);
            yield return new BadNote(string.Create(CultureInfo.InvariantCulture, $"control-{control:x5}-in-a-question"), $"Q: a{c}[31m{c}b\n");
            yield return new BadNote(string.Create(CultureInfo.InvariantCulture, $"control-{control:x5}-in-an-id"), $"<!-- id: a{c}b -->\nQ: a\nA: b\n\nQ: c\n");
        }

        for (int i = 0; i < Ids.Length; i++)
            yield return new BadNote(string.Create(CultureInfo.InvariantCulture, $"id-odd-{i:00}"), $"<!-- id: {Ids[i]} -->\nQ: a\nA: b\n\nQ: without an answer\n");
        foreach ((string name, string text) in Many())
            yield return new BadNote(name, text);
    }

    private static IEnumerable<(string Name, string Text)> Many() =>
    [
        ("card-question-marks", "Q: " + BadNotes.Times("?", 100_000) + "\n"),
        ("card-unanswered-5000", BadNotes.Times("Q: a\n\n", 5_000)),
        ("card-answers-5000", BadNotes.Times("A: a\n\n", 5_000)),
        ("card-cloze-of-brackets", "C: " + BadNotes.Times("[", 10_000) + BadNotes.Times("]", 10_000) + "\n\nC: none\n"),
        ("card-cloze-of-40000-holes", "C: " + BadNotes.Times("[a] ", 40_000) + "\n\nC: none\n"),
        ("card-cloze-of-9000-highlights", "C: " + BadNotes.Times("==a== ", 9_000) + "\n\nC: none\n"),
        ("card-cloze-of-900-long-highlights", "C: " + BadNotes.Times("==a== 字字字字字字字字字字 [b] 字字字字字字字字字字字字字字字字字字字字 ", 900) + BadNotes.Times("字", 300_000) + "\n\nC: none\n"),
        ("card-long-footnote-in-2000-answers", "[^a]: " + BadNotes.Times("字", 200_000) + "\n\n" + BadNotes.Times("Q: a\nA: b[^a]\n\n", 2_000) + "C: none\n"),
        ("card-footnotes-in-one-another", string.Concat(Enumerable.Range(0, 300).Select(i => $"[^{i}]: {BadNotes.Times("字", 300)}[^{i + 1}][^{i + 2}]\n\n")) + BadNotes.Times("Q: a[^0]\nA: b[^1]\n\n", 300) + "C: none\n"),
        ("card-obsidian-cloze-of-9000-highlights", "---\ndialect: obsidian-sr\n---\n" + BadNotes.Times("==a== ", 9_000) + "\n\nQ: lost\nA: lost\n"),
        ("card-obsidian-anki-separators", "---\ndialect: obsidian-sr\n---\n{{c1" + BadNotes.Times("::", 200_000) + "}}\n\nQ: lost\nA: lost\n"),
        ("card-fields-in-bullets-2000", BadNotes.Times("- Q: a?\n", 2_000)),
        ("id-twice-5000", BadNotes.Times("<!-- id: a -->\nQ: a\nA: b\n\n", 5_000)),
        ("id-dangling-5000", BadNotes.Times("<!-- id: a -->\n\ntext\n\n", 5_000)),
        ("info-bare-questions-3000", BadNotes.Times("- 为什么？\n", 3_000)),
        ("info-links-3000", "# 链接\n\n" + BadNotes.Times("- [a](/b)\n", 3_000)),
        ("info-empty-sections-3000", BadNotes.Times("# 一\n", 3_000)),
        ("info-definitions-3000", string.Concat(Enumerable.Range(0, 3_000).Select(i => $"- **动量{i}**：过去梯度的衰减和。\n"))),
        ("info-exercises-3000", "# 习题\n\n" + BadNotes.Times("1. 为什么？\n", 3_000)),
        ("twice-5000", BadNotes.Times("Q: a\nA: b\n\n", 5_000)),
    ];
}
