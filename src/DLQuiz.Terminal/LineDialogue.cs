using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Plots;
using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Plots;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal;

/// <summary>Lines out, lines in: for a terminal without a cursor, and, where it is plain, for screen readers, pipes and scripts.</summary>
/// <param name="input">A line an answer; its end is the learner's leaving.</param>
/// <param name="output">Lines of at most 78 columns.</param>
/// <param name="isPlain">Nothing but words: each prompt a line of its own, formulas in one row, no boxes drawn.</param>
internal sealed class LineDialogue(TextReader input, TextWriter output, bool isPlain)
{
    public const int Width = 78;

    public bool IsPlain => isPlain;

    /// <summary>A text that is safe to show, wrapped.</summary>
    public void Say(string text)
    {
        foreach (string line in Wrapped(text))
        {
            Write(line);
        }
    }

    public void Gap() => output.WriteLine();

    public void Show(string markdown) => ShowPoint("", markdown);

    /// <summary>Matrices and long vectors in rows and columns, where it is not plain.</summary>
    public void Show(FilledText text) => Show(MarkdownText.Render(text, Width, hasFlatMaths: isPlain));

    /// <summary>What is right in a part.</summary>
    public void SayKey(PartKey key)
    {
        string label = Wording.Of("right:") + " ";
        if (!isPlain && key.Grid is { } grid)
        {
            Show(MarkdownText.Numbers(new Run(label), grid, Width));
        }
        else
        {
            Say(label + SafeText.Of(key.Shown));
        }
    }

    /// <summary>With a label in front of its first line and the rest under it.</summary>
    public void ShowPoint(string label, string markdown)
    {
        int indent = Cells.Width(label);
        string margin = new(' ', indent);
        foreach ((int i, Line line) in MarkdownText.Render(markdown, Width - indent, hasFlatMaths: isPlain).Index())
        {
            Write(((i == 0 ? label : margin) + line.Text).TrimEnd());
        }
    }

    public void Show(IEnumerable<Line> lines)
    {
        foreach (Line line in lines)
        {
            Write(line.Text.TrimEnd());
        }
    }

    /// <summary>In words first, for those who do not see the picture; in words alone where nothing else is wanted.</summary>
    public void ShowPlots(IEnumerable<Plot> plots)
    {
        foreach (Picture picture in plots.Select(PlotPictures.Of))
        {
            Say(picture.Describe());
            if (!isPlain)
            {
                Show(picture.DrawWithin(Width, isPlain: true));
            }
        }
    }

    /// <summary>What the learner types, without blanks around it; null once the input has ended.</summary>
    /// <param name="prompt">What is expected.</param>
    public string? Read(string prompt)
    {
        if (isPlain)
        {
            Say(prompt);
        }
        else
        {
            output.Write(string.Join(output.NewLine, Wrapped($"({prompt}) > ")) + " ");
        }

        output.Flush();
        return input.ReadLine()?.Trim();
    }

    private static IEnumerable<string> Wrapped(string text) => LineBreaker.Wrap([new Run(text)], Width).Select(line => line.Text);

    private void Write(string line)
    {
        if (!isPlain)
        {
            output.WriteLine(line);
        }
        else if (line.Length == 0 || !line.All(c => IsBox(c) || c == ' '))
        {
            output.WriteLine(string.Concat(line.Select(Spoken)));
        }
    }

    private static bool IsBox(char c) => c is >= '\u2500' and <= '\u257F';

    /// <summary>The lines of a table or quotation as signs that every reader knows.</summary>
    private static char Spoken(char c) => c switch
    {
        '│' or '┃' => '|',
        '─' or '━' => '-',
        '•' => '-',
        _ when IsBox(c) => '+',
        _ => c,
    };
}
