using System.Collections.Immutable;
using DLQuiz.Core.Reports;
using DLQuiz.Terminal.Plots;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.ProgressPanels;

/// <summary>One page of the progress screen: its pictures, or their numbers as a table.</summary>
internal abstract class ProgressPanel
{
    /// <summary>In the order of the screen.</summary>
    public static readonly ImmutableArray<ProgressPanel> All =
        [new YearPanel(), new LearningPanel(), new MemoryPanel(), new LoadPanel(), new TimesPanel(), new DecksPanel(), new MistakesPanel()];

    /// <summary>In a word, for the tabs.</summary>
    public abstract string Name { get; }

    /// <summary>Lines of at most <paramref name="width"/> columns; as many as fit <paramref name="height"/> where they are a picture.</summary>
    public abstract IEnumerable<Line> Draw(ProgressReading reading, int width, int height);

    /// <summary>The same as numbers, however many lines that takes.</summary>
    public abstract IEnumerable<Line> Table(ProgressReading reading, int width);

    protected static IEnumerable<Line> Text(string text, int width, Ink ink = Ink.Plain) => LineBreaker.Wrap([new Run(text, ink)], width);

    /// <summary>Text first, then pictures that share the rest of the height; those for which too little is left are left out.</summary>
    protected static IEnumerable<Line> Stack(IReadOnlyList<Line> text, int width, int height, params ReadOnlySpan<Picture> pictures)
    {
        const int Lowest = 6;
        List<Line> lines = [.. text];
        int room = height - lines.Count;
        int count = Math.Clamp(room / (Lowest + 1), room >= Lowest ? 1 : 0, pictures.Length);
        for (int i = 0; i < count; i++)
        {
            int left = height - lines.Count;
            bool hasGap = left / (count - i) > Lowest && lines.Count > 0;
            if (hasGap)
            {
                lines.Add(Line.Empty);
                left--;
            }

            lines.AddRange(pictures[i].Draw(new PlotFrame(width, left / (count - i))));
        }

        return lines;
    }

    /// <summary>A share with its interval, as <c>92 % (88–95)</c>; a dash where nothing was reviewed.</summary>
    protected static string TextOf(Retention retention, bool withCount = false)
    {
        if (retention.Reviews == 0)
        {
            return "–";
        }

        (double low, double high) = retention.Interval;
        string share = $"{100 * retention.Share:0} % ({100 * low:0}–{100 * high:0})";
        return withCount ? Wording.Of($"{share} of {TextTable.Number(retention.Reviews)}") : share;
    }
}
