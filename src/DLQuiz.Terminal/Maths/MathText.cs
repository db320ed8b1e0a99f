using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Maths;

/// <summary>TeX maths as text of a terminal; any source gives a result, at worst itself.</summary>
public static class MathText
{
    /// <summary>Characters of a formula; a longer one is shown as written.</summary>
    private const int Longest = 4_000;

    /// <summary>The formula in one row.</summary>
    public static string Inline(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        string visible = SafeText.Lines(source);
        return visible.Length > Longest ? visible.ReplaceLineEndings(" ") : OneLine.Of(MathParser.Parse(visible));
    }

    /// <summary>The formula on lines of its own, one for each of its rows.</summary>
    public static ImmutableArray<string> Display(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        string visible = SafeText.Lines(source);
        return visible.Length > Longest ? [.. visible.Split('\n')] : OneLine.Lines(MathParser.Parse(visible));
    }
}
