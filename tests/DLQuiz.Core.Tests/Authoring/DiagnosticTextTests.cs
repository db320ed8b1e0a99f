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
