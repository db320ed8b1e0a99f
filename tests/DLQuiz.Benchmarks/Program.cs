using BenchmarkDotNet.Running;
using DLQuiz.Benchmarks;

// The workloads behind docs/performance.md, in seconds; everything else is BenchmarkDotNet's.
if (args is ["compute-ratios"])
    ComputeRatios.Print(Console.Out);
else if (args is ["questions"])
    QuestionsWorkload.Run(Console.Out);
else if (args is ["store", .. var sizes])
    StoreWorkload.Run(Console.Out, sizes);
else if (args is ["start"])
    StartWorkload.Run(Console.Out);
else if (args is ["bare-sqlite", var file])
    StartWorkload.OpenSqlite(file);
else if (args is ["compile"])
    CompileWorkload.Run(Console.Out);
else if (args is ["postgres"])
    return PostgresWorkload.Run(Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(NoteTree).Assembly).Run(args);
return 0;
