using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

/// <summary>What max_pool1d and max_pool2d share: everything but the number of spatial axes.</summary>
internal abstract class MaxPooling : Operation
{
    private readonly PoolParameters _parameters;
    private readonly RealOutput _y;
    private readonly IntegerOutput _indices;

    private protected MaxPooling(int axes, ImmutableArray<Example> examples)
    {
        _parameters = new(axes);
        _y = new("y", _parameters.OutputPattern, "The largest value of each window.");
        _indices = new("indices", _parameters.OutputPattern, "Where it is in the unpadded plane, row-major; the first among equals, -1 for a window of padding alone.");
        Declaration = new($"max_pool{axes}d", Family.Pooling, "The maximum over sliding windows; padding cells count as -infinity.")
        {
            Arguments = [_parameters.X, _parameters.Kernel, _parameters.Stride, _parameters.PaddingCells, _parameters.Dilation, _parameters.IsCeiling],
            Outputs = [_y, _indices],
            Definition = new(@"y_o=\max_k x_{os+kd-p}", "Goodfellow, Bengio and Courville 2016, Deep Learning, section 9.3; Dumoulin and Visin 2016, arXiv:1603.07285, section 3"),
            Examples = examples,
            Laws =
            [
                new("indices point at the values", PointsAtTheValues),
                new("max(x) is the largest y when every cell is in a window", KeepsTheMaximum),
            ],
        };
    }

    public override Declaration Declaration { get; }

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(_parameters.X);
        (PoolWindow rows, PoolWindow columns) = _parameters.Windows(a);
        Shape shape = _parameters.OutputShape(a, rows, columns);
        double[] y = new double[shape.Size];
        long[] indices = new long[shape.Size];
        int plane = (int)(rows.Window.Input * columns.Window.Input);
        for (int i = 0; i < y.Length; i++)
        {
            int row = i / columns.Output % rows.Output;
            ReadOnlySpan<double> cells = x.Data.Slice(i / columns.Output / rows.Output * plane, plane);
            (y[i], indices[i]) = Largest(cells, rows.Cells(row), columns.Cells(i % columns.Output), (int)columns.Window.Input);
        }
        o.Set(_y, shape, y);
        o.Set(_indices, shape, indices);
    }

    /// <summary>NaN wins, as in PyTorch; a tie goes to the first cell.</summary>
    private static (double Value, long Index) Largest(ReadOnlySpan<double> plane, IEnumerable<int> rows, IEnumerable<int> columns, int width)
    {
        double largest = double.NegativeInfinity;
        int index = -1;
        foreach (int row in rows)
        {
            foreach (int column in columns)
            {
                double value = plane[(row * width) + column];
                if (index >= 0 && !(value > largest) && !double.IsNaN(value))
                    continue;
                largest = value;
                index = (row * width) + column;
            }
        }
        return (largest, index);
    }

    private bool PointsAtTheValues(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(_parameters.X);
        int plane = x.Shape.CountBetween(2, x.Shape.Rank);
        int windows = o.Get(_y).Count / (x.Count / plane);
        for (int i = 0; i < o.Get(_y).Count; i++)
        {
            int index = (int)o.Get(_indices).Data[i];
            double expected = index < 0 ? double.NegativeInfinity : x.Data[(i / windows * plane) + index];
            if (!expected.Equals(o.Get(_y).Data[i]))
                return false;
        }
        return true;
    }

    private bool KeepsTheMaximum(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(_parameters.X);
        (PoolWindow rows, PoolWindow columns) = _parameters.Windows(a);
        bool isCovered = SeesAll(rows) && SeesAll(columns);
        return !isCovered || x.Data.ToArray().Max().Equals(o.Get(_y).Data.ToArray().Max());
    }

    private static bool SeesAll(PoolWindow window) =>
        Enumerable.Range(0, window.Output).SelectMany(window.Cells).Distinct().Count() == window.Window.Input;
}
