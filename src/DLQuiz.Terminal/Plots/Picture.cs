using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Plots;

/// <summary>The room of a picture.</summary>
/// <param name="Width">Columns; from 30 on every picture can be read.</param>
/// <param name="Height">Rows, with title, axes and legend.</param>
/// <param name="IsPlain">ASCII instead of braille and blocks, as a pipe or a screen reader wants it.</param>
public readonly record struct PlotFrame(int Width, int Height, bool IsPlain = false);

/// <summary>Something that is drawn with text: one file a kind, data only until it is drawn.</summary>
public abstract record Picture
{
    private const int Widest = 72;

    /// <summary>Above the picture; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>At most as many lines of at most as many columns as the frame has, whatever the data.</summary>
    public IReadOnlyList<Line> Draw(PlotFrame frame) =>
        frame.Width < 1 || frame.Height < 1 ? [] : [.. Compose(frame).Take(frame.Height).Select(line => Within(line, frame.Width))];

    /// <summary>What the picture shows, in one sentence, for those who do not see it.</summary>
    public abstract string Describe();

    /// <summary>In the middle of other text: no wider than is good for it, and as high as it wants to be.</summary>
    public IReadOnlyList<Line> DrawWithin(int width, bool isPlain = false)
    {
        int columns = Math.Min(width, Widest);
        return Draw(new PlotFrame(columns, WantedHeight(columns), isPlain));
    }

    /// <summary>Rows at that width.</summary>
    private protected virtual int WantedHeight(int width) => width < 60 ? 10 : 14;

    /// <summary>Asked only with room for one cell at least.</summary>
    private protected abstract IEnumerable<Line> Compose(PlotFrame frame);

    private static Line Within(Line line, int width) => line.Width <= width ? line : line.Cut(width);
}
