using DLQuiz.Core.Model;

namespace DLQuiz.Benchmarks;

internal static class BrowseWorkload
{
    private static readonly StudyDay Today = StudyDay.Parse("2026-11-23");

    public static void Run(TextWriter output, string file) => LargeStore.Make(file, Today, 1_000_000, 1_000_000);
}
