using System.Text;
using DLQuiz.Terminal.Maths;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Shell.Tests.Terminal.Maths;

/// <summary>Formulas of deep-learning texts, each looked at; <c>DLQUIZ_ACCEPT=1</c> draws the gallery anew.</summary>
public sealed class MathGalleryTests
{
    /// <summary>What one line spells out and two dimensions draw.</summary>
    private static readonly string[] Spelled = ["choose", "widetilde", "overrightarrow", "underline"];

    [Fact]
    public void Formulas_are_drawn_as_accepted()
    {
        string drawn = string.Join('\n', GalleryFormula.All);
        if (Environment.GetEnvironmentVariable("DLQUIZ_ACCEPT") == "1")
        {
            File.WriteAllText(GalleryFormula.File, drawn);
        }

        Assert.Equal(File.ReadAllText(GalleryFormula.File), drawn);
        Assert.True(GalleryFormula.All.Count >= 150);
    }

    [Fact]
    public void Whatever_one_line_says_two_dimensions_say_too() => Assert.All(GalleryFormula.All, formula => Assert.Equal(
        Letters(Spelled.Aggregate(MathText.Inline(formula.Source), (text, word) => text.Replace(word, "", StringComparison.Ordinal))),
        Letters(string.Concat(MathText.Display(formula.Source, 200)))));

    [Fact]
    public void No_line_is_wider_than_asked_for() => Assert.All(GalleryFormula.All, formula =>
    {
        for (int width = 2; width < 100; width += 7)
        {
            Assert.All(MathText.Display(formula.Source, width), line => Assert.InRange(Cells.Width(line), 0, width));
        }
    });

    /// <summary>Letters and digits in alphabetical order; raised and lowered ones count as themselves.</summary>
    private static string Letters(string text) => string.Concat(text.Normalize(NormalizationForm.FormKD).EnumerateRunes()
        .Where(Rune.IsLetterOrDigit).Select(rune => rune.ToString()).Order(StringComparer.Ordinal));
}
