using DLQuiz.LanguageServer.Places;

namespace DLQuiz.LanguageServer.Hovering;

/// <summary>One thing that can be told of what the cursor is on; a file with a class like this is all that a new one needs.</summary>
internal abstract class HoverSource
{
    public static IReadOnlyList<HoverSource> All { get; } = Requests.Registry.Of<HoverSource>();

    /// <summary>Markdown; null where there is nothing to tell.</summary>
    /// <param name="word">The name that the cursor is on.</param>
    /// <param name="end">The cursor at the end of that name.</param>
    public abstract string? Tell(string word, Cursor end);
}
