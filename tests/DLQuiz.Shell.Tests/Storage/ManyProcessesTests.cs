using System.Diagnostics;
using System.Globalization;

using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>Two windows at once are fine, and so are four: as processes on one file, each answering as fast as it can.</summary>
public sealed class ManyProcessesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(2, 5_000)]
    [InlineData(4, 2_500)]
    public async Task No_answer_of_any_process_is_lost_or_refused(int processes, int answers)
    {
        using var scratch = new ScratchFolder();
        using (SqliteStore store = SqliteStore.Open(scratch.Database))
            store.Apply(Notes.Plan(store, Writer.Cards));

        (long Sequence, double Milliseconds)[][] told = await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => Run(scratch.Database, answers)));

        (long Sequence, double Milliseconds)[] all = [.. told.SelectMany(one => one)];
        using SqliteStore after = SqliteStore.Open(scratch.Database);
        Assert.Equal(Enumerable.Range(1, processes * answers).Select(number => (long)number), all.Select(one => one.Sequence).Order());
        Assert.Equal(processes * answers, after.Log().Count());
        Assert.True(after.Rebuild(dryRun: true).IsHealthy);
        double[] times = [.. all.Select(one => one.Milliseconds).Order()];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{processes} × {answers}: p50 {times[times.Length / 2]:0.0} ms, p99 {times[times.Length * 99 / 100]:0.0} ms, longest {times[^1]:0} ms"));
    }

    private static async Task<(long Sequence, double Milliseconds)[]> Run(string database, int answers)
    {
        using Process writer = Writer.Start(database, answers);
        List<(long, double)> told = [];
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            string[] parts = line.Split(' ');
            told.Add((long.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture) / 1000));
        }

        await writer.WaitForExitAsync();
        Assert.Equal(0, writer.ExitCode);
        return [.. told];
    }
}
