using System.Diagnostics;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using DLQuiz.Storage;

namespace DLQuiz.Benchmarks;

/// <summary>Where the time of a cold compile goes, by processor time, which other programs disturb least.</summary>
internal static class CompileStages
{
    public static void Run(string root, TextWriter output)
    {
        var source = new Source("tree", root);
        for (int round = 0; round < 3; round++)
        {
            IReadOnlyList<NoteFile> files = Measure("find", () => NoteFolder.Find(source));
            NoteText[] texts = Measure("read", () => files.AsParallel().AsOrdered().Select(NoteFolder.Read).ToArray());
            Measure("parse", () => texts.AsParallel().AsOrdered().Select(text => NotePipeline.Parse(text.Text).Count).ToArray());
            CompiledNote[] notes = Measure("parse and compile", () => texts.AsParallel().AsOrdered().Select(text => NoteCompiler.Compile(text)).ToArray());
            Compilation compilation = Measure("link", () => Compiler.Link(source, notes, []));
            string database = Path.Combine(Path.GetTempPath(), $"dlquiz-stages-{Environment.ProcessId}.db");
            using (SqliteStore store = Measure("open a new store", () => SqliteStore.Open(database)))
                Measure("apply", () => { store.Apply(compilation.Plan); return 0; });
            var bare = new BareInsert(database);
            File.Delete(database);
            SqliteStore.Open(database).Dispose();
            Measure("bare", () => { bare.Run(database); return 0; });
            File.Delete(database);
            output.WriteLine();
        }

        T Measure<T>(string what, Func<T> work)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long bytes = GC.GetTotalAllocatedBytes();
            long start = Stopwatch.GetTimestamp();
            T result = work();
            output.WriteLine($"{what,-20} {Stopwatch.GetElapsedTime(start).TotalMilliseconds,7:0} ms, {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds,7:0} ms of processor, {(GC.GetTotalAllocatedBytes() - bytes) / 1e6,6:0} MB allocated");
            return result;
        }
    }
}
