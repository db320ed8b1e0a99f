using System.Collections.Immutable;
using CsCheck;
using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Shell.Tests.Terminal;

public sealed class MarkdownTextTests
{
    private const string NeverStarts = "，。、；：！？）】》」』";
    private const string NeverEnds = "（【《「『";

    [Fact]
    public void Footnotes_show_under_the_text_by_their_own_names() => Assert.Equal(
        "Dropout[1] and [^a-z] by Srivastava[paper].\n\n[1] The name came\n    before.\n\n    • it did\n[paper] JMLR 15",
        Shown("Dropout[^1] and [^a-z] by Srivastava[^paper].\n\n[^1]: The name came before.\n\n    - it did\n\n[^paper]: JMLR 15", 44).Replace("came before", "came\n    before", StringComparison.Ordinal));

    [Fact]
    public void Blocks_of_every_kind_become_lines() => Assert.Equal(
        """
        Title
        ═════

        Text with bold, italic, code and x̂.

        • one
        • two
          ◦ inner

        1. first
        2. second

        ☑ done

        │ quoted

          if x:
              y

        ────────────────────────────────────────

          a = b
        """.ReplaceLineEndings("\n"),
        Shown("# Title\n\nText with **bold**, *italic*, `code` and $\\hat{x}$.\n\n- one\n- two\n  - inner\n\n1. first\n2. second\n\n- [x] done\n\n> quoted\n\n```py\nif x:\n    y\n```\n\n---\n\n$$\na = b\n$$\n", 60));

    [Theory]
    [InlineData("设$x$为输入，$n=3$时", "设x为输入，n = 3时")]
    [InlineData("costs $5 and $10", "costs $5 and $10")]
    [InlineData(@"a \$5 b", "a $5 b")]
    [InlineData("汉字\n换行", "汉字换行")]
    [InlineData("Latin\nwords", "Latin words")]
    [InlineData("**中文。**后面", "中文。后面")]
    [InlineData("[text](http://example.org)", "text")]
    [InlineData("a &amp; b <b>", "a & b <b>")]
    [InlineData("a [0, 1) and ![ b | c", "a [0, 1) and ![ b | c")]
    [InlineData("![alt](x.png)", "[image] alt")]
    public void Inlines_read_as_meant(string markdown, string shown) => Assert.Equal(shown, Shown(markdown, 60));

    [Theory]
    [InlineData("$$\n\\frac{a}{b}\n$$")]
    [InlineData("```math\n\\frac{a}{b}\n```")]
    [InlineData("$$\\frac{a}{b}$$")]
    [InlineData("\\[\n\\frac{a}{b}\n\\]")]
    public void Display_maths_is_drawn_in_two_dimensions(string markdown) => Assert.Equal("  a\n  ─\n  b", Shown(markdown, 40));

    [Theory]
    [InlineData(@"so \(x_1 = 2\) holds", "so x₁ = 2 holds")]
    [InlineData(@"see \[there\] and \(a\_b\)", "see [there] and (a_b)")]
    [InlineData(@"open \[ x = 1", "open [ x = 1")]
    public void Bracketed_maths_is_told_from_escaped_brackets(string markdown, string shown) => Assert.Equal(shown, Shown(markdown, 40));

    [Fact]
    public void Maths_in_a_cell_stays_one_row() => Assert.Equal(
        "f   │ g\n────┼──\na/b │ x", Shown("| f | g |\n|---|---|\n| $\\frac{a}{b}$ | $x$ |", 40));

    [Fact]
    public void A_formula_in_a_list_is_drawn_in_the_columns_of_its_item() => Assert.Equal(
        "• mean\n\n        1\n    μ = ─ ∑ xᵢ\n        m i", Shown("- mean\n\n  $$\n  \\mu = \\frac{1}{m} \\sum_i x_i\n  $$", 20));

