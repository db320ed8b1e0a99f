using System.Collections.Immutable;
using DLQuiz.Core.Questions.Plots;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Plots;

/// <summary>The pictures of questions; what their authors wrote is made safe to draw here.</summary>
public static class PlotPictures
{
    public static Picture Of(Plot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        Picture picture = plot switch
        {
            Plot.Lines lines => LinesOf(lines),
            Plot.Columns columns => new ColumnPlot(columns.Values) { Names = Safe(columns.Names), Across = SafeText.Of(plot.Across), Up = SafeText.Of(plot.Up) },
            Plot.Points points => PointsOf(points),
            Plot.ReceptiveField field => new ReceptiveFieldPlot([.. field.Layers.Select(layer => new WindowLayer(layer.Kernel, layer.Dilation, layer.Stride))]),
            Plot.Activation activation => ActivationOf(activation),
            _ => throw new ArgumentException($"No picture is made of {plot.GetType().Name}.", nameof(plot)),
        };
        return picture with { Title = SafeText.Of(plot.Title) };
    }

    private static ImmutableArray<string> Safe(ImmutableArray<string> texts) => [.. texts.Select(SafeText.Of)];

    private static LinePlot LinesOf(Plot.Lines lines) => new([.. lines.Series.Select(series => new Series(SafeText.Of(series.Name), series.Values, lines.Places))])
    {
        IsLog = lines.IsLog,
        Across = SafeText.Of(lines.Across),
        Up = SafeText.Of(lines.Up),
    };

    private static ScatterPlot PointsOf(Plot.Points points) => new([.. points.Places.Select((place, i) => new ScatterPoint(place.X, place.Y, i < points.Clusters.Length ? points.Clusters[i] : null))])
    {
        Centroids = [.. points.Centroids.Select(place => new ScatterPoint(place.X, place.Y))],
        Former = [.. points.Former.Select(place => new ScatterPoint(place.X, place.Y))],
        ClusterNames = Safe(points.Names),
        IsOnLine = points.IsOnLine,
    };

    private static CurvePlot ActivationOf(Plot.Activation activation) => new(new Series(activation.Function, activation.Values, activation.Places))
    {
        Across = activation.Across,
        Shaded = activation.Flat,
        ShadeName = Wording.Of($"slope below {TickText.Of(activation.Threshold, isPlain: false)}"),
        Marked = activation.Marked,
    };
}
