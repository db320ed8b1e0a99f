using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DLQuiz.Core.Tests;

/// <summary>How long this thread has worked: its processor time on Linux, so that what else the machine does is not counted; the wall clock elsewhere.</summary>
internal static class WorkClock
{
    private const int ThreadProcessorTime = 3;

    public static TimeSpan Measure(Action work)
    {
        TimeSpan start = Now;
        work();
        return Now - start;
    }

    private static TimeSpan Now => OperatingSystem.IsLinux() && clock_gettime(ThreadProcessorTime, out Spec time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000)
        : Stopwatch.GetElapsedTime(0);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, out Spec time);

    private readonly record struct Spec(nint Seconds, nint Nanoseconds);
}
