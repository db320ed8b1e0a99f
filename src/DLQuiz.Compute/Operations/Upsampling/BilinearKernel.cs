using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Upsampling;

internal sealed class BilinearKernel : Operation
{
    private static readonly IntegerParameter Size = new("size", "Rows and columns; upsampling by a whole factor r takes 2r − r mod 2.") { AtLeast = 1 };

    private static readonly RealOutput Kernel = new("kernel", "[size,size]", "The outer product of the one-dimensional weights.");

    public override Declaration Declaration { get; } = new("bilinear_kernel", Family.Upsampling, "The weights with which a transposed convolution upsamples bilinearly.")
    {
        Arguments = [Size],
        Outputs = [Kernel],
        Definition = new(
            @"w_i=1-\frac{|i-c|}{f},\quad f=\lceil k/2\rceil,\quad c=f-1\ (k\text{ odd}),\ f-\tfrac12\ (k\text{ even}),\quad K=ww^\top",
            "Long, Shelhamer and Darrell 2015, arXiv:1411.4038, section 3.3"),
        Examples =
        [
            new("bilinear_kernel(3)", "[[0.25, 0.5, 0.25], [0.5, 1, 0.5], [0.25, 0.5, 0.25]]", "by hand: 1/2, 1, 1/2 by itself"),
            new("bilinear_kernel(4)[0]", "[0.0625, 0.1875, 0.1875, 0.0625]", "by hand: 1/4 times 1/4, 3/4, 3/4, 1/4"),
        ],
        Laws =
        [
            new("the kernel is symmetric and sums to f²", SumsToTheSquare),
            new("with stride r and padding ⌈(r − 1)/2⌉ the transposed convolution is upsample_linear, away from the border", UpsamplesBilinearly),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        long size = a.Get(Size);
        Shape shape = a.Allocate(size, size);
        double[] weights = WeightsOf(size);
        double[] kernel = new double[shape.Size];
        for (int i = 0; i < kernel.Length; i++)
            kernel[i] = weights[i / weights.Length] * weights[i % weights.Length];
        o.Set(Kernel, shape, kernel);
        o.Trace?.Add("f", IntegerTensor.Scalar((size + 1) / 2), "⌈k/2⌉");
        o.Trace?.Add("w", RealTensor.Vector(weights), "1 − |i − c|/f");
    }

    private static double[] WeightsOf(long size)
    {
        double factor = (size + 1) / 2;
        double centre = size % 2 == 1 ? factor - 1 : factor - 0.5;
        double[] weights = new double[size];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = 1 - (Math.Abs(i - centre) / factor);
        return weights;
    }

    private static bool UpsamplesBilinearly(Arguments a, Outputs o)
    {
        const int Side = 4;
        long factor = (a.Get(Size) + 1) / 2;
        if (a.Get(Size) != (2 * factor) - (factor % 2) || factor > 8)
            return true;
        double[] pixels = new double[Side * Side];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = i * i % 7;
        RealTensor image = RealTensor.Adopt(Shape.Of(Side, Side), pixels);
        Operation transposed = OperationRegistry.Find("conv_transpose2d")!;
        Operation linear = OperationRegistry.Find("upsample_linear")!;
        ReadOnlySpan<double> spread = ((RealTensor)transposed.Evaluate(transposed.Bind(image, o.Get(Kernel), null, IntegerTensor.Scalar(factor), IntegerTensor.Scalar(factor / 2))).First).Data;
        ReadOnlySpan<double> expected = ((RealTensor)linear.Evaluate(linear.Bind(image, null, RealTensor.Scalar(factor))).First).Data;
        int side = Side * (int)factor;
        for (int i = 0; i < expected.Length; i++)
        {
            bool isInside = i / side >= factor && i / side < side - factor && i % side >= factor && i % side < side - factor;
            if (isInside && !Closeness.Near(spread[i], expected[i]))
                return false;
        }
        return spread.Length == expected.Length;
    }

    private static bool SumsToTheSquare(Arguments a, Outputs o)
    {
        int size = (int)a.Get(Size);
        ReadOnlySpan<double> kernel = o.Get(Kernel).Data;
        double sum = 0;
        for (int i = 0; i < kernel.Length; i++)
        {
            sum += kernel[i];
            if (!kernel[i].Equals(kernel[(i % size * size) + (i / size)]))
                return false;
        }
        double factor = (size + 1) / 2;
        return Closeness.Near(sum, factor * factor);
    }
}
