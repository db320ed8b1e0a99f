using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Plots;

/// <summary>One line of a plot.</summary>
/// <param name="Name">For the legend; made safe to draw by whoever has it from a deck.</param>
/// <param name="Values">At 0, 1, 2, …, or at <paramref name="Places"/>; one that is not finite is a gap.</param>
/// <param name="Places">As many as values; null for 0, 1, 2, ….</param>
public sealed record Series(string Name, ImmutableArray<double> Values, ImmutableArray<double>? Places = null)
{
    internal IEnumerable<(double X, double Y)> Points => Places is { } places
        ? places.Zip(Values)
        : Values.Select((value, i) => ((double)i, value));
}

/// <summary>Lines over one axis: a learning curve, a schedule of the learning rate.</summary>
/// <param name="Series">In the order of the legend.</param>
public sealed record LinePlot(ImmutableArray<Series> Series) : Picture
{
    /// <summary>What goes to the right, as <c>epoch</c>.</summary>
    public string Across { get; init; } = "";

    /// <summary>What goes up, as <c>loss</c>.</summary>
    public string Up { get; init; } = "";

    /// <summary>Whether equal ratios have equal heights; values that are not above 0 are then gaps.</summary>
    public bool IsLog { get; init; }

    /// <summary>Under the two ends of the axis, in place of numbers.</summary>
    public (string Left, string Right)? Ends { get; init; }

    public override string Describe() => string.Join("; ", Series.Select(series => PlotWords.Course(series.Name, series.Values)));

    private protected override IEnumerable<Line> Compose(PlotFrame frame)
    {
        Scale across = Scale.Of(Series.SelectMany(series => series.Points).Select(point => point.X));
        Scale up = Scale.Of(Series.SelectMany(series => series.Values), IsLog).Nice(Math.Max(2, frame.Height / 3));
        var chart = new Chart(frame, across, up, new ChartTexts { Title = Title, Across = Across, Up = Up, Ends = Ends, Legend = Legend(frame.IsPlain) });
        for (int i = 0; i < Series.Length; i++)
        {
            chart.Path(Series[i].Points, Stroke.Of(i));
        }

        for (int i = 0; i < Series.Length; i++)
        {
            Mark(chart, i, frame.IsPlain);
        }

        return chart.Lines();
    }

    private ImmutableArray<Line> Legend(bool isPlain) => Series.Length < 2 ? [] :
        [.. Series.Select((series, i) => new Line([Stroke.Of(i).Sign(isPlain), new Run(" " + series.Name)]))];

    /// <summary>Marks on few points are all points; on many they stand wide apart, those of each line at places of their own.</summary>
    private void Mark(Chart chart, int number, bool isPlain)
    {
        const int Apart = 8;
        (double X, double Y)[] points = [.. Series[number].Points.Where(point => double.IsFinite(chart.X(point.X)) && double.IsFinite(chart.Y(point.Y)))];
        bool isSparse = points.Length <= chart.Canvas.Columns / 3;
        if (isPlain || (Series.Length < 2 && !isSparse))
        {
            return;
        }

        int last = int.MinValue / 2;
        foreach ((double x, double y) in points)
        {
            int column = chart.Canvas.CellX(chart.X(x)) + (isSparse ? 0 : number * Apart / Series.Length);
            if (isSparse || column / Apart > last / Apart)
            {
                chart.Sign(x, y, Stroke.Of(number).Sign(isPlain: false));
                last = column;
            }
        }
    }
}
