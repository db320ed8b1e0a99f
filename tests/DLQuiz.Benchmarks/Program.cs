using BenchmarkDotNet.Running;
using DLQuiz.Benchmarks;

// The ratios that docs/performance.md promises, in seconds; everything else is BenchmarkDotNet's.
if (args is ["compute-ratios"])
    ComputeRatios.Print(Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
