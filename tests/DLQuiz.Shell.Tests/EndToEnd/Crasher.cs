using System.Runtime.CompilerServices;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;
using DLQuiz.Shell.Tests.Terminal;
using DLQuiz.Terminal;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>A program that opens Home and then throws in a thread of its own: this test program itself, started with a variable set.</summary>
internal static class Crasher
{
    private const string Variable = "DLQUIZ_TEST_CRASHER";

    /// <summary>The command for a terminal.</summary>
    public static string Command => $"{Variable}=1 {Path.Combine(AppContext.BaseDirectory, typeof(Crasher).Assembly.GetName().Name!)}";

    [ModuleInitializer]
    internal static void CrashIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
        {
            return;
        }

        Environment.Exit(TerminalApp.Run(new StudyContext
        {
            OpenStore = OpenAndCrash,
            StartSession = (_, day, _) => Session.Start(day, [], seed: 1),
            SchedulerFor = (_, _) => Schedulers.Default,
        }));
    }

    private static FakeStore OpenAndCrash()
    {
        new Thread(() =>
        {
            Thread.Sleep(2_000);
            throw new InvalidOperationException("a thread of its own has crashed");
        }).Start();
        return new FakeStore(SampleCards.Kmeans);
    }
}
