using System.Globalization;
using System.Text;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Shell.Tests.Diagnostics;

public sealed class CaretWidthTests
{
    /// <summary>Two tables by different hands: the one that draws carets, and the one that draws screens. Terminals themselves disagree on spacing marks.</summary>
    [Fact]
    public void Carets_and_screens_agree_on_the_width_of_nearly_every_character()
    {
        List<string> different = [];
        int compared = 0;
        for (int code = 0x20; code < 0x30000; code++)
        {
            if (!Rune.TryCreate(code, out Rune rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                continue;
            }

            compared++;
            int caret = DiagnosticText.Render(new Diagnostic(Rules.DuplicateId, "m", new SourceSpan("a.md", 1, rune.Utf16SequenceLength + 2, 1), "x" + rune + "y")).Split('\n')[2].Length - "      | x^".Length;
            if (caret != Cells.Width("x" + rune) - 1)
            {
                different.Add($"U+{code:X4}");
            }
        }

        Assert.True(different.Count < compared / 500, $"{different.Count} of {compared} differ: {string.Join(", ", different.Take(200))}");
    }
}
