using DLQuiz.Core.Model;

namespace DLQuiz;

/// <summary>Where a link of a card leads: only to the web, or to a picture or document beside the note. Decks come from strangers.</summary>
internal static class LinkPlace
{
    /// <summary>Kinds of files that a system shows and does not run.</summary>
    private static readonly HashSet<string> Shown = new(StringComparer.OrdinalIgnoreCase)
    {
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".svg",
        ".pdf", ".djvu", ".epub", ".md", ".markdown", ".txt", ".csv", ".tsv", ".mp3", ".ogg", ".wav", ".flac", ".mp4", ".webm",
    };

    /// <summary>What to hand to the system, or why nothing in a sentence.</summary>
    /// <param name="sources">Those whose notes may hold the card.</param>
    /// <param name="store">Asked which source has the card, where several have a note of that name.</param>
    /// <param name="card">Its file is the place that the link starts from.</param>
    /// <param name="target">As the note has it.</param>
    public static (string? Address, string? Problem) Find(IEnumerable<Source> sources, IStore store, Card card, string target)
    {
        if (target.Any(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format))
        {
            return (null, "This link holds characters that no address has.");
        }

        if (Uri.TryCreate(target, UriKind.Absolute, out Uri? web) && web.Scheme is "http" or "https")
        {
            return web.Host.Length > 0 ? (web.AbsoluteUri, null) : (null, "This address names no place on the web.");
        }

        int colon = target.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && target.AsSpan(0, colon).IndexOfAny('/', '.', '#') < 0)
        {
            return (null, "Only web addresses and files beside the notes are opened.");
        }

        string path = Uri.UnescapeDataString(target.Split('#', '?')[0]);
        return path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)
            ? (null, "This link leads to no file.")
            : InSource(SourceOf(sources, store, card), card, path);
    }

    private static (string? Address, string? Problem) InSource(Source? source, Card card, string path)
    {
        if (source is null)
        {
            return (null, $"The note {card.Span.File} is no longer where it was compiled.");
        }

        string note = NoteOf(source, card);
        string root = Path.GetFullPath(File.Exists(source.Root) ? Path.GetDirectoryName(note)! : source.Root);
        string full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(note)!, path.Replace('/', Path.DirectorySeparatorChar)));
        if (!full.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal) || LeadsAway(full, root))
        {
            return (null, "This file lies outside the notes, and is not opened.");
        }

        return !Shown.Contains(Path.GetExtension(full)) ? (null, "Only pictures, sound, film and documents are opened.")
            : File.Exists(full) ? (full, null)
            : (null, $"There is no file {full}.");
    }

    /// <summary>Whether a link of the file system stands between the notes' folder and the file.</summary>
    private static bool LeadsAway(string full, string root)
    {
        for (string? at = full; at is not null && at.Length > root.Length; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(at) && File.GetAttributes(at).HasFlag(FileAttributes.ReparsePoint))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the note of a card is, and its source; null where it is no longer.</summary>
    public static (Source Source, string Path)? NoteOf(IEnumerable<Source> sources, IStore store, Card card) =>
        SourceOf(sources, store, card) is { } source ? (source, NoteOf(source, card)) : null;

    private static Source? SourceOf(IEnumerable<Source> sources, IStore store, Card card)
    {
        Source[] able = [.. sources.Where(source => File.Exists(NoteOf(source, card)))];
        return able.Length <= 1 ? able.FirstOrDefault() : able.FirstOrDefault(source => store.CardsOf(source.Name).Any(one => one.Card.Key == card.Key));
    }

    private static string NoteOf(Source source, Card card) =>
        File.Exists(source.Root) && Path.GetFileName(source.Root) == card.Span.File ? source.Root : Path.Combine(source.Root, card.Span.File);
}
