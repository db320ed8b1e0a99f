using System.Text;
using CsCheck;
using DLQuiz.Terminal.Markdown;

namespace DLQuiz.Shell.Tests.Terminal.Markdown;

/// <summary>What holds for any text at any width.</summary>
public sealed class MarkdownLawTests
{
    private const string NeverStarts = "，。、；：！？）】》」』”’…—％℃";

    private static readonly Gen<string> Word = Pick.From("normalization", "batch", "一", "均值", "方差很大", "x", "mini", "the", "推理时");

    private static readonly Gen<string> Words = Pick.From(
        "归一化", "输出，", "（训练）", "《书》", "“引用”，", "然后……", "就是——", "100％", "30 %", "`code`，", "**重点**。", "$x_1$；", "[链接](https://a.org)：", "batch", " ", "「值」。", "x", "3 ms、", "10个")
        .Array[1, 40].Select(string.Concat);

    /// <summary>Blocks of known words, so that what must show is known.</summary>
    private static readonly Gen<string> Page = Gen.Select(Gen.Int[0, 9], Word.Array[1, 12]).Select((kind, words) => Block(kind, words)).Array[1, 8].Select(blocks => string.Join("\n\n", blocks));

    [Fact]
    public void No_letter_of_a_page_is_lost_or_moved() => Gen.Select(Page, Gen.Int[2, 100]).Sample((page, width) =>
        Letters(string.Concat(MarkdownText.Render(page, width).Select(line => line.Text))) == Letters(page));

    [Fact]
    public void Nothing_is_wider_than_asked_for() => Gen.Select(Page, Gen.Int[2, 100], Gen.Bool, Gen.Bool).Sample((page, width, keepLines, isFlat) =>
        MarkdownText.Render(page, width, keepLines, isFlat).All(line => line.Width <= width));

    [Fact]
    public void Chinese_marks_stay_with_what_they_belong_to() => Gen.Select(Words, Gen.Int[16, 60]).Sample((text, width) =>
    {
        string[] lines = [.. MarkdownText.Render("文" + text, width).Select(line => line.Text).Where(line => line.Length > 0)];
        return lines.Skip(1).All(line => !NeverStarts.Contains(line[0], StringComparison.Ordinal))
            && lines.SkipLast(1).All(line => !"（《“「".Contains(line[^1], StringComparison.Ordinal));
    });

    [Theory]
    [InlineData("占比 50 %的单元")]
    [InlineData("延迟是 3 ms，很短")]
    [InlineData("一共10个样本")]
    [InlineData("大约１００％是")]
    [InlineData("温度 25℃时候")]
    [InlineData("价格￥30元整数")]
    [InlineData("等等……然后呢")]
    [InlineData("就是——没有了")]
    [InlineData("他说\"好\"然后走")]
    [InlineData("( 一 二 三 )")]
    public void What_belongs_together_is_parted_at_no_width(string text)
    {
        string[] together = ["50 %", "3 ms", "10个", "１００％", "25℃", "￥30元", "……", "——", "\"好\"", "( 一", "三 )"];
        for (int width = 8; width < 20; width++)
        {
            string shown = string.Join('\n', MarkdownText.Render(text, width).Select(line => line.Text));
            Assert.All(together.Where(part => text.Contains(part, StringComparison.Ordinal)), part => Assert.Contains(part, shown, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("> ", 120)]
    [InlineData("- ", 120)]
    [InlineData("1. ", 120)]
    public void Deep_nesting_shows_its_text_at_any_width(string mark, int depth)
    {
        string text = string.Concat(Enumerable.Repeat(mark, depth)) + "deepest";
        foreach (int width in new[] { 8, 30, 78 })
        {
            Assert.Contains("deepest", string.Concat(MarkdownText.Render(text, width).Select(line => line.Text.TrimStart(' ', '│'))), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nested_points_keep_their_marks_where_nothing_is_indented() => Assert.Equal(
        "• one\n◦ two\n‣ three",
        string.Join('\n', MarkdownText.Render("- one\n  - two\n    - three", 10).Select(line => line.Text)));

    private static string Block(int kind, string[] words) => kind switch
    {
        0 => "# " + string.Join(' ', words),
        1 => "#### " + string.Join(' ', words),
        2 => string.Join('\n', words.Select(word => "- " + word)),
        3 => string.Join('\n', words.Select((word, i) => new string(' ', 2 * Math.Min(i, 5)) + "- " + word)),
        4 => "> " + string.Join(" **", words.Take(2)) + (words.Length > 1 ? "**" : "") + "\n> > " + string.Join(' ', words.Skip(2)),
        5 => "```python\n" + string.Join('\n', words) + "\n```",
        6 => string.Join('\n', words.Select(word => "1. [x] " + word)).Replace("[x]", "[ ]", StringComparison.Ordinal),
        7 => string.Join('\n', words),
        8 => "    " + string.Join(' ', words),
        _ => string.Join("，`", words.Take(2)) + (words.Length > 1 ? "`" : "") + "（" + string.Join("、", words.Skip(2)) + "）。",
    };

    /// <summary>Letters alone: digits number lists, signs mark them.</summary>
    private static string Letters(string text)
    {
        StringBuilder letters = new();
        foreach (Rune rune in text.Replace("```python", "", StringComparison.Ordinal).EnumerateRunes().Where(Rune.IsLetter))
        {
            letters.Append(rune.ToString());
        }

        return letters.ToString();
    }
}
