using DLQuiz.Benchmarks;

if (args is ["questions", ..])
    QuestionsWorkload.Run(Console.Out);
else
    BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