    [Fact]
    public void Plain_formulas_are_rows_for_a_reader_of_lines() => Assert.Equal(
        ["  a/b = c", "  d = ∑ᵢ xᵢ"],
        MarkdownText.Render("$$\n\\frac{a}{b} &= c \\\\ d &= \\sum_i x_i\n$$", 40, hasFlatMaths: true).Select(line => line.Text));

    [Fact]
    public void A_table_measures_wide_characters() => Assert.Equal(
        "归一化 │ dim\n───────┼────\nBN     │ N  \n层     │ C  ", Shown("| 归一化 | dim |\n|---|---|\n| BN | N |\n| 层 | C |", 60));

    [Fact]
    public void A_table_without_room_becomes_a_list() =>
        Assert.Equal("a: 1\nb: 2\nc: 3\nd: 4\ne: 5", Shown("|a|b|c|d|e|\n|-|-|-|-|-|\n|1|2|3|4|5|", 16));

    [Fact]
    public void Chinese_marks_never_start_or_end_a_line_wrongly() =>
        Gen.Select(Pick.From("归一", "输出，", "（训练）", "《书》", "batch", " ", "「值」。", "x").Array[1, 60], Gen.Int[12, 50]).Sample((words, width) =>
        {
            string[] lines = [.. MarkdownText.Render(string.Concat(words), width).Select(line => line.Text).Where(text => text.Length > 0)];
            return lines.Skip(1).All(line => !NeverStarts.Contains(line[0], StringComparison.Ordinal))
                && lines.SkipLast(1).All(line => !NeverEnds.Contains(line[^1], StringComparison.Ordinal));
        });

    [Fact]
    public void Latin_words_that_fit_are_never_cut() =>
        Gen.Select(Pick.From("normalization", "的", "mini-batch", "，", "gradient", " ").Array[1, 40], Gen.Int[16, 40]).Sample((words, width) =>
        {
            string text = "甲" + string.Join(' ', words);
            string[] shown = [.. MarkdownText.Render(text, width).SelectMany(line => line.Text.Split(' '))];
            return words.Where(word => word.Length > 5).All(word => shown.Any(part => part.Contains(word, StringComparison.Ordinal)));
        });

    [Fact]
    public void A_short_formula_stays_on_one_line() =>
        Assert.Equal("若取\n|x| ≤ λ + 1\n就好", Shown("若取 $|x| \\le \\lambda + 1$ 就好", 12));

    [Fact]
    public void No_text_makes_it_throw_or_overflow_the_width() => Gen.Select(
        Gen.OneOf(Gen.String, Pick.From("# ", "> ", "- ", "1. ", "| a ", "|", "\n", "---", "```", "$$", "$", "**", "*", "`", "中文", "，", "😀", "word", " ", "[", "](", ")", "\t", "\\", "~~").Array[0, 80].Select(parts => string.Concat(parts))),
        Gen.Int[2, 90]).Sample((text, width) => MarkdownText.Render(text, width).All(line => line.Width <= width));

    [Theory]
    [InlineData("*", 19_000)]
    [InlineData("> ", 5_000)]
    [InlineData("- ", 5_000)]
    [InlineData("[a](", 20_000)]
    [InlineData("[", 60_000)]
    [InlineData("| a ", 10_000)]
    [InlineData("$", 20_000)]
    [InlineData("`", 30_000)]
    [InlineData("\n|", 3_000)]
    public void Hostile_nesting_ends_soon(string part, int times)
    {
        string text = string.Concat(Enumerable.Repeat(part, times));
        string both = part == "*" ? text + "a" + text : text + "\n|---|---|\n" + string.Concat(Enumerable.Repeat("|\n", 100));
        Assert.False(MarkdownText.Render(both, 80).IsDefault);
    }

    private static string Shown(string markdown, int width)
    {
        ImmutableArray<Line> lines = MarkdownText.Render(markdown, width);
        return string.Join('\n', lines.Select(line => line.Text));
    }
}
