using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class ConvBackward : Operation
{
    private static readonly RealInput X = new("x", "[N,Cin,L] or [N,Cin,H,W]", "What the convolution was given; a plain list is one channel.", plain: "[L] or [H,W]");
    private static readonly RealInput Weight = new("weight", "[Cout,Cin/groups,K] or [Cout,Cin/groups,KH,KW]", "The kernels of the convolution.", plain: "[K] or [KH,KW]");
    private static readonly OptionalRealInput Dy = new("dy", "[N,Cout,Lout] or [N,Cout,Hout,Wout]", "The gradient that arrives from above, with the shape of the output; 1 everywhere when left out, as for the sum of the outputs.") { MayBePositional = true };
    private static readonly ValueParameter<AxisList> Stride = SpatialArguments.Stride(1);
    private static readonly ValueParameter<Padding> Padding = SpatialArguments.Padding(1);
    private static readonly ValueParameter<AxisList> Dilation = SpatialArguments.Dilation(1);
    private static readonly IntegerParameter Groups = SpatialArguments.Groups();

    private static readonly RealOutput Dx = new("dx", "like x", "The gradient for x; 0 for cells that no window reads.");
    private static readonly RealOutput DWeight = new("dweight", "like weight", "The gradient for the kernels.");
    private static readonly RealOutput DBias = new("dbias", "[Cout]", "The gradient for a bias: dy summed over samples and space.");

    public override Declaration Declaration { get; } = new("conv_backward", Family.Convolution, "Gradients of conv1d and conv2d with zero padding, for the gradient dy of their output.")
    {
        Arguments = [X, Weight, Dy, Stride, Padding, Dilation, Groups],
        Outputs = [Dx, DWeight, DBias],
        Definition = new(
            @"\frac{\partial L}{\partial x_{i,t}}=\sum_{c,k,o:\,os+kd-p=t}\frac{\partial L}{\partial y_{c,o}}w_{c,i,k},\quad \frac{\partial L}{\partial w_{c,i,k}}=\sum_o\frac{\partial L}{\partial y_{c,o}}x_{i,os+kd-p},\quad \frac{\partial L}{\partial b_c}=\sum_o\frac{\partial L}{\partial y_{c,o}}",
            "Goodfellow, Bengio and Courville 2016, Deep Learning, equations 9.11 and 9.13"),
        Examples =
        [
            new("conv_backward([1, 2, 3], [10, 20], [1, 100])", "[10, 1020, 2000]", "by hand: 1·10, 1·20 + 100·10, 100·20"),
            new("conv_backward([1, 2, 3], [10, 20], [1, 100]).dweight", "[201, 302]", "by hand: 1·1 + 100·2 and 1·2 + 100·3"),
            new("conv_backward([1, 2, 3], [10, 20], [1, 100]).dbias", "101", "by hand"),
        ],
        Laws =
        [
            new("⟨dx, x⟩ = ⟨dweight, weight⟩: both are ⟨dy, conv(x)⟩", PairsAlike),
            new("dbias sums to the sum of dy", BiasTakesEverything),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        RealTensor weight = a.Get(Weight);
        SlidingPlane plane = ConvolutionPlan.Of(a, X, x.Shape, Weight, weight.Shape, Stride, Padding, Dilation);
        int groups = ConvolutionForward.GroupsOf(a, Groups, Weight, weight.Shape);
        Shape output = ConvolutionPlan.OutputShape(a, x.Shape, weight.Shape[0], plane);
        RealTensor dy = a.Get(Dy) ?? Ones(output);
        if (!dy.Shape.Equals(output))
            throw a.Refuse(Dy, $"has shape {dy.Shape}", $"the shape of the output, {output}");
        a.Spend(2L * dy.Count * (weight.Count / weight.Shape[0]));
        double[] dx = new double[x.Count];
        double[] dweight = new double[weight.Count];
        ConvolutionAdjoint adjoint = new(plane, groups);
        adjoint.Scatter(dy, weight, dx);
        adjoint.Correlate(x, dy, weight.Shape, dweight);
        o.Set(Dx, x.Shape, dx);
        o.Set(DWeight, weight.Shape, dweight);
        o.Set(DBias, Shape.Of(weight.Shape[0]), SumPerChannel(dy, plane.Outputs));
    }

    private static double[] SumPerChannel(RealTensor dy, int inner)
    {
        double[] sums = new double[dy.Shape[1]];
        for (int i = 0; i < dy.Count; i++)
            sums[i / inner % sums.Length] += dy.Data[i];
        return sums;
    }

    private static RealTensor Ones(Shape shape)
    {
        double[] ones = new double[shape.Size];
        Array.Fill(ones, 1);
        return RealTensor.Adopt(shape, ones);
    }

    private static bool PairsAlike(Arguments a, Outputs o)
    {
        double arriving = a.Get(Dy) is { } dy ? Magnitude(dy.Data) : Magnitude(o.Get(DBias).Data);
        return Closeness.Near(Dot(o.Get(Dx).Data, a.Get(X).Data), Dot(o.Get(DWeight).Data, a.Get(Weight).Data), Magnitude(a.Get(X).Data) * Magnitude(a.Get(Weight).Data) * arriving);
    }

    private static bool BiasTakesEverything(Arguments a, Outputs o)
    {
        if (a.Get(Dy) is not { } dy)
            return true;
        double bias = 0;
        foreach (double gradient in o.Get(DBias).Data)
            bias += gradient;
        double total = 0;
        foreach (double gradient in dy.Data)
            total += gradient;
        return Closeness.Near(bias, total, Magnitude(dy.Data));
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    private static double Magnitude(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += Math.Abs(value);
        return sum;
    }
}
