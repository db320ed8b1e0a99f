using CsCheck;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Tests.Compute;

public sealed class ConvolutionTests
{
    private static readonly string[] Modes = ["zeros", "reflect", "replicate", "circular"];

    /// <summary>Sizes beyond the vectors': several panels of outputs, several blocks of taps, rows that fill no block.</summary>
    [Fact]
    public void A_convolution_is_the_sum_that_defines_it() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 40], Gen.Int[1, 7], Gen.Int[4, 13], Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 2], Gen.Int[0, 3])
            .Sample((groups, channels, kernels, size, kernel, stride, dilation, mode) =>
            {
                Shape x = Shape.Of(2, groups * channels, size, size + 2);
                Shape weight = Shape.Of(groups * kernels, channels, kernel, kernel);
                int[] padding = mode == 0 ? [2, 0, 1, 3] : [1, 0, 1, 2];
                RealTensor input = Values(x, 3);
                RealTensor taps = Values(weight, 5);
                RealTensor bias = Values(Shape.Of(groups * kernels), 7);
                Operation conv = OperationRegistry.Find("conv2d")!;
                RealTensor y;
                try
                {
                    y = (RealTensor)conv.Evaluate(conv.Bind(
                        input, taps, bias, IntegerTensor.Scalar(stride),
                        IntegerTensor.Adopt(Shape.Of(2, 2), [padding[0], padding[1], padding[2], padding[3]]),
                        IntegerTensor.Scalar(dilation), IntegerTensor.Scalar(groups), new Text(Modes[mode]))).First;
                }
                catch (OperationRefusedException)
                {
                    return size + padding[0] + padding[1] < (dilation * (kernel - 1)) + 1;
                }
                for (int i = 0; i < y.Count; i++)
                {
                    int column = i % y.Shape[3];
                    int row = i / y.Shape[3] % y.Shape[2];
                    int output = i / (y.Shape[3] * y.Shape[2]) % y.Shape[1];
                    int sample = i / (y.Shape[3] * y.Shape[2] * y.Shape[1]);
                    double sum = bias.Data[output];
                    for (int c = 0; c < channels; c++)
                    {
                        for (int tap = 0; tap < kernel * kernel; tap++)
                        {
                            int h = Source((row * stride) + (tap / kernel * dilation) - padding[0], size, mode);
                            int w = Source((column * stride) + (tap % kernel * dilation) - padding[2], size + 2, mode);
                            int channel = (output / kernels * channels) + c;
                            if (h >= 0 && w >= 0)
                                sum += input.Data[(((((sample * x[1]) + channel) * size) + h) * (size + 2)) + w] * taps.Data[(((output * channels) + c) * kernel * kernel) + tap];
                        }
                    }
                    if (Math.Abs(sum - y.Data[i]) > 1e-9)
                        return false;
                }
                return true;
            }, iter: 200, threads: 1);

    [Theory]
    [InlineData(7, 2, 1, 1)]
    [InlineData(8, 3, 0, 2)]
    public void The_gradient_for_the_input_is_the_transposed_convolution(int size, int stride, int padding, int dilation)
    {
        RealTensor x = Values(Shape.Of(1, 2, size, size), 3);
        RealTensor weight = Values(Shape.Of(3, 2, 3, 3), 5);
        Value[] shared = [IntegerTensor.Scalar(stride), IntegerTensor.Scalar(padding), IntegerTensor.Scalar(dilation)];
        Operation forward = OperationRegistry.Find("conv2d")!;
        RealTensor y = (RealTensor)forward.Evaluate(forward.Bind(x, weight, null, shared[0], shared[1], shared[2])).First;
        Operation backward = OperationRegistry.Find("conv_backward")!;
        RealTensor dx = (RealTensor)backward.Evaluate(backward.Bind(x, weight, y, shared[0], shared[1], shared[2])).First;
        Operation transposed = OperationRegistry.Find("conv_transpose2d")!;
        int missing = size - (((y.Shape[2] - 1) * stride) - (2 * padding) + (dilation * 2) + 1);
        RealTensor spread = (RealTensor)transposed.Evaluate(transposed.Bind(y, weight, null, shared[0], shared[1], IntegerTensor.Scalar(missing), shared[2])).First;
        Assert.Equal(dx, spread);
    }

    private static int Source(int at, int length, int mode) => (uint)at < (uint)length ? at : mode switch
    {
        1 => at < 0 ? -at : (2 * (length - 1)) - at,
        2 => Math.Clamp(at, 0, length - 1),
        3 => (at + length) % length,
        _ => -1,
    };

    private static RealTensor Values(Shape shape, int step)
    {
        double[] values = new double[shape.Size];
        for (int i = 0; i < values.Length; i++)
            values[i] = (i * step % 17) - 8;
        return RealTensor.Adopt(shape, values);
    }
}
