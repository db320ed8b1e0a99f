using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

/// <summary>What avg_pool1d and avg_pool2d share: everything but the number of spatial axes.</summary>
internal abstract class AveragePooling : Operation
{
    private readonly PoolParameters _parameters;
    private readonly FlagParameter _countsPadding = new("count_include_pad", "Whether padding zeros count in the divisor.") { Default = true };
    private readonly NullableNumberParameter _divisor = new("divisor_override", "Divides every sum instead of the count; null for the count.") { AtLeast = 1 };
    private readonly RealOutput _y;

    private protected AveragePooling(int axes, ImmutableArray<Example> examples)
    {
        _parameters = new(axes);
        _y = new("y", _parameters.OutputPattern, "The mean of each window.");
        Declaration = new($"avg_pool{axes}d", Family.Pooling, "The mean over sliding windows; cells beyond the padded input never count.")
        {
            Arguments = [_parameters.X, _parameters.Kernel, _parameters.Stride, _parameters.PaddingCells, _parameters.Dilation, _parameters.IsCeiling, _countsPadding, _divisor],
            Outputs = [_y],
            Definition = new(@"y_o=\frac1{|K|}\sum_{k\in K} x_{os+kd-p}", "Goodfellow, Bengio and Courville 2016, Deep Learning, section 9.3; PyTorch 1.13, AvgPool2d"),
            Examples = examples,
            Laws = [new("a constant stays constant when padding does not count", KeepsAConstant)],
        };
    }

    public override Declaration Declaration { get; }

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(_parameters.X);
        (PoolWindow rows, PoolWindow columns) = _parameters.Windows(a);
        Shape shape = _parameters.OutputShape(a, rows, columns);
        double[] y = new double[shape.Size];
        int plane = (int)(rows.Window.Input * columns.Window.Input);
        for (int i = 0; i < y.Length; i++)
        {
            int row = i / columns.Output % rows.Output;
            int column = i % columns.Output;
            ReadOnlySpan<double> cells = x.Data.Slice(i / columns.Output / rows.Output * plane, plane);
            (double sum, int count) = Sum(cells, rows.Cells(row), columns.Cells(column), (int)columns.Window.Input);
            y[i] = sum / (a.Get(_divisor) ?? (a.Get(_countsPadding) ? rows.CountWithPadding(row) * columns.CountWithPadding(column) : count));
        }
        o.Set(_y, shape, y);
    }

    private static (double Sum, int Count) Sum(ReadOnlySpan<double> plane, IEnumerable<int> rows, IEnumerable<int> columns, int width)
    {
        double sum = 0;
        int count = 0;
        foreach (int row in rows)
        {
            foreach (int column in columns)
            {
                sum += plane[(row * width) + column];
                count++;
            }
        }
        return (sum, count);
    }

    private bool KeepsAConstant(Arguments a, Outputs o)
    {
        if (a.Get(_countsPadding) || a.Get(_divisor) is not null)
            return true;
        RealTensor x = RealTensor.Adopt(a.Get(_parameters.X).Shape, Array.ConvertAll(a.Get(_parameters.X).Data.ToArray(), static _ => 3.0));
        return ((RealTensor)Evaluate(a.With(_parameters.X, x)).First).Data.ToArray().All(static value => double.IsNaN(value) || Closeness.Near(value, 3)) && o.Get(_y).Count > 0;
    }
}
