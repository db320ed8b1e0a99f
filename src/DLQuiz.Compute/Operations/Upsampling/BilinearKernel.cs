using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Upsampling;

internal sealed class BilinearKernel : Operation
{
    private static readonly IntegerParameter Size = new("size", "Taps along each axis; 2r − r mod 2 for an upsampling by r.") { AtLeast = 1, AtMost = 10_000 };

    private static readonly RealOutput Kernel = new("kernel", "[size,size]", "The weights.");

    public override Declaration Declaration { get; } = new("bilinear_kernel", Family.Upsampling, "The weights that make a transposed convolution a bilinear upsampler.")
    {
        Arguments = [Size],
        Outputs = [Kernel],
        Definition = new(@"w_i=1-\frac{|i-c|}{f},\quad f=\lceil k/2\rceil,\ c=f-1\ (k\ \text{odd}),\ f-\tfrac12\ (k\ \text{even})", "Long, Shelhamer and Darrell 2015, arXiv:1411.4038, section 3.3, as initialised in FCN's surgery.py"),
        Examples =
        [
            new("bilinear_kernel(3)", "[[0.25, 0.5, 0.25], [0.5, 1, 0.5], [0.25, 0.5, 0.25]]", "by hand: the outer product of [0.5, 1, 0.5]"),
            new("bilinear_kernel(4)[0]", "[1/16, 3/16, 3/16, 1/16]", "by hand: 1/4 times [1/4, 3/4, 3/4, 1/4]"),
        ],
        Laws = [new("the kernel is symmetric", static (_, o) => IsSymmetric(o.Get(Kernel)))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        int size = (int)a.Get(Size);
        Shape shape = a.Allocate(size, size);
        double factor = (size + 1) / 2;
        double centre = size % 2 == 1 ? factor - 1 : factor - 0.5;
        double[] row = [.. Enumerable.Range(0, size).Select(i => 1 - (Math.Abs(i - centre) / factor))];
        double[] kernel = new double[shape.Size];
        for (int i = 0; i < kernel.Length; i++)
            kernel[i] = row[i / size] * row[i % size];
        o.Set(Kernel, shape, kernel);
        o.Trace?.Add("w", RealTensor.Vector(row), "1 − |i − c|/f");
    }

    private static bool IsSymmetric(RealTensor kernel)
    {
        int size = kernel.Shape[0];
        return Enumerable.Range(0, kernel.Count).All(i => kernel.Data[i] == kernel.Data[(i % size * size) + (i / size)] && kernel.Data[i] == kernel.Data[kernel.Count - 1 - i]);
    }
}
