using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Plots;

/// <summary>An estimate with its interval.</summary>
/// <param name="X">Where.</param>
/// <param name="Value">The estimate; not a number where there is none.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public readonly record struct BandPoint(double X, double Value, double Low, double High)
{
    internal bool IsSeen => double.IsFinite(X) && double.IsFinite(Value);
}

/// <summary>A line within the band of its interval: retention over time, with how sure it is.</summary>
/// <param name="Points">In the order of X; a gap parts line and band.</param>
public sealed record BandPlot(ImmutableArray<BandPoint> Points) : Picture
{
    /// <summary>What goes to the right.</summary>
    public string Across { get; init; } = "";

    /// <summary>What goes up.</summary>
    public string Up { get; init; } = "";

    /// <summary>Under the two ends of the axis, in place of numbers.</summary>
    public (string Left, string Right)? Ends { get; init; }

    /// <summary>For the legend.</summary>
    public string ValueName { get; init; } = "";

    /// <summary>For the legend, as <c>95 % interval</c>.</summary>
    public string BandName { get; init; } = "";

    /// <summary>A height to compare with, as the retention that is wished for, and its name for the legend.</summary>
    public (double Value, string Name)? Level { get; init; }

    /// <summary>The lowest and the highest that can be, as 0 and 1 for a share; the picture never goes beyond.</summary>
    public (double Low, double High)? Bounds { get; init; }

    public override string Describe()
    {
        string course = PlotWords.Course(ValueName.Length > 0 ? ValueName : Title, [.. Points.Select(point => point.Value)]);
        return Points.LastOrDefault(point => point.IsSeen) is { Low: var low, High: var high } last && last.IsSeen
            ? Wording.Of($"{course}; {BandName} at the end {PlotWords.Number(low)} to {PlotWords.Number(high)}")
            : course;
    }

    private protected override IEnumerable<Line> Compose(PlotFrame frame)
    {
        Scale across = Scale.Of(Points.Where(point => point.IsSeen).Select(point => point.X));
        var chart = new Chart(frame, across, HeightsOf(frame), new ChartTexts { Title = Title, Across = Across, Up = Up, Ends = Ends, Legend = Legend(frame.IsPlain) });
        if (Level is { } level)
        {
            chart.Path([(across.Low, level.Value), (across.High, level.Value)], LevelStroke);
        }

        for (int i = 0; i < Points.Length; i++)
        {
            FillTo(chart, i);
        }

        chart.Path(Points.Select(point => (point.IsSeen ? point.X : double.NaN, point.Value)), ValueStroke);
        bool isSparse = Points.Length <= chart.Canvas.Columns / 3;
        foreach (BandPoint point in Points.Where((point, i) => point.IsSeen && (isSparse || IsAlone(i))))
        {
            chart.Sign(point.X, point.Value, ValueStroke.Sign(frame.IsPlain));
        }

        return chart.Lines();
    }

    private static readonly Stroke ValueStroke = Stroke.Of(0);

    private static readonly Stroke LevelStroke = new(Ink.Faint, "┄", '-', 2, 2);

    private Scale HeightsOf(PlotFrame frame)
    {
        IEnumerable<double> heights = Points.Where(point => point.IsSeen).SelectMany(point => (double[])[point.Value, point.Low, point.High]);
        Scale up = Scale.Of(Level is { } level ? heights.Append(level.Value) : heights).Nice(Math.Max(2, frame.Height / 3));
        return Bounds is { } bounds && Math.Max(up.Low, bounds.Low) < Math.Min(up.High, bounds.High)
            ? new Scale(Math.Max(up.Low, bounds.Low), Math.Min(up.High, bounds.High))
            : up;
    }

    private ImmutableArray<Line> Legend(bool isPlain)
    {
        ImmutableArray<Line>.Builder entries = ImmutableArray.CreateBuilder<Line>();
        if (ValueName.Length > 0)
        {
            entries.Add(new Line([ValueStroke.Sign(isPlain), new Run(" " + ValueName)]));
        }

        if (BandName.Length > 0)
        {
            entries.Add(new Line([new Run(isPlain ? "::" : "⢕⢕", Ink.Faint), new Run(" " + BandName)]));
        }

        if (Level is { } level)
        {
            entries.Add(new Line([new Run(isPlain ? "--" : "┄┄", Ink.Faint), new Run(" " + level.Name)]));
        }

        return entries.ToImmutable();
    }

    private bool IsAlone(int i) => (i == 0 || !Points[i - 1].IsSeen) && (i == Points.Length - 1 || !Points[i + 1].IsSeen);

    /// <summary>The band from the point before to this one, or at this one alone.</summary>
    private void FillTo(Chart chart, int i)
    {
        BandPoint to = Points[i];
        BandPoint from = i > 0 && Points[i - 1].IsSeen ? Points[i - 1] : to;
        (double left, double right) = (chart.X(from.X), chart.X(to.X));
        if (!to.IsSeen || !double.IsFinite(left) || !double.IsFinite(right))
        {
            return;
        }

        int dots = Math.Clamp((int)Math.Ceiling((right - left) * chart.Canvas.Across), 1, chart.Canvas.Across);
        for (int step = 0; step <= dots; step++)
        {
            double share = (double)step / dots;
            chart.Canvas.Fill(left + ((right - left) * share), Between(chart.Y(from.Low), chart.Y(to.Low), share), Between(chart.Y(from.High), chart.Y(to.High), share), Ink.Faint);
        }
    }

    private static double Between(double a, double b, double share) => (a * (1 - share)) + (b * share);
}
