using System.Collections.Immutable;
using DLQuiz.Terminal.Plots;

namespace DLQuiz.Shell.Tests.Terminal.Plots;

/// <summary>One picture or two of each kind, as the gallery and the goldens show them.</summary>
internal static class SamplePictures
{
    public static IReadOnlyDictionary<string, Picture> All { get; } = new SortedDictionary<string, Picture>(StringComparer.Ordinal)
    {
        ["band"] = new BandPlot([.. Enumerable.Range(0, 12).Select(month => new BandPoint(month, 0.82 + (0.008 * month) + (month % 3 == 0 ? -0.02 : 0.01), 0.74 + (0.012 * month), 0.93 + (0.004 * month)))])
        {
            Title = "Retention",
            ValueName = "recalled",
            BandName = "95 % interval",
            Level = (0.9, "wanted"),
            Bounds = (0, 1),
            Ends = ("2025-12", "2026-11"),
        },
        ["columns"] = new ColumnPlot([.. Enumerable.Range(0, 30).Select(day => 20 + (15 * Math.Sin(day / 3.0)) + (day % 7))]) { Title = "Forecast", Up = "reviews a day", Ends = ("2026-11-24", "2026-12-23") },
        ["columns-few"] = new ColumnPlot([0.09, 0.24, 0.665]) { Title = "softmax(z)", Names = ["cat", "狗", "horse"] },
        ["curve"] = new CurvePlot(new Series("tanh", [.. Enumerable.Range(-60, 121).Select(i => Math.Tanh(i / 10.0))], [.. Enumerable.Range(-60, 121).Select(i => i / 10.0)]))
        {
            Shaded = [(double.NegativeInfinity, -2.18), (2.18, double.PositiveInfinity)],
            ShadeName = "slope below 0.05",
            Marked = [(1.5, Math.Tanh(1.5)), (-4, Math.Tanh(-4))],
        },
        ["field"] = new ReceptiveFieldPlot([new WindowLayer(3, 1, 1), new WindowLayer(3, 2, 1), new WindowLayer(3, 4, 1)]) { Title = "One output of a dilated stack" },
        ["field-gaps"] = new ReceptiveFieldPlot([new WindowLayer(2, 2, 1), new WindowLayer(3, 2, 2)]),
        ["field-large"] = new ReceptiveFieldPlot([.. Enumerable.Range(0, 7).Select(i => new WindowLayer(2, 1 << i, 1))]) { Title = "WaveNet" },
        ["lines"] = new LinePlot([new Series("train", Decay(40, 0.1, 0.15)), new Series("validation", Decay(40, 0.55, 0.2))]) { Title = "Learning curve", Up = "loss", Across = "epoch" },
        ["lines-log"] = new LinePlot([new Series("loss", [1, 0.31, 0.09, 0.032, 0.011, 0.0042, 0.0013])]) { Title = "Loss", IsLog = true, Across = "epoch" },
        ["lines-one"] = new LinePlot([new Series("学习率", [.. Enumerable.Range(0, 200).Select(step => step < 40 ? step / 40.0 : 0.5 * (1 + Math.Cos(Math.PI * (step - 40) / 160)))])]) { Title = "学习率：预热与余弦", Across = "步" },
        ["scatter"] = new ScatterPlot([new(1, 2, 0), new(1.5, 1.8, 0), new(5, 8, 1), new(8, 8, 1), new(1, 0.6, 0), new(9, 11, 1), new(1, 2, 0)])
        {
            Title = "One iteration",
            Centroids = [new(1.125, 1.6), new(7.33, 9)],
            Former = [new(1, 1), new(6, 6)],
        },
        ["scatter-plain"] = new ScatterPlot([new(-3, 2), new(0, 0), new(4, -1), new(4.02, -1)]) { Title = "点", Centroids = [new(-2, -2), new(3, 3)], ClusterNames = ["甲", "乙"] },
        ["year"] = new YearHeatmap(new DateOnly(2026, 11, 24), [.. Enumerable.Range(0, 366).Select(day => (double)Math.Max(0, ((day * 37) % 61) - 20))]) { Title = "A year", Unit = "reviews" },
    };

    public static ImmutableArray<double> Decay(int count, double floor, double rate) =>
        [.. Enumerable.Range(0, count).Select(i => floor + (2 * Math.Exp(-rate * i)) + (0.02 * ((i * 7) % 5)))];
}
