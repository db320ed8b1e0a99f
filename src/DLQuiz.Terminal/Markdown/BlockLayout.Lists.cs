using System.Globalization;
using DLQuiz.Terminal.Text;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Terminal.Markdown;

/// <content>Lists.</content>
internal sealed partial class BlockLayout
{
    /// <summary>By depth, so that a level is told even where nothing is indented.</summary>
    private static readonly string[] Bullets = ["• ", "◦ ", "‣ "];

    private int depth;

    private List<Line> Points(ListBlock list, int width)
    {
        List<ListItemBlock> points = [.. list.OfType<ListItemBlock>()];
        int first = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out int start) ? start : 1;
        int digits = $"{first + (long)points.Count - 1}".Length;
        List<Line> lines = [];
        foreach ((int i, ListItemBlock point) in points.Index())
        {
            string marker = list.IsOrdered ? $"{first + (long)i}. ".PadLeft(digits + 2) : TakeTask(point) ?? Bullets[depth % Bullets.Length];
            depth += list.IsOrdered ? 0 : 1;
            List<Line> inner = Of(point, Inner(width, marker.Length), tight: !list.IsLoose);
            depth -= list.IsOrdered ? 0 : 1;
            if (list.IsLoose && lines.Count > 0)
            {
                lines.Add(Line.Empty);
            }

            lines.AddRange(Indented(inner, width, marker, new string(' ', marker.Length), markAt: baseline));
        }

        return lines;
    }

    /// <summary>The box of a task, which takes the place of its bullet; null where the point is none.</summary>
    private static string? TakeTask(ListItemBlock point)
    {
        if (point is not [ParagraphBlock { Inline.FirstChild: TaskList task }, ..])
        {
            return null;
        }

        if (task.NextSibling is LiteralInline literal)
        {
            literal.Content.TrimStart();
        }

        task.Remove();
        return task.Checked ? "☑ " : "☐ ";
    }
}
