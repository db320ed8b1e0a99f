using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring;

/// <summary>Paths of decks: parts joined by <c>/</c>.</summary>
public static class DeckPath
{
    /// <summary>The deck of a note that names none: its folders and its name without <c>.md</c>.</summary>
    /// <param name="file">Path under the source's root, parts joined by <c>/</c>.</param>
    public static string OfFile(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        int dot = file.LastIndexOf('.');
        string stem = dot > file.LastIndexOf('/') + 1 ? file[..dot] : file;
        return Clean(stem) ?? "notes";
    }

    /// <summary>The first part of a path: decks below it share the names of ids.</summary>
    public static string Top(string deck)
    {
        ArgumentNullException.ThrowIfNull(deck);
        int slash = deck.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? deck : deck[..slash];
    }

    /// <summary>Parts trimmed, empty ones and dots gone, in NFC; <c>::</c> counts as <c>/</c>; null when nothing is left.</summary>
    internal static string? Clean(string path)
    {
        IEnumerable<string> parts = path.Replace("::", "/", StringComparison.Ordinal).Split('/', StringSplitOptions.TrimEntries)
            .Where(part => part.Length > 0 && part.Trim('.').Length > 0 && !part.Any(char.IsControl));
        string all = Nfc.Of(string.Join('/', parts));
        return all.Length is > 0 and <= 400 ? all : null;
    }
}
