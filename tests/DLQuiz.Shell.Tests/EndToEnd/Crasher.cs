using System.Runtime.CompilerServices;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;
using DLQuiz.Shell.Tests.Terminal;
using DLQuiz.Terminal;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>A program that opens Home and then throws in a thread of its own, or whose store never opens: this test program itself, started with a variable set.</summary>
internal static class Crasher
{
    private const string Variable = "DLQUIZ_TEST_CRASHER";

    private const string Hangs = "hangs";

    /// <summary>For a terminal: throws two seconds after it has opened Home.</summary>
    public static string Command => CommandWith("crashes");

    /// <summary>For a terminal: opens its store for ever.</summary>
    public static string HangingCommand => CommandWith(Hangs);

    private static string CommandWith(string fault) => $"{Variable}={fault} {Path.Combine(AppContext.BaseDirectory, typeof(Crasher).Assembly.GetName().Name!)}";

    [ModuleInitializer]
    internal static void CrashIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } fault)
        {
            return;
        }

        Environment.Exit(TerminalApp.Run(new StudyContext
        {
            // No code of this program: a method of it, called in the thread that opens, would wait for this initializer to end.
            OpenStore = (fault == Hangs ? new TaskCompletionSource<IStore>().Task : Task.FromResult<IStore>(new FakeStore(SampleCards.Kmeans))).GetAwaiter().GetResult,
            StartSession = (_, day, _) => StartAndCrash(day),
            SchedulerFor = (_, _) => Schedulers.Default,
        }));
    }

    private static Session StartAndCrash(StudyDay day)
    {
        new Thread(() =>
        {
            Thread.Sleep(2_000);
            throw new InvalidOperationException("a thread of its own has crashed");
        }).Start();
        return Session.Start(day, [], seed: 1);
    }
}
