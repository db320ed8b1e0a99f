using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class ConvBackward : Operation
{
    private static readonly RealInput X = new("x", "[N,Cin,L] or [N,Cin,H,W]", "The inputs of conv1d or conv2d.", plain: "[L]");
    private static readonly RealInput Weight = new("weight", "[Cout,Cin/groups,K] or [Cout,Cin/groups,KH,KW]", "The kernels.", plain: "[K]");
    private static readonly RealInput Dy = new("dy", "[N,Cout,Lout] or [N,Cout,Hout,Wout]", "The gradient that arrives from above.", plain: "[Lout]");
    private static readonly IntegersParameter Stride = new("stride", "Cells between neighbouring outputs, for each axis or for all.") { AtLeast = 1, Default = [1] };
    private static readonly ValueParameter<Padding> PaddingCells = Padding.Parameter("Zeros added before and after each axis.");
    private static readonly IntegersParameter Dilation = new("dilation", "Cells between neighbouring taps, for each axis or for all.") { AtLeast = 1, Default = [1] };
    private static readonly IntegerParameter Groups = new("groups", "Consecutive blocks of channels that see only each other.") { AtLeast = 1, AtMost = 1_000_000, Default = 1 };

    private static readonly RealOutput Dx = new("dx", "like x", "The gradient for x.");
    private static readonly RealOutput Dweight = new("dweight", "like weight", "The gradient for the weight.");
    private static readonly RealOutput Dbias = new("dbias", "[Cout]", "The gradient for the bias: the sum of dy over each channel.");

    public override Declaration Declaration { get; } = new("conv_backward", Family.Convolution, "Gradients of conv1d and conv2d with zero padding for an upstream gradient.")
    {
        Arguments = [X, Weight, Dy, Stride, PaddingCells, Dilation, Groups],
        Outputs = [Dx, Dweight, Dbias],
        Definition = new(@"dx_{n,c,i}=\sum_{c',o,k:\,os+kd-p=i}dy_{n,c',o}w_{c',c,k},\quad dw_{c',c,k}=\sum_{n,o}dy_{n,c',o}\,x_{n,c,os+kd-p}", "Goodfellow, Bengio and Courville 2016, Deep Learning, eq. 9.11 and 9.13"),
        Examples =
        [
            new("conv_backward([1, 2, 3], [10, 20], [1, 1])", "[10, 30, 20]", "by hand: every input meets the taps that saw it"),
            new("conv_backward([1, 2, 3], [10, 20], [1, 1]).dweight", "[3, 5]", "by hand: 1 + 2 and 2 + 3"),
        ],
        Laws =
        [
            new("dx·x = dweight·weight: both are dy·y of the convolution without bias", static (a, o) => Closeness.Near(Dot(o.Get(Dx), a.Get(X)), Dot(o.Get(Dweight), a.Get(Weight)), 1000)),
            new("dbias adds up to the sum of dy", static (a, o) => Closeness.Near(Statistics.Sum(o.Get(Dbias).Data), Statistics.Sum(a.Get(Dy).Data), 100)),
        ],
        DrawsSeldomFit = "dy must have the output's shape",
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        RealTensor weight = a.Get(Weight);
        RealTensor dy = a.Get(Dy);
        int axes = x.Shape.Rank - 2;
        int groups = (int)a.Get(Groups);
        if (weight.Shape.Rank != x.Shape.Rank)
            throw a.Refuse(Weight, $"has {weight.Shape.Rank} axes", $"{x.Shape.Rank}, as x has");
        if (weight.Shape[0] % groups != 0)
            throw a.Refuse(Groups, $"is {groups}", $"a divisor of Cout = {weight.Shape[0]}");
        SpatialAxis[] all = [SpatialAxis.Trivial, .. Enumerable.Range(0, axes).Select(axis => AxisOf(a, x, weight, axis, axes))];
        Shape output = Shape.Of([x.Shape[0], weight.Shape[0], .. all[1..].Select(axis => axis.Output)]);
        if (!dy.Shape.Equals(output))
            throw a.Refuse(Dy, $"has shape {dy.Shape}", $"the output's shape {output}");
        (SpatialAxis rows, SpatialAxis columns) = (all[^2], all[^1]);
        Correlation correlation = new(x.Shape[0], x.Shape[1], weight.Shape[0], groups, rows, columns);
        a.Spend(2 * correlation.Cost);
        o.Set(Dx, x.Shape, PaddedPlanes.Crop(correlation.BackwardInput(dy.Data, weight.Data), rows, columns));
        o.Set(Dweight, weight.Shape, correlation.BackwardWeight(PaddedPlanes.Of(a, x.Data, rows, columns, PaddingMode.Zeros), dy.Data));
        double[] dbias = new double[weight.Shape[0]];
        for (int i = 0; i < dy.Count; i++)
            dbias[i / (rows.Output * columns.Output) % dbias.Length] += dy.Data[i];
        o.Set(Dbias, RealTensor.Vector(dbias));
    }

    private static SpatialAxis AxisOf(Arguments a, RealTensor x, RealTensor weight, int axis, int axes)
    {
        Window window = new(x.Shape[2 + axis], weight.Shape[2 + axis], SpatialAxis.Along(a, Stride, axis, axes), SpatialAxis.Along(a, Dilation, axis, axes));
        return SpatialAxis.Of(a, window, Weight, PaddingCells, Stride, axis, axes);
    }

    private static double Dot(RealTensor left, RealTensor right)
    {
        double sum = 0;
        for (int i = 0; i < left.Count; i++)
            sum += left.Data[i] * right.Data[i];
        return sum;
    }
}
