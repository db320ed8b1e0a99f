using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Plots;

/// <summary>The curve of a function with marked points, and shaded where it hardly rises: an activation and its saturation.</summary>
/// <param name="Curve">Values at places.</param>
public sealed record CurvePlot(Series Curve) : Picture
{
    /// <summary>Stretches of the argument; infinite ends reach to the edge.</summary>
    public ImmutableArray<(double Low, double High)> Shaded { get; init; } = [];

    /// <summary>What the shade means, as <c>slope below 0.05</c>.</summary>
    public string ShadeName { get; init; } = "";

    /// <summary>Points of the curve to be seen.</summary>
    public ImmutableArray<(double X, double Y)> Marked { get; init; } = [];

    /// <summary>What goes to the right.</summary>
    public string Across { get; init; } = "x";

    public override string Describe() => string.Join("; ", (IEnumerable<string>)
    [
        PlotWords.Named(Curve.Name, Span()),
        .. Shaded.Length > 0 ? [$"{ShadeName}: {Stretches(isPlain: false)}"] : (IEnumerable<string>)[],
        .. Marked.Select(point => MarkedText(point, isPlain: false)),
    ]);

    private protected override IEnumerable<Line> Compose(PlotFrame frame)
    {
        Scale across = Scale.Of(Curve.Points.Select(point => point.X).Concat(Marked.Select(point => point.X)));
        Scale up = Scale.Of(Curve.Values.Concat(Marked.Select(point => point.Y))).Nice(Math.Max(2, frame.Height / 3));
        var chart = new Chart(frame, across, up, new ChartTexts { Title = Title.Length > 0 ? Title : Curve.Name, Across = Across, Legend = Legend(frame.IsPlain) });
        foreach ((double low, double high) in Shaded)
        {
            chart.Canvas.Shade(double.IsInfinity(low) ? 0 : chart.X(low), double.IsInfinity(high) ? 1 : chart.X(high));
        }

        chart.Path(Curve.Points, Stroke.Of(0));
        foreach ((double x, double y) in Marked)
        {
            chart.Sign(x, y, new Run(frame.IsPlain ? "@" : "◆", Ink.Strong));
        }

        return chart.Lines();
    }

    private string Span()
    {
        Scale across = Scale.Of(Curve.Points.Select(point => point.X)), up = Scale.Of(Curve.Values);
        return Wording.Of($"{Across} from {PlotWords.Number(across.Low)} to {PlotWords.Number(across.High)}, values from {PlotWords.Number(up.Low)} to {PlotWords.Number(up.High)}");
    }

    private ImmutableArray<Line> Legend(bool isPlain) =>
    [
        .. Marked.Select(point => new Line([new Run(isPlain ? "@" : "◆", Ink.Strong), new Run(" " + MarkedText(point, isPlain))])),
        .. Shaded.Length > 0 ? [new Line([new Run(isPlain ? "." : "░", Ink.Faint), new Run($" {ShadeName}: {Stretches(isPlain)}")])] : (IEnumerable<Line>)[],
    ];

    private string MarkedText((double X, double Y) point, bool isPlain) => $"{Across} = {TickText.Of(point.X, isPlain)}: {TickText.Of(point.Y, isPlain)}";

    private string Stretches(bool isPlain) => string.Join(", ", Shaded.Select(stretch => (double.IsInfinity(stretch.Low), double.IsInfinity(stretch.High)) switch
    {
        (true, true) => $"{Across}",
        (true, _) => $"{Across} < {TickText.Of(stretch.High, isPlain)}",
        (_, true) => $"{Across} > {TickText.Of(stretch.Low, isPlain)}",
        _ => $"{TickText.Of(stretch.Low, isPlain)} < {Across} < {TickText.Of(stretch.High, isPlain)}",
    }));
}
