using System.Collections.Frozen;

namespace DLQuiz.Terminal.Maths.Drawing;

/// <summary>How an environment sets its rows.</summary>
/// <param name="Open">Its fence on the left.</param>
/// <param name="Close">Its fence on the right.</param>
/// <param name="Columns">The sides of its columns, repeated where there are more; empty for what numbers and words ask for.</param>
/// <param name="Gap">Blanks between columns.</param>
/// <param name="Style">Of the cells.</param>
/// <param name="IsRoomy">Whether two rows get a blank one between them, so that the middle is a row of its own.</param>
internal sealed record GridLook(string Open, string Close, string Columns, int Gap, MathStyle Style, bool IsRoomy = false)
{
    private static readonly FrozenDictionary<string, GridLook> Known = new Dictionary<string, GridLook>
    {
        ["matrix"] = new("", "", "", 2, MathStyle.Text, IsRoomy: true),
        ["pmatrix"] = new("(", ")", "", 2, MathStyle.Text, IsRoomy: true),
        ["bmatrix"] = new("[", "]", "", 2, MathStyle.Text, IsRoomy: true),
        ["Bmatrix"] = new("{", "}", "", 2, MathStyle.Text, IsRoomy: true),
        ["vmatrix"] = new("|", "|", "", 2, MathStyle.Text, IsRoomy: true),
        ["Vmatrix"] = new("‖", "‖", "", 2, MathStyle.Text, IsRoomy: true),
        ["smallmatrix"] = new("", "", "", 1, MathStyle.Text),
        ["array"] = new("", "", "c", 2, MathStyle.Text, IsRoomy: true),
        ["cases"] = new("{", "", "l", 3, MathStyle.Text, IsRoomy: true),
        ["dcases"] = new("{", "", "l", 3, MathStyle.Display, IsRoomy: true),
        ["rcases"] = new("", "}", "l", 3, MathStyle.Text, IsRoomy: true),
        ["substack"] = new("", "", "c", 1, MathStyle.Script),
        ["subarray"] = new("", "", "c", 1, MathStyle.Script),
        ["gather"] = new("", "", "c", 1, MathStyle.Display),
        ["gathered"] = new("", "", "c", 1, MathStyle.Display),
        ["multline"] = new("", "", "l", 1, MathStyle.Display),
        ["eqnarray"] = new("", "", "rcl", 1, MathStyle.Display),
    }.ToFrozenDictionary();

    /// <summary>Right and left by turns, each pair an equation.</summary>
    private static readonly GridLook Aligned = new("", "", "rl", 0, MathStyle.Display);

    /// <summary>An environment that only aligns, or none.</summary>
    public bool IsAligned => ReferenceEquals(this, Aligned);

    /// <summary>Whether its rows can also be drawn one by one.</summary>
    public bool IsLoose => IsAligned || (Style == MathStyle.Display && Open.Length == 0);

    public static GridLook Of(string environment) => Known.GetValueOrDefault(environment, Aligned);
}
