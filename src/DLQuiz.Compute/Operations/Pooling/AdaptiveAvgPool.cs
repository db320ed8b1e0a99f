using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Operations.Convolution;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class AdaptiveAvgPool : Operation
{
    private static readonly RealInput X = new("x", "[N,C,L] or [N,C,H,W]", "Signals or images; a plain list or matrix is one channel.", plain: "[L] or [H,W]");
    private static readonly ValueParameter<AxisList> OutputSize = new("output_size", AxisList.Expected(1), static value => AxisList.Read(value, 1), "The wanted size of each spatial axis.") { Samples = [IntegerTensor.Scalar(1), IntegerTensor.Scalar(2), IntegerTensor.Scalar(3), IntegerTensor.Vector(2, 3)] };

    private static readonly RealOutput Y = new("y", "[N,C,Lout] or [N,C,Hout,Wout]", "The means.");

    public override Declaration Declaration { get; } = new("adaptive_avg_pool", Family.Pooling, "Means over windows that are laid out to give a wanted size; they may overlap.")
    {
        Arguments = [X, OutputSize],
        Outputs = [Y],
        Definition = new(@"y_o=\operatorname{mean}\{x_i:\lfloor o\,n/m\rfloor\le i<\lceil(o+1)\,n/m\rceil\}", "PyTorch documentation, torch.nn.AdaptiveAvgPool1d; the pyramid of He et al. 2014, arXiv:1406.4729, section 2.2"),
        Examples =
        [
            new("adaptive_avg_pool([1, 2, 3, 4, 5], 2)", "[2, 4]", "by hand: 1 2 3 and 3 4 5, the middle in both"),
            new("adaptive_avg_pool([1, 5], 4)", "[1, 1, 5, 5]", "by hand: each value twice"),
            new("adaptive_avg_pool([[1, 2], [3, 6]], 1)", "[[3]]", "by hand: 12/4"),
        ],
        Laws = [new("a size that divides the input keeps the mean", KeepsTheMean)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int axes = x.Shape.Rank - 2;
        int[] lengths = axes == 1 ? [1, x.Shape[2]] : [x.Shape[2], x.Shape[3]];
        long rows = axes == 1 ? 1 : ConvolutionPlan.On(a, OutputSize, 0, axes);
        long columns = ConvolutionPlan.On(a, OutputSize, axes - 1, axes);
        Shape shape = axes == 1 ? a.Allocate(x.Shape[0], x.Shape[1], columns) : a.Allocate(x.Shape[0], x.Shape[1], rows, columns);
        a.Spend(shape.Size * ((lengths[0] / rows) + 2) * ((lengths[1] / columns) + 2));
        double[] y = new double[shape.Size];
        for (int i = 0; i < y.Length; i++)
        {
            (long rest, long column) = Math.DivRem(i, columns);
            (long map, long row) = Math.DivRem(rest, rows);
            y[i] = Mean(x.Data.Slice((int)map * lengths[0] * lengths[1], lengths[0] * lengths[1]), lengths[1], Range(row, lengths[0], rows), Range(column, lengths[1], columns));
        }
        o.Set(Y, shape, y);
        if (o.Trace is { } trace)
            Explain(trace, lengths[1], columns);
    }

    private static (int From, int To) Range(long output, int input, long outputs) =>
        ((int)(output * input / outputs), (int)((((output + 1) * input) + outputs - 1) / outputs));

    private static double Mean(ReadOnlySpan<double> map, int width, (int From, int To) rows, (int From, int To) columns)
    {
        double sum = 0;
        for (int row = rows.From; row < rows.To; row++)
        {
            foreach (double value in map[((row * width) + columns.From)..((row * width) + columns.To)])
                sum += value;
        }
        return sum / ((long)(rows.To - rows.From) * (columns.To - columns.From));
    }

    private static void Explain(Trace trace, int input, long outputs)
    {
        for (int output = 0; output < Math.Min(outputs, 16); output++)
        {
            (int from, int to) = Range(output, input, outputs);
            trace.Add($"window {output}", IntegerTensor.Vector(from, to), $"from ⌊{output}·{input}/{outputs}⌋ up to ⌈{output + 1}·{input}/{outputs}⌉, exclusive, along the last axis");
        }
    }

    private static bool KeepsTheMean(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int axes = x.Shape.Rank - 2;
        for (int axis = 0; axis < axes; axis++)
        {
            if (x.Shape[axis + 2] % ConvolutionPlan.On(a, OutputSize, axis, axes) != 0)
                return true;
        }
        double scale = 0;
        foreach (double value in x.Data)
            scale = Math.Max(scale, Math.Abs(value));
        return Closeness.Near(MeanOf(x), MeanOf(o.Get(Y)), scale);
    }

    private static double MeanOf(RealTensor tensor)
    {
        double sum = 0;
        foreach (double value in tensor.Data)
            sum += value;
        return sum / tensor.Count;
    }
}
