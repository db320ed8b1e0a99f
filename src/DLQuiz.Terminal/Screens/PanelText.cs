using System.Drawing;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Plots;
using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Plots;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>The body of a review as it is put together: lines of one width, and where the caret stands among them.</summary>
internal sealed class PanelText(int width, bool hasFlatMaths = false)
{
    private readonly List<Line> lines = [];

    private readonly List<(int First, int Last, Action Do)> targets = [];

    public IReadOnlyList<Line> Lines => lines;

    /// <summary>Lines that a click acts on.</summary>
    public IReadOnlyList<(int First, int Last, Action Do)> Targets => targets;

    /// <summary>Column and line within this text; null where nothing is typed.</summary>
    public Point? Caret { get; private set; }

    /// <summary>The line that should be in view: the latest that was marked.</summary>
    public int Mark { get; private set; }

    /// <summary>A plain line, wrapped, all of it under one indent.</summary>
    public void Add(Line line, int indent = 0) => lines.AddRange(LineBreaker.Wrap(line.Runs, width - indent)
        .Select(part => part.After(Line.Of(new string(' ', indent)))));

    public void Gap()
    {
        if (lines.Count > 0 && !lines[^1].Runs.IsEmpty)
        {
            lines.Add(Line.Empty);
        }
    }

    /// <summary>With a label in front of its first line and the rest indented under it.</summary>
    public void Markdown(string markdown, string label = "", bool keepLines = false, Ink labelInk = Ink.Strong) =>
        Markdown(FilledText.Of(markdown), label, keepLines, labelInk);

    /// <summary>The same for a text with numbers.</summary>
    public void Markdown(FilledText markdown, string label = "", bool keepLines = false, Ink labelInk = Ink.Strong)
    {
        int indent = Cells.Width(label);
        IEnumerable<Line> rendered = MarkdownText.Render(markdown, width - indent, keepLines, hasFlatMaths).DefaultIfEmpty(Line.Empty);
        lines.AddRange(rendered.Select((line, i) => line.After(i == 0 ? Line.Of(label, labelInk) : Line.Of(new string(' ', indent)))));
    }

    /// <summary>Numbers in rows and columns behind a label, all of it under one indent.</summary>
    public void Numbers(Run label, NumberGrid numbers, Ink ink, int indent) => lines.AddRange(MarkdownText.Numbers(label, numbers, width - indent, ink)
        .Select(line => line.After(Line.Of(new string(' ', indent)))));

    /// <summary>Pictures of a question, each after a gap.</summary>
    public void Pictures(IEnumerable<Plot> plots)
    {
        foreach (Plot plot in plots)
        {
            Gap();
            lines.AddRange(PlotPictures.Of(plot).DrawWithin(width));
        }
    }

    /// <summary>What is added within acts on a click.</summary>
    public void Clickable(Action onClick, Action add)
    {
        int first = lines.Count;
        add();
        targets.Add((first, lines.Count - 1, onClick));
    }

    public void Rule(string title)
    {
        string rule = $"── {title} ";
        lines.Add(Line.Of(rule + new string('─', Math.Max(0, Math.Min(width, 60) - Cells.Width(rule))), Ink.Faint).Cut(width));
    }

    /// <summary>The next line is one that the learner should see.</summary>
    /// <param name="last">The last one that was added, instead.</param>
    public void MarkHere(bool last = false) => Mark = Math.Max(0, lines.Count - (last ? 1 : 0));

    public void Field(LineEditor editor, bool hasFocus)
    {
        (string shown, int column) = editor.Window(Math.Max(1, width - 3));
        if (hasFocus)
        {
            Caret = new Point(column + 2, lines.Count);
            MarkHere();
        }

        lines.Add(new Line([new Run(hasFocus ? "› " : "  ", Ink.Strong), new Run(shown, Ink.Underlined), new Run(shown.Length == 0 ? "…" : "", Ink.Faint)]));
    }
}
