using System.Globalization;
using System.IO.Hashing;
using System.Text;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz;

/// <summary>Reads the notes of a source from disk.</summary>
internal static class NoteFolder
{
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        // A link may lead out of the folder or round in a circle; hidden folders hold other programs' files.
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = false,
    };

    /// <summary>Every note under a root, or the one note that the root is; sorted, so that two machines agree.</summary>
    /// <exception cref="SourceException">The root or a folder below it cannot be read: an error, never a deletion.</exception>
    public static IReadOnlyList<NoteFile> Find(Source source)
    {
        if (File.Exists(source.Root))
        {
            return [new NoteFile(Path.GetFileName(source.Root), new FileInfo(source.Root))];
        }

        if (!Directory.Exists(source.Root))
        {
            throw new SourceException($"The notes' folder {source.Root} is not there; its cards stay as they are. Bring it back, or compile the place where the notes are now.");
        }

        try
        {
            return
            [
                .. new DirectoryInfo(source.Root).EnumerateFiles("*", Below)
                    .Where(file => file.Extension is ".md" or ".markdown")
                    .Select(file => new NoteFile(Path.GetRelativePath(source.Root, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), file))
                    .OrderBy(note => note.Name, StringComparer.Ordinal),
            ];
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new SourceException($"The notes in {source.Root} cannot all be read, so its cards stay as they are: {denied.Message}");
        }
    }

    /// <summary>Changes when a note is added, removed, or saved; needs no reading.</summary>
    public static string Stamp(IEnumerable<NoteFile> notes)
    {
        var hash = new XxHash128();
        foreach (NoteFile note in notes)
        {
            hash.Append(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{note.Name}\0{note.Info.Length}\0{note.Info.LastWriteTimeUtc.Ticks}\n")));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    public static NoteText Read(NoteFile note)
    {
        // Pipes, sockets and devices say that they have no bytes, and opening one could wait for ever.
        if (note.Info.Length == 0)
        {
            return NoteText.FromBytes(note.Name, Convert.ToHexStringLower(XxHash128.Hash([])), []);
        }

        using FileStream stream = note.Info.OpenRead();
        byte[] bytes = new byte[Math.Min(stream.Length, NoteLimits.Bytes + 1)];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> text = bytes.AsSpan(0, read);
        return NoteText.FromBytes(note.Name, Convert.ToHexStringLower(XxHash128.Hash(text)), text);
    }
}

/// <summary>A source cannot be read as a whole; the message names it and says that its cards stay.</summary>
internal sealed class SourceException(string message) : IOException(message);

/// <summary>A note on disk.</summary>
/// <param name="Name">Path under the source's root, parts joined by <c>/</c>.</param>
/// <param name="Info">Size and time as they were when the folder was read.</param>
internal sealed record NoteFile(string Name, FileInfo Info);
