using System.Diagnostics;
using CsCheck;
using DLQuiz.Terminal.Maths;
using DLQuiz.Terminal.Maths.Drawing;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Shell.Tests.Terminal.Maths;

public sealed class MathLayoutTests
{
    private static readonly Gen<string> Soup = Pick.From(
        @"\frac", @"\tfrac", @"\binom", @"\sqrt", @"\sqrt[3]", "{", "}", "{", "}", "^", "_", "'", @"\left(", @"\left[", @"\left\{", @"\left|", @"\left.",
        @"\right)", @"\right]", @"\right.", @"\middle|", @"\Big|", @"\bigl(", @"\bigr)", "(", ")", "[", "]", "|", @"\|", @"\langle", @"\rangle",
        @"\begin{cases}", @"\end{cases}", @"\begin{pmatrix}", @"\end{pmatrix}", @"\begin{aligned}", @"\end{aligned}", @"\begin{array}{l|r}", @"\end{array}", @"\begin{odd}", @"\end{odd}",
        "&", @"\\", @"\hline", "x", "y", "12", "3.5", " ", "中文", "，", "，", "+", "-", "=", ",", @"\sum", @"\int", @"\oint", @"\lim", @"\arg\min", @"\log",
        @"\hat", @"\bar", @"\overline", @"\underline", @"\widehat", @"\text{若 }", @"\mathbb", @"\mathcal", @"\mathrm", @"\operatorname*{arg\,max}", @"\underbrace", @"\overbrace",
        @"\overset", @"\underset", @"\xrightarrow[a]", @"\substack", @"\phantom", @"\boxed", @"\cancel", @"\not", @"\color{red}", @"\tag{1}", @"\displaystyle", @"\quad", @"\,",
        @"\limits", @"\over", @"\choose", @"\unknown", "%", "\n", @"\").Array[0, 60].Select(parts => string.Concat(parts));

    [Fact]
    public void Every_row_of_a_box_is_as_wide_as_the_box() => Soup.Sample(source =>
    {
        Box box = new Layout().Draw(MathParser.Parse(source), MathStyle.Display);
        return box.Rows.All(row => Cells.Width(row) == box.Width) && box.Above >= 0 && box.Below >= 0;
    });

    [Fact]
    public void No_source_makes_it_throw_or_overflow_the_width() => Gen.Select(Gen.OneOf(Soup, Gen.String), Gen.Int[2, 90])
        .Sample((source, width) => MathText.Display(source, width).All(line => Cells.Width(line) <= width));

    [Theory]
    [InlineData(@"\frac{1}{1+", 400)]
    [InlineData(@"\frac12", 700)]
    [InlineData(@"\sqrt{", 600)]
    [InlineData("x^{", 1_300)]
    [InlineData("x_{a^{b", 500)]
    [InlineData("(", 4_000)]
    [InlineData("}", 4_000)]
    [InlineData(@"\left(", 600)]
    [InlineData(@"\begin{pmatrix}", 260)]
    [InlineData(@"\begin{cases}a\\", 250)]
    [InlineData("&", 4_000)]
    [InlineData(@"\\", 2_000)]
    [InlineData(@"\hat", 1_000)]
    [InlineData(@"a\over ", 570)]
    [InlineData(@"\overline{x\frac12", 220)]
    [InlineData(@"\Big|\frac12", 330)]
    [InlineData("a+", 2_000)]
    [InlineData(@"\sqrt[", 660)]
    [InlineData(@"\text{$", 570)]
    [InlineData("中", 4_000)]
    public void Hostile_formulas_end_soon(string part, int times)
    {
        long start = Stopwatch.GetTimestamp();
        string source = string.Concat(Enumerable.Repeat(part, times));
        Assert.All((int[])[8, 40, 80], width => Assert.False(MathText.Display(source, width).IsDefault));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 5);
    }

    [Fact]
    public void A_wide_grid_out_of_few_characters_is_not_drawn() =>
        Assert.InRange(MathText.Display("x" + new string('&', 1_900) + string.Concat(Enumerable.Repeat(@"\\", 1_000)), 80).Length, 1, 30);

    [Fact]
    public void Deep_nesting_is_one_line() =>
        Assert.Single(MathText.Display(string.Concat(Enumerable.Repeat(@"\sqrt{\frac1{", 40)) + "x" + new string('}', 80), 1_000));

    [Fact]
    public void An_aligned_formula_too_wide_is_broken_row_by_row() => Assert.Equal(
        ["aaaaaaaaaa", "  = bbbbbbbbbb", "    + cccccccccc", "d = e"],
        MathText.Display(@"\begin{aligned} aaaaaaaaaa &= bbbbbbbbbb + cccccccccc \\ d &= e \end{aligned}", 18));

    [Fact]
    public void What_two_dimensions_cannot_fit_wraps_in_one() => Assert.Equal(
        ["(1000,", "2000; 3000,", "4000)"],
        MathText.Display(@"\begin{pmatrix} 1000 & 2000 \\ 3000 & 4000 \end{pmatrix}", 11));
}
