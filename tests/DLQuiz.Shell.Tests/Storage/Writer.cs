using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

using DLQuiz.Core.Model;
using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>A process that records answers until it is killed and says so after each: this test program itself, started with a variable set.</summary>
internal static class Writer
{
    public static readonly Card[] Cards = Notes.Deck("d/leaf", 25);

    private const string Variable = "DLQUIZ_TEST_WRITER";

    private const string MostVariable = "DLQUIZ_TEST_WRITER_MOST";

    /// <summary>Starts one on a database; each line of its output is the id of an entry that it was told is recorded, and the microseconds that took.</summary>
    /// <param name="database">A file or a server.</param>
    /// <param name="most">Answers after which it ends by itself; null for none.</param>
    public static Process Start(string database, int? most = null)
    {
        string program = Path.Combine(AppContext.BaseDirectory, typeof(Writer).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : ""));
        return Process.Start(new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, Environment = { [Variable] = database, [MostVariable] = most?.ToString(CultureInfo.InvariantCulture) } })
            ?? throw new InvalidOperationException($"{program} did not start.");
    }

    [ModuleInitializer]
    internal static void WriteIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } database)
            return;

        using SqlStore store = StorePlace.IsServer(database) ? PostgresStore.Open(database) : SqliteStore.Open(database);
        if (store.CardsOf(Notes.Source.Name).Count == 0)
            store.Apply(Notes.Plan(store, Cards));
        int most = int.Parse(Environment.GetEnvironmentVariable(MostVariable) ?? $"{int.MaxValue}", CultureInfo.InvariantCulture);
        for (int number = 0; number < most; number++)
        {
            long start = Stopwatch.GetTimestamp();
            Moment moment = Notes.At(number % 9, number / 40);
            Recorded recorded = (number % 11 == 10 ? store.UndoLast(moment) : null)
                ?? store.Record(Cards[number % Cards.Length].Key, moment, Notes.Review(number % 6));
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{recorded.Entry.Id.Sequence} {Stopwatch.GetElapsedTime(start).TotalMicroseconds:0}"));
            Console.Out.Flush();
        }

        store.Dispose();
        Environment.Exit(0);
    }
}
