using System.IO.Enumeration;
using System.IO.Hashing;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz;

/// <summary>Reads the notes of a source from disk.</summary>
internal static class NoteFolder
{
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        // Hidden folders hold other programs' files.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = false,
    };

    /// <summary>Every note under a root, or the one note that the root is; sorted, so that two machines agree.</summary>
    /// <param name="source">Where to look.</param>
    /// <param name="links">Is given the symbolic links among them, to notes and to folders: one may lead out of the root or round in a circle, so none is followed.</param>
    /// <exception cref="SourceException">The root or a folder below it cannot be read: an error, never a deletion.</exception>
    public static IReadOnlyList<NoteFile> Find(Source source, ICollection<string>? links = null)
    {
        if (File.Exists(source.Root))
        {
            return [NoteFile.Of(Path.GetFileName(source.Root), source.Root)];
        }

        if (!Directory.Exists(source.Root))
        {
            throw new SourceException($"The notes' folder {source.Root} is not there; its cards stay as they are. Bring it back, or compile the place where the notes are now.");
        }

        try
        {
            NoteFile[] found = [.. Entries(source.Root)];
            Array.Sort(found, (one, other) => string.CompareOrdinal(one.Name, other.Name));
            foreach (NoteFile link in found.Where(note => note.IsLink))
            {
                links?.Add(link.Name);
            }

            return [.. found.Where(note => !note.IsLink)];
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new SourceException($"The notes in {source.Root} cannot all be read, so its cards stay as they are: {denied.Message}");
        }
    }

    /// <summary>Whether a file of that name is a note.</summary>
    public static bool IsNote(ReadOnlySpan<char> name) => name.EndsWith(".md") || name.EndsWith(".markdown");

    private static FileSystemEnumerable<NoteFile> Entries(string root)
    {
        // The root as the enumeration spells it: what follows is the path below it.
        int below = root.Length + (Path.EndsInDirectorySeparator(root) ? 0 : 1);
        return new FileSystemEnumerable<NoteFile>(root, Transform, Below)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => IsLink(ref entry) ? entry.IsDirectory || IsNote(entry.FileName) : !entry.IsDirectory && IsNote(entry.FileName),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };

        NoteFile Transform(ref FileSystemEntry entry)
        {
            string path = entry.ToFullPath();
            bool isLink = IsLink(ref entry);
            return new NoteFile(path[below..].Replace(Path.DirectorySeparatorChar, '/'), path, isLink ? default : new FileStamp(entry.Length, entry.LastWriteTimeUtc.UtcTicks)) { IsLink = isLink };
        }

        static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
    }

    public static NoteText Read(NoteFile note)
    {
        // Pipes, sockets and devices say that they have no bytes, and opening one could wait for ever.
        if (note.Stamp.Size == 0)
        {
            return NoteText.FromBytes(note.Name, Convert.ToHexStringLower(XxHash128.Hash([])), []);
        }

        using var stream = new FileStream(note.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
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
/// <param name="Path">Where it is.</param>
/// <param name="Stamp">Size and time as they were when the folder was read.</param>
internal sealed record NoteFile(string Name, string Path, FileStamp Stamp)
{
    /// <summary>Whether it is a symbolic link, to a note or to a folder.</summary>
    public bool IsLink { get; init; }

    public FileInfo Info => new(Path);

    /// <summary>As the file is now.</summary>
    /// <exception cref="FileNotFoundException">It is there no more.</exception>
    public static NoteFile Of(string name, string path)
    {
        var info = new FileInfo(path);
        return new NoteFile(name, path, new FileStamp(info.Length, info.LastWriteTimeUtc.Ticks));
    }
}
