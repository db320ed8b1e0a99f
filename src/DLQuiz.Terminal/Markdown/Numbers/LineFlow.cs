using System.Collections.Immutable;
using DLQuiz.Core.Questions;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Markdown.Numbers;

/// <summary>A paragraph in which matrices stand: text wraps, and a matrix stands beside it where there is room, on rows of its own where not.</summary>
internal sealed class LineFlow(int width)
{
    /// <summary>Columns of a vector that is kept on one line.</summary>
    private const int LongestUnbroken = 24;

    /// <summary>Columns for a full-width mark behind a bracket.</summary>
    private const int ForMark = 2;

    private const int Indent = 2;

    /// <summary>Below this many columns nothing is indented.</summary>
    private const int Narrowest = 14;

    private readonly List<Line> lines = [];

    /// <summary>The line being written.</summary>
    private LineBox current = LineBox.Empty;
    private int? firstBaseline;

    /// <param name="runs">Of the paragraph.</param>
    /// <param name="grids">Which of the runs are numbers, by index.</param>
    /// <param name="width">Columns.</param>
    /// <returns>The lines, and the one of them that the paragraph begins on.</returns>
    public static (IReadOnlyList<Line> Lines, int Baseline) Of(IReadOnlyList<Run> runs, IReadOnlyDictionary<int, NumberGrid> grids, int width)
    {
        LineFlow flow = new(width);
        List<Run> text = [];
        for (int i = 0; i < runs.Count; i++)
        {
            if (!grids.TryGetValue(i, out NumberGrid? grid))
            {
                text.Add(runs[i]);
            }
            else if (GridLayout.Of(grid, width - ForMark) is { } boxes)
            {
                flow.Text(text);
                text.Clear();
                flow.Numbers([.. boxes.Select(box => box.With(runs[i].Ink))]);
            }
            else
            {
                text.Add(runs[i] with { Ink = runs[i].Ink | (Cells.Width(runs[i].Text) <= LongestUnbroken ? Ink.Together : Ink.Plain) });
            }
        }

        flow.Text(text);
        flow.Flush();
        return (flow.lines, flow.firstBaseline ?? 0);
    }

    private void Text(List<Run> runs)
    {
        List<Run> line = [];
        foreach (Run run in runs)
        {
            string[] parts = run.Text.Split('\n');
            for (int i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    Write(line);
                    Flush();
                    line = [];
                }

                if (parts[i].Length > 0)
                {
                    line.Add(run with { Text = parts[i] });
                }
            }
        }

        Write(line);
    }

    /// <summary>Goes on with the line being written.</summary>
    private void Write(List<Run> runs)
    {
        if (runs.Count == 0)
        {
            return;
        }

        if (!current.IsTall)
        {
            ImmutableArray<Line> wrapped = LineBreaker.Wrap([.. current.Rows[0].Runs, .. runs], width);
            lines.AddRange(wrapped[..^1]);
            firstBaseline ??= wrapped.Length > 1 ? 0 : null;
            current = LineBox.Of(wrapped[^1]);
            return;
        }

        (Line closing, Line rest) = LineBreaker.SplitClosing(runs);
        int gap = closing.Text is [.., var mark] && LineBreaker.IsWide(mark.ToString()) ? 0 : 1;
        if (closing.Runs.IsEmpty || current.Width + closing.Width > width)
        {
            rest = closing.Runs.IsEmpty ? rest : new Line([.. runs]);
        }
        else
        {
            current = current.IsList ? current.Closed(closing) : current.Beside(LineBox.Of(closing), 0);
        }

        if (!current.IsList && current.Width + gap + rest.Width <= width)
        {
            current = rest.Runs.IsEmpty ? current : current.Beside(LineBox.Of(rest), gap);
            return;
        }

        Flush();
        Write([.. rest.Runs]);
    }

    private void Numbers(ImmutableArray<LineBox> boxes)
    {
        if (boxes is [{ IsList: false } only] && !current.IsList && Fits(current.Width + 1 + only.Width))
        {
            bool isOpen = current.Rows[current.Baseline].Runs is [.., var last] && Cell.Of([last]).Last().NeverEnds;
            current = current.Beside(only, isOpen ? 0 : 1);
            return;
        }

        int indent = width < Narrowest ? 0 : Indent;
        foreach (LineBox box in boxes)
        {
            if (!current.IsEmpty)
            {
                Flush();
            }

            current = Fits(box.Width + indent) ? box.Indented(indent) : box;
        }
    }

    private bool Fits(int columns) => columns <= width - ForMark;

    private void Flush()
    {
        firstBaseline ??= current.Baseline;
        lines.AddRange(current.Rows);
        current = LineBox.Empty;
    }
}
