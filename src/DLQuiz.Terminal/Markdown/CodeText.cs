using System.Text;
using DLQuiz.Terminal.Markdown.Code;
using DLQuiz.Terminal.Text;
using Markdig.Syntax;

namespace DLQuiz.Terminal.Markdown;

/// <summary>A block of code: every character where it stands, two columns in; a line that goes on is marked in these two columns.</summary>
internal static class CodeText
{
    private const string Margin = "  ";
    private const string GoesOn = "↪ ";

    /// <summary>Columns for code, below which it takes the margin too.</summary>
    private const int Narrowest = 4;

    private const int TabStop = 4;

    public static IEnumerable<Line> Render(CodeBlock code, int width)
    {
        // Made visible before it is cut into runs: no ink can let an escape sequence through.
        string text = string.Join('\n', SafeLines(code));
        bool hasMargin = width - Margin.Length >= Narrowest;
        foreach (List<Run> line in LinesOf(CodeInks.Of(text, (code as FencedCodeBlock)?.Info)))
        {
            foreach ((int i, Line part) in LineBreaker.Chop(line, hasMargin ? width - Margin.Length : width).Index())
            {
                yield return !hasMargin || (i == 0 && part.Runs.IsEmpty) ? part : part.After(Line.Of(i == 0 ? Margin : GoesOn, Ink.Faint));
            }
        }
    }

    private static IEnumerable<string> SafeLines(CodeBlock code) =>
        code.Lines.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => SafeText.Of(WithoutTabs(line)));

    private static string WithoutTabs(string line)
    {
        if (!line.Contains('\t', StringComparison.Ordinal))
        {
            return line;
        }

        StringBuilder text = new();
        int column = 0;
        foreach ((int i, string part) in line.Split('\t').Index())
        {
            int blanks = i == 0 ? 0 : TabStop - (column % TabStop);
            text.Append(' ', blanks).Append(part);
            column += blanks + Cells.Width(part);
        }

        return text.ToString();
    }

    private static IEnumerable<List<Run>> LinesOf(List<Run> runs)
    {
        List<Run> line = [];
        foreach (Run run in runs)
        {
            string[] parts = run.Text.Split('\n');
            for (int i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    yield return line;
                    line = [];
                }

                if (parts[i].Length > 0)
                {
                    line.Add(run with { Text = parts[i] });
                }
            }
        }

        yield return line;
    }
}
