using DLQuiz.Core.Study;

namespace DLQuiz;

/// <summary>Filters as arguments.</summary>
internal static class Filters
{
    /// <summary>Null when none was given.</summary>
    /// <exception cref="UsageException">It cannot be understood; the message says what is possible.</exception>
    public static CardFilter? Read(string? text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : CardFilter.Parse(text);
        }
        catch (FormatException problem)
        {
            throw new UsageException(problem.Message);
        }
    }

    /// <summary>Words that the shell has cut apart, as one filter.</summary>
    public static CardFilter? Read(IReadOnlyList<string>? words) => Read(words is null ? null : string.Join(' ', words));
}
