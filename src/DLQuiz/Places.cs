using DLQuiz.Core.Model;

namespace DLQuiz;

/// <summary>Places in notes as a reader of the output finds them: under the working folder if they are, absolute otherwise.</summary>
internal static class Places
{
    /// <summary>The finding with a path that an editor can open from here.</summary>
    public static Diagnostic Shown(Diagnostic diagnostic, Source source) =>
        diagnostic with { Span = diagnostic.Span with { File = Near(PathOf(diagnostic.Span.File, source)) } };

    /// <summary>Whether the note is the path or lies below it.</summary>
    public static bool IsUnder(string file, Source source, string path) =>
        PathOf(file, source) is var full && (full == path || full.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    /// <summary>An absolute path, shortened when it lies under the working folder.</summary>
    public static string Near(string full)
    {
        string near = Path.GetRelativePath(Directory.GetCurrentDirectory(), full);
        return near.StartsWith("..", StringComparison.Ordinal) ? full : near;
    }

    private static string PathOf(string file, Source source) =>
        File.Exists(source.Root) ? source.Root : Path.Combine(source.Root, file);
}
