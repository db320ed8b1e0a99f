using BenchmarkDotNet.Running;
using DLQuiz.Benchmarks;

// The workloads behind docs/performance.md, in seconds; everything else is BenchmarkDotNet's.
if (args is ["compute-ratios"])
    ComputeRatios.Print(Console.Out);
else if (args is ["questions"])
    QuestionsWorkload.Run(Console.Out);
else if (args is ["store", .. var sizes])
    StoreWorkload.Run(Console.Out, sizes);
else if (args is ["browse", .. var place])
    BrowseWorkload.Run(Console.Out, place.FirstOrDefault());
else if (args is ["start"])
    StartWorkload.Run(Console.Out);
else if (args is ["keys", .. var keysSizes])
    KeysWorkload.Run(Console.Out, keysSizes);
else if (args is ["bare-sqlite", var file])
    StartWorkload.OpenSqlite(file);
else if (args is ["compile"])
    CompileWorkload.Run(Console.Out);
else if (args is ["postgres"])
    return PostgresWorkload.Run(Console.Out);
else if (args is ["storage"])
    return RunStorage();
else
    BenchmarkSwitcher.FromAssembly(typeof(NoteTree).Assembly).Run(args);
return 0;

// Everything that is asked of compiling and storing, one after the other; the server's part where one is named.
static int RunStorage()
{
    CompileWorkload.Run(Console.Out);
    StoreWorkload.Run(Console.Out, []);
    StartWorkload.Run(Console.Out);
    return Environment.GetEnvironmentVariable("DLQUIZ_TEST_POSTGRES") is null ? 0 : PostgresWorkload.Run(Console.Out);
}
