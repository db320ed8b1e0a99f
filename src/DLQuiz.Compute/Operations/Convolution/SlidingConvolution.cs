using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>What conv1d and conv2d share: everything but the number of spatial axes.</summary>
internal abstract class SlidingConvolution : Operation
{
    private readonly RealInput _x;
    private readonly RealInput _weight;
    private readonly OptionalRealInput _bias = new("bias", "[Cout]", "One number for each output channel; 0 when left out.");
    private readonly IntegersParameter _stride = new("stride", "Cells between neighbouring outputs, for each axis or for all.") { AtLeast = 1, Default = [1] };
    private readonly ValueParameter<Padding> _padding = Padding.Parameter("Cells added before and after each axis.");
    private readonly IntegersParameter _dilation = new("dilation", "Cells between neighbouring taps, for each axis or for all.") { AtLeast = 1, Default = [1] };
    private readonly IntegerParameter _groups = new("groups", "Consecutive blocks of channels that see only each other.") { AtLeast = 1, AtMost = 1_000_000, Default = 1 };
    private readonly ChoiceParameter<PaddingMode> _mode = new("padding_mode", "What padding cells hold.", ("zeros", PaddingMode.Zeros), ("reflect", PaddingMode.Reflect), ("replicate", PaddingMode.Replicate), ("circular", PaddingMode.Circular)) { Default = "zeros" };
    private readonly RealOutput _y;
    private readonly int _axes;

    private protected SlidingConvolution(int axes, ImmutableArray<Example> examples)
    {
        _axes = axes;
        (string size, string kernel, string output) = axes == 1 ? ("L", "K", "Lout") : ("H,W", "KH,KW", "Hout,Wout");
        _x = new("x", $"[N,Cin,{size}]", "The inputs; a plain one is one sample with one channel.", plain: $"[{size}]");
        _weight = new("weight", $"[Cout,Cin/groups,{kernel}]", "The kernels, not flipped.", plain: $"[{kernel}]");
        _y = new("y", $"[N,Cout,{output}]", "The feature maps.");
        Declaration = new($"conv{axes}d", Family.Convolution, $"{axes}-D cross-correlation, which deep learning calls convolution: the kernel is not flipped.")
        {
            Arguments = [_x, _weight, _bias, _stride, _padding, _dilation, _groups, _mode],
            Outputs = [_y],
            Definition = new(@"y_{n,c',o}=b_{c'}+\sum_{c,k}x_{n,c,\,o\,s+k\,d-p}\,w_{c',c,k}", "Goodfellow, Bengio and Courville 2016, Deep Learning, eq. 9.6 and 9.8; Dumoulin and Visin 2016, arXiv:1603.07285"),
            Examples = examples,
            Laws =
            [
                new("it is linear in the weight: twice the weight without bias gives twice y", DoublesWithTheWeight),
                new("a bias is added to every cell of its channel", AddsTheBias),
            ],
        };
    }

    public override Declaration Declaration { get; }

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(_x);
        RealTensor weight = a.Get(_weight);
        int groups = (int)a.Get(_groups);
        int outputs = weight.Shape[0];
        if (outputs % groups != 0)
            throw a.Refuse(_groups, $"is {groups}", $"a divisor of Cout = {outputs}");
        SpatialAxis[] axes = [SpatialAxis.Trivial, .. Enumerable.Range(0, _axes).Select(axis => AxisOf(a, x, weight, axis))];
        (SpatialAxis rows, SpatialAxis columns) = (axes[^2], axes[^1]);
        Correlation correlation = new(x.Shape[0], x.Shape[1], outputs, groups, rows, columns);
        a.Spend(correlation.Cost);
        double[] y = correlation.Forward(PaddedPlanes.Of(a, x.Data, rows, columns, a.Get(_mode)), weight.Data);
        if (a.Get(_bias) is { } bias)
        {
            for (int i = 0; i < y.Length; i++)
                y[i] += bias.Data[i / (rows.Output * columns.Output) % outputs];
        }
        o.Set(_y, Shape.Of([x.Shape[0], outputs, .. axes[1..].Select(axis => axis.Output)]), y);
        o.Trace?.Add("padding", ListValue.Gather([.. axes[1..].Select(axis => IntegerTensor.Vector(axis.Before, axis.After))]), "cells before and after each axis");
        o.Trace?.Add("size", IntegerTensor.Vector([.. axes[1..].Select(axis => (long)axis.Output)]), "⌊(i + p − d·(k − 1) − 1)/s⌋ + 1 of each axis");
    }

    private SpatialAxis AxisOf(Arguments a, RealTensor x, RealTensor weight, int axis)
    {
        Window window = new(x.Shape[2 + axis], weight.Shape[2 + axis], SpatialAxis.Along(a, _stride, axis, _axes), SpatialAxis.Along(a, _dilation, axis, _axes));
        SpatialAxis result = SpatialAxis.Of(a, window, _weight, _padding, _stride, axis, _axes);
        long most = a.Get(_mode) switch
        {
            PaddingMode.Reflect => window.Input - 1,
            PaddingMode.Circular => window.Input,
            _ => long.MaxValue,
        };
        return Math.Max(result.Before, result.After) <= most ? result : throw a.Refuse(_padding, $"is {Math.Max(result.Before, result.After)} on one side", $"at most {most} for this padding_mode");
    }

    private bool DoublesWithTheWeight(Arguments a, Outputs o)
    {
        Arguments plain = a.With(_bias, null);
        RealTensor weight = RealTensor.Adopt(a.Get(_weight).Shape, Array.ConvertAll(a.Get(_weight).Data.ToArray(), static value => 2 * value));
        RealTensor once = (RealTensor)Evaluate(plain).First;
        RealTensor twice = (RealTensor)Evaluate(plain.With(_weight, weight)).First;
        return once.Count == o.Get(_y).Count && Closeness.Near(twice.Data, Array.ConvertAll(once.Data.ToArray(), static value => 2 * value));
    }

    private bool AddsTheBias(Arguments a, Outputs o)
    {
        if (a.Get(_bias) is not { } bias)
            return true;
        ReadOnlySpan<double> without = ((RealTensor)Evaluate(a.With(_bias, null)).First).Data;
        ReadOnlySpan<double> with = o.Get(_y).Data;
        int plane = with.Length / (a.Get(_x).Shape[0] * bias.Count);
        for (int i = 0; i < with.Length; i++)
        {
            if (!Closeness.Near(with[i] - without[i], bias.Data[i / plane % bias.Count], 1000))
                return false;
        }
        return true;
    }
}
