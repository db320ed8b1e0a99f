namespace DLQuiz.Exchange;

/// <summary>Paths as <c>file:</c> URIs and back, with every character percent-encoded that is not plainly part of a name.</summary>
public static class FileUri
{
    private const string Scheme = "file://";

    /// <param name="path">Absolute; a separator at its end stays, and says that it is a folder.</param>
    public static string Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string escaped = Relative(path.Replace(Path.DirectorySeparatorChar, '/'));
        return escaped.StartsWith('/') ? Scheme + escaped : $"{Scheme}/{escaped}";
    }

    /// <param name="path">Parts joined by <c>/</c>, as sources name their notes.</param>
    public static string Relative(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        // A drive's colon is part of the syntax; in a name it would do no harm after the first part.
        return string.Join('/', path.Split('/').Select(part => part.Length == 2 && part[1] == ':' ? part : Uri.EscapeDataString(part)));
    }

    /// <summary>Null for what is no file of this machine.</summary>
    public static string? PathOf(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out Uri? parsed) && parsed.IsFile && parsed.Host.Length == 0 ? parsed.LocalPath : null;
}
