using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Plots;

/// <summary>How one series is drawn, and how it is told from the others: by its mark and its dashes, and only then by its ink.</summary>
/// <param name="Ink">Of its line and marks.</param>
/// <param name="Mark">A sign of one column.</param>
/// <param name="PlainMark">The same in ASCII.</param>
/// <param name="On">Dots of a dash; 0 for a line without gaps.</param>
/// <param name="Off">Dots between two dashes.</param>
internal sealed record Stroke(Ink Ink, string Mark, char PlainMark, int On = 0, int Off = 0)
{
    private static readonly Stroke[] Series =
    [
        new(Ink.Accent, "●", '*'),
        new(Ink.Code, "○", 'o', 3, 2),
        new(Ink.Maths, "▲", '+', 1, 2),
        new(Ink.Good, "△", 'x', 5, 3),
        new(Ink.Bad, "■", '#', 2, 4),
        new(Ink.Strong, "□", '@', 1, 1),
        new(Ink.Plain, "◆", '%', 4, 1),
        new(Ink.Emphasis, "◇", '&', 1, 4),
    ];

    /// <summary>The stroke of a series by its number from 0; after eight they come again.</summary>
    public static Stroke Of(int series) => Series[series % Series.Length];

    public Run Sign(bool isPlain) => new(isPlain ? PlainMark.ToString() : Mark, Ink);
}
