using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>What conv_transpose1d and conv_transpose2d share: everything but the number of spatial axes.</summary>
internal abstract class TransposedConvolution : Operation
{
    private readonly RealInput _x;
    private readonly RealInput _weight;
    private readonly OptionalRealInput _bias = new("bias", "[Cout]", "One number for each output channel; 0 when left out.");
    private readonly IntegersParameter _stride = new("stride", "Cells between the places of neighbouring inputs, for each axis or for all.") { AtLeast = 1, Default = [1] };
    private readonly ValueParameter<Padding> _padding = Padding.CellsParameter("Cells cropped before and after each axis of the full output.");
    private readonly IntegersParameter _outputPadding = new("output_padding", "Cells added at the end only, below max(stride, dilation).") { AtLeast = 0, Default = [0] };
    private readonly IntegersParameter _dilation = new("dilation", "Cells between neighbouring taps, for each axis or for all.") { AtLeast = 1, Default = [1] };
    private readonly IntegerParameter _groups = new("groups", "Consecutive blocks of channels that see only each other.") { AtLeast = 1, AtMost = 1_000_000, Default = 1 };
    private readonly RealOutput _y;
    private readonly int _axes;

    private protected TransposedConvolution(int axes, ImmutableArray<Example> examples)
    {
        _axes = axes;
        (string size, string kernel, string output) = axes == 1 ? ("L", "K", "Lout") : ("H,W", "KH,KW", "Hout,Wout");
        _x = new("x", $"[N,Cin,{size}]", "The inputs; a plain one is one sample with one channel.", plain: $"[{size}]");
        _weight = new("weight", $"[Cin,Cout/groups,{kernel}]", "The kernels that every input adds into the output.", plain: $"[{kernel}]");
        _y = new("y", $"[N,Cout,{output}]", "The enlarged maps.");
        Declaration = new($"conv_transpose{axes}d", Family.Convolution, $"{axes}-D transposed convolution: the adjoint of the convolution with the same stride, padding and dilation.")
        {
            Arguments = [_x, _weight, _bias, _stride, _padding, _outputPadding, _dilation, _groups],
            Outputs = [_y],
            Definition = new(@"y_{n,c',\,i\,s+k\,d-p}\mathrel{+}=x_{n,c,i}\,w_{c,c',k}", "Dumoulin and Visin 2016, arXiv:1603.07285, chapter 4"),
            Examples = examples,
            Laws = [new("it is the adjoint: twice x gives twice y without bias, and a 1 in x writes its kernel", DoublesWithX)],
        };
    }

    public override Declaration Declaration { get; }

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(_x);
        RealTensor weight = a.Get(_weight);
        int groups = (int)a.Get(_groups);
        int inputs = x.Shape[1];
        if (inputs % groups != 0)
            throw a.Refuse(_groups, $"is {groups}", $"a divisor of Cin = {inputs}");
        int outputs = weight.Shape[1] * groups;
        TransposedAxis[] axes = [new(new(1, 1, 1, 1), 0, 1), .. Enumerable.Range(0, _axes).Select(axis => AxisOf(a, x, weight, axis))];
        (TransposedAxis rows, TransposedAxis columns) = (axes[^2], axes[^1]);
        a.Spend((long)x.Count * weight.Count / inputs);
        Shape shape = a.Allocate([x.Shape[0], outputs, .. axes[1..].Select(axis => axis.Output)]);
        double[] y = new double[shape.Size];
        int plane = (int)(rows.Output * columns.Output);
        for (int i = 0; i < y.Length; i++)
            y[i] = a.Get(_bias)?.Data[i / plane % outputs] ?? 0;
        for (int i = 0; i < x.Count; i++)
            Scatter(x, weight, i, y, outputs, inputs / groups, rows, columns);
        o.Set(_y, shape, y);
        o.Trace?.Add("size", IntegerTensor.Vector([.. axes[1..].Select(axis => axis.Output)]), "(i − 1)·s − p + d·(k − 1) + output_padding + 1 of each axis");
    }

    private static void Scatter(RealTensor x, RealTensor weight, int cell, double[] y, int outputs, int inputsPerGroup, TransposedAxis rows, TransposedAxis columns)
    {
        int height = (int)rows.Window.Input;
        int width = (int)columns.Window.Input;
        int channel = cell / (height * width) % x.Shape[1];
        int sample = cell / (height * width * x.Shape[1]);
        int perGroup = weight.Shape[1];
        int taps = (int)(rows.Window.Kernel * columns.Window.Kernel);
        for (int tap = 0; tap < perGroup * taps; tap++)
        {
            long row = (cell / width % height * rows.Window.Stride) + (tap % taps / columns.Window.Kernel * rows.Window.Dilation) - rows.Before;
            long column = (cell % width * columns.Window.Stride) + (tap % columns.Window.Kernel * columns.Window.Dilation) - columns.Before;
            if (row < 0 || row >= rows.Output || column < 0 || column >= columns.Output)
                continue;
            int output = (channel / inputsPerGroup * perGroup) + (tap / taps);
            y[(((((long)sample * outputs) + output) * rows.Output) + row) * columns.Output + column] += x.Data[cell] * weight.Data[(channel * perGroup * taps) + tap];
        }
    }

    private TransposedAxis AxisOf(Arguments a, RealTensor x, RealTensor weight, int axis)
    {
        Window window = new(x.Shape[2 + axis], weight.Shape[2 + axis], SpatialAxis.Along(a, _stride, axis, _axes), SpatialAxis.Along(a, _dilation, axis, _axes));
        Padding.Explicit cells = (Padding.Explicit)a.Get(_padding);
        if (cells.Pairs.Length != 1 && cells.Pairs.Length != _axes)
            throw a.Refuse(_padding, $"has {cells.Pairs.Length} pairs", $"one, or one for each of {_axes} axes");
        (long before, long after) = cells.Along(axis, window);
        return TransposedAxis.Of(a, window, before, after, SpatialAxis.Along(a, _outputPadding, axis, _axes), _outputPadding, _padding);
    }

    private bool DoublesWithX(Arguments a, Outputs o)
    {
        Arguments plain = a.With(_bias, null);
        RealTensor x = RealTensor.Adopt(a.Get(_x).Shape, Array.ConvertAll(a.Get(_x).Data.ToArray(), static value => 2 * value));
        RealTensor once = (RealTensor)Evaluate(plain).First;
        RealTensor twice = (RealTensor)Evaluate(plain.With(_x, x)).First;
        return once.Count == o.Get(_y).Count && Closeness.Near(twice.Data, Array.ConvertAll(once.Data.ToArray(), static value => 2 * value));
    }
}
