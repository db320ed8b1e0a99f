namespace DLQuiz.Core.Tests.Authoring;

/// <summary>Notes made to hang, exhaust or crash a reader; each is read in two seconds or refused with a diagnostic.</summary>
[Collection(nameof(HostileNoteTests))]
[CollectionDefinition(nameof(HostileNoteTests), DisableParallelization = true)]
public sealed class HostileNoteTests
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    public static TheoryData<string, string> Shapes => new()
    {
        { "emphasis around one letter", Times("*", 19_000) + "a" + Times("*", 19_000) },
        { "stars alone", Times("*", 2_000_000) },
        { "wide header over short rows", Times("a|", 9_000) + "\n" + Times("-|", 9_000) + "\n" + Times("x\n", 1_000) },
        { "one reference used thousands of times", "# a?\n\n[a]: /" + Times("long", 2_000) + "\n\n" + Times("[a] ", 1_900) },
        { "one reference used in thousands of paragraphs", "# a?\n\n[a]: /" + Times("long", 2_000) + "\n\n" + Times("[a]\n\n", 29_000) },
        { "open links", Times("[a](", 400_000) },
        { "open links in many paragraphs", Times(Times("[a](", 1_900) + "\n\n", 200) },
        { "closed brackets", Times(Times("[", 1_900) + Times("](a)", 1_900) + "\n\n", 100) },
        { "declarations", Times("<!A ", 400_000) },
        { "open comments in one line", Times("a<!-- ", 300_000) },
        { "open comments in bullets", Times("- <!--\n", 59_000) },
        { "more lines than are read", Times("# a?\nb\n", 300_000) },
        { "headings", Times("# a\n", 59_000) },
        { "question headings", Times("# a?\nb\n", 29_000) },
        { "question bullets", Times("- a? b\n", 59_000) },
        { "bare question bullets", Times("- a?\n", 59_000) },
        { "nested bullets that ask", string.Concat(Enumerable.Range(0, 90).Select(depth => new string(' ', 2 * depth) + "- a?\n")) },
        { "attributes", Times("# a{#", 300_000) },
        { "quotes in quotes", Times(">", 100_000) },
        { "bullets in bullets", Times("- ", 100_000) },
        { "deeper and deeper bullets", string.Concat(Enumerable.Range(0, 600).Select(depth => new string(' ', 2 * depth) + "- a\n")) },
        { "link definitions", Times("[x]: /u\n", 59_000) },
        { "broken link definitions", Times("[x]: \n", 59_000) },
        { "fences", Times("```\n", 59_000) },
        { "formulas", Times("$$\n", 59_000) },
        { "fields", Times("Q:\n", 59_000) },
        { "questions and answers", Times("Q: a\nA: b\n", 29_000) },
        { "clozes", "C: " + Times("[a] ", 400_000) },
        { "clozes within the caps", "C: " + Times("[a] ", 1_900) },
        { "highlights", "C: " + Times("==a== ", 9_000) },
        { "code of ever longer fences", string.Concat(Enumerable.Range(1, 1_500).Select(length => "x" + Times("`", length))) },
        { "a paragraph of one line", Times("字", 650_000) },
        { "a paragraph of many lines", Times("字\n", 59_000) },
        { "question marks", "- " + Times("a? ", 600_000) },
        { "open clozes for Anki", Times("{{c1::", 300_000) },
        { "loose marks", Times("Q. a?\n\n", 25_000) },
        { "lines of the obsidian dialect", "#flashcards\n\n" + Times("a::b\n", 50_000) },
        { "separators of the obsidian dialect", "---\ndialect: obsidian-sr\n---\n" + Times("a\n?\n", 25_000) },
        { "one obsidian card of many lines", "---\ndialect: obsidian-sr\n---\n" + Times("a\n", 25_000) + "?\n" + Times("b\n", 25_000) },
        { "obsidian clozes", "---\ndialect: obsidian-sr\n---\n" + Times("==a== ", 9_000) + "\n\n" + Times("**a** {{b}} ", 5_000) },
        { "obsidian open clozes", "---\ndialect: obsidian-sr\n---\n" + Times("{{a ", 400_000) },
        { "obsidian hints", "---\ndialect: obsidian-sr\n---\n" + Times("==a==^[ ", 9_000) },
        { "obsidian clozes of Anki", "---\ndialect: obsidian-sr\n---\n" + Times("{{c1::", 200_000) + "}}" },
        { "obsidian separators in a line", "---\ndialect: obsidian-sr\n---\n" + Times("a::", 400_000) },
        { "a TOML header", "---\n" + Times("name = \"a\"\n", 30_000) + "---\n" },
        { "deck tags", Times("#flashcards/a ", 100_000) },
        { "full-width question marks", "- " + Times("吗？", 300_000) },
        { "ids", Times("<!-- id: a -->\n", 59_000) },
        { "ids by cards", Times("<!-- id: a -->\nQ: a\nA: b\n", 19_000) },
        { "deep YAML", "---\na: " + Times("{a: ", 15_000) + "\n---\n" },
        { "wide YAML", "---\n" + Times("- a\n", 15_000) + "---\n" },
        { "an alias bomb", "---\na: &a [x, x]\nb: &b [*a, *a]\ndeck: [*b, *b]\n---\n" },
        { "tabs", Times("\t", 500_000) + "a" },
        { "carriage returns", Times("\r", 59_000) },
        { "comparisons", Times("# vs\nx\n\n- a? b\n", 11_000) },
        { "many brackets in one cloze", "C: " + Times(Times("[a] ", 1_900) + "\n\n", 10) },
        { "brackets in a long cloze", "C: " + Times("[a] ", 1_900) + Times("x ", 800_000) },
        { "cards of obsidian-sr", "#flashcards\n\n" + Times("`a` ==b== :: $c$ [d](e)\n", 59_000) },
        { "clozes of obsidian-sr", "---\ndialect: obsidian-sr\ncloze: [highlight, bold, curly]\n---\n" + Times("==a== **b** {{c}} `d` ", 20_000) },
        { "lines of obsidian-sr", "---\ndialect: obsidian-sr\n---\n" + Times("a\n?\n", 29_000) },
        { "fences of obsidian-sr", "---\ndialect: obsidian-sr\n---\n" + Times("```\n~~~\n\n$$\n", 14_000) },
        { "toml", "---\n" + Times("a = [\"b\", 1]\n", 50_000) + "---\n" },
        { "terms", Times("- **a b**: a term that is told here\n    - ", 5_000) },
        { "names", Times("一个过程被称作X的Y，", 100_000) },
        { "names in English", Times("a thing is called b, ", 90_000) },
        { "comparisons", Times("- a vs b\n    - c\n", 29_000) },
        { "definitions", Times("- **a**: 是指 b\n", 59_000) },
        { "exercises", Times("# 习题\n- a?\n", 29_000) },
        { "quiz blocks", Times("```quiz\nask: a\nanswer: 1\n```\n", 20_000) },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_hostile_note_costs_no_more_than_two_seconds(string shape, string text)
    {
        Assert.NotEmpty(shape);
        Notes.Compile("# warm?\n\nup");
        TimeSpan time = WorkClock.Measure(() => Notes.Compile([], ("hostile.md", text)));
        Assert.True(time < Most, $"{shape}: {time.TotalSeconds} s");
    }

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
