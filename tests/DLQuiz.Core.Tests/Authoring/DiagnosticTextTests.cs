using System.Text;
using System.Text.RegularExpressions;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Tests.Authoring;

public sealed class DiagnosticTextTests
{
    [Fact]
    public void The_caret_stands_under_wide_characters() => Assert.Equal(
        """
        a/b.md:12:4: error DLQ401: 两张卡
           12 | 卷积x核é是
              |      ^^^
          Give one of them another id.

        """.ReplaceLineEndings("\n"),
        DiagnosticText.Render(new Diagnostic(Rules.DuplicateId, "两张卡", new SourceSpan("a/b.md", 12, 4, 2), "卷积x核é是")));

    [Theory]
    [InlineData("\tQ：卷积", "Q", " ")]
    [InlineData("é́x", "x", "é́")]
    [InlineData("👩‍💻 x", "x", "👩<200D>💻 ")]
    [InlineData("⚠️✅x", "x", "⚠️✅")]
    [InlineData("각x", "x", "각")]
    [InlineData("𠀀ｘ①x", "x", "𠀀ｘ①")]
    public void The_caret_stands_under_its_character_whatever_is_before_it(string line, string at, string shownBefore)
    {
        int column = line.IndexOf(at, StringComparison.Ordinal);
        string[] lines = DiagnosticText.Render(new Diagnostic(Rules.DuplicateId, "m", new SourceSpan("a.md", 1, column + 1, 1), line)).Split('\n');

        Assert.StartsWith("    1 | " + shownBefore + at, lines[1], StringComparison.Ordinal);
        Assert.Equal("      | " + new string(' ', shownBefore.EnumerateRunes().Sum(CellWidth.Of)) + "^", lines[2]);
    }

    [Theory]
    [InlineData(0x61, 1)]
    [InlineData(0x301, 0)]
    [InlineData(0x5B57, 2)]
    [InlineData(0xFF1A, 2)]
    [InlineData(0x2705, 2)]
    [InlineData(0x1F600, 2)]
    [InlineData(0xFE0F, 0)]
    [InlineData(0x11A8, 0)]
    [InlineData(0x2460, 1)]
    [InlineData(0x20000, 2)]
    public void A_character_takes_the_columns_that_a_terminal_gives_it(int code, int columns) => Assert.Equal(columns, CellWidth.Of(new Rune(code)));

    [Fact]
    public void Colours_go_round_the_same_text()
    {
        var diagnostic = new Diagnostic(Rules.DuplicateId, "两张卡", new SourceSpan("a/b.md", 12, 4, 2), "卷积x核é是");
        string colored = DiagnosticText.Render(diagnostic, isColored: true);

        Assert.Contains("\e[1;31merror DLQ401:\e[0m", colored, StringComparison.Ordinal);
        Assert.Equal(DiagnosticText.Render(diagnostic), Regex.Replace(colored, "\e\\[[0-9;]*m", "", RegexOptions.NonBacktracking));
    }

    [Fact]
    public void What_could_steer_a_terminal_is_shown_as_its_code_point()
    {
        string text = DiagnosticText.Render(new Diagnostic(Rules.DuplicateId, "\u001b[31m", new SourceSpan("a\u202e.md", 1, 1), "\u001b]52;c;x\u0007\tb\u009b"));
        Assert.DoesNotContain(text, c => c != '\n' && (char.IsControl(c) || c == '\u202e'));
        Assert.Contains("<001B>]52", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_very_long_line_the_part_around_the_place_is_shown()
    {
        string line = new string('字', 400) + "here" + new string('字', 400);
        string[] lines = DiagnosticText.Render(new Diagnostic(Rules.DuplicateId, "m", new SourceSpan("a.md", 1, 401, 4), line)).Split('\n');
        Assert.All(lines, shown => Assert.True(shown.Length < 150));
        Assert.Contains("here", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("^^^^", lines[2], StringComparison.Ordinal);
    }
}
