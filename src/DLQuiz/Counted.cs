namespace DLQuiz;

/// <summary>A number with its noun: <c>1 note</c>, <c>2 notes</c>.</summary>
internal static class Counted
{
    public static string Of(long count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";
}
