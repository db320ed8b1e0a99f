using System.Diagnostics;
using System.Globalization;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Benchmarks;

/// <summary>How much slower the module is than code written for one case, measured side by side so that the machine's mood strikes both.</summary>
internal static class ComputeRatios
{
    private const int Evaluations = 1_000_000;
    private const int Rounds = 10;

    public static void Print(TextWriter output)
    {
        output.WriteLine("measured | module | hand-written | ratio | goal");
        output.WriteLine("---|---|---|---|---");
        Print(output, "batch_norm_train 8×4, 1,000,000 evaluations", 3, Evaluations / Rounds, BatchNormOfModule(), BatchNormByHand());
        Print(output, "conv2d 64×64×32 → 64, 3×3, against im2col and MathNet", 3, 3, ConvolutionOfModule(), ConvolutionByHand());
    }

    private static void Print(TextWriter output, string what, double goal, int perRound, Func<object> module, Func<object> byHand)
    {
        Warm(module, byHand);
        double ours = 0;
        double theirs = 0;
        for (int round = 0; round < Rounds; round++)
        {
            ours += Time(perRound, module);
            theirs += Time(perRound, byHand);
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} | {Text(ours)} | {Text(theirs)} | {ours / theirs:0.00} | < {goal}"));
    }

    private static string Text(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0} ms");

    /// <summary>Long enough for the runtime to recompile both at its best.</summary>
    private static void Warm(Func<object> module, Func<object> byHand)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1.5);)
        {
            module();
            byHand();
        }
    }

    private static double Time(int times, Func<object> work)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++)
            GC.KeepAlive(work());
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static Func<object> BatchNormOfModule()
    {
        Operation operation = OperationRegistry.Find("batch_norm_train")!;
        RealTensor x = RealTensor.Adopt(Shape.Of(8, 4), Numbers(32));
        RealTensor gamma = RealTensor.Vector(0.5, 1, 1.5, 2);
        RealTensor beta = RealTensor.Vector(0, 1, 0, -1);
        return () => operation.Evaluate(operation.Bind(x, gamma, beta));
    }

    private static Func<object> BatchNormByHand()
    {
        double[] x = Numbers(32);
        double[] gamma = [0.5, 1, 1.5, 2];
        double[] beta = [0, 1, 0, -1];
        return () => HandWritten.BatchNorm(x, 8, 4, gamma, beta, 1e-5);
    }

    private static Func<object> ConvolutionOfModule()
    {
        Operation operation = OperationRegistry.Find("conv2d")!;
        RealTensor x = RealTensor.Adopt(Shape.Of(1, 32, 64, 64), Numbers(32 * 64 * 64));
        RealTensor weight = RealTensor.Adopt(Shape.Of(64, 32, 3, 3), Numbers(64 * 32 * 9));
        Value?[] arguments = new Value?[operation.Declaration.Arguments.Length];
        arguments[operation.Declaration.Arguments.IndexOf(operation.Declaration.FindArgument("x")!)] = x;
        arguments[operation.Declaration.Arguments.IndexOf(operation.Declaration.FindArgument("weight")!)] = weight;
        arguments[operation.Declaration.Arguments.IndexOf(operation.Declaration.FindArgument("padding")!)] = IntegerTensor.Scalar(1);
        return () => operation.Evaluate(operation.Bind(arguments));
    }

    private static Func<object> ConvolutionByHand()
    {
        double[] x = Numbers(32 * 64 * 64);
        double[] weight = Numbers(64 * 32 * 9);
        return () => HandWritten.Convolution(x, 32, 64, weight, 64);
    }

    /// <summary>Between −1 and 1, without a pattern that a cache could profit from.</summary>
    private static double[] Numbers(int count)
    {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++)
            numbers[i] = Math.Sin(i * 12.9898);
        return numbers;
    }
}
