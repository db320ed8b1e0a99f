using DLQuiz.Core.Authoring;
using DLQuiz.Core.Authoring.Edits;
using DLQuiz.Core.Model;

namespace DLQuiz;

/// <summary>A note on disk that may be edited: its bytes as they were read, and the text they hold.</summary>
/// <param name="File">Where it lies; a link that was named itself is followed.</param>
/// <param name="Bytes">Of the whole file.</param>
/// <param name="Text">As the compiler sees it.</param>
internal sealed record EditableNote(string File, byte[] Bytes, NoteText Text)
{
    /// <summary>Null for a note that is too large, no text, no ordinary file, or not ours to read: compiling tells of it.</summary>
    public static EditableNote? Open(NoteFile note)
    {
        if (note.Info.Length is 0 or > NoteLimits.Bytes)
        {
            return null;
        }

        try
        {
            byte[] bytes = System.IO.File.ReadAllBytes(note.Info.FullName);
            var text = NoteText.FromBytes(note.Name, "", bytes);
            return text.Problem is null ? new EditableNote(note.Info.FullName, bytes, text) : null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The notes at or under a path, of those of its source.</summary>
    public static IEnumerable<EditableNote> Under(Source source, string only) =>
        NoteFolder.Find(source).Where(note => Places.IsUnder(note.Name, source, only)).Select(Open).OfType<EditableNote>();

    /// <summary>Writes the edits through a temporary file that takes the note's place at once, with the note's mode.</summary>
    /// <exception cref="IOException">The note is no longer what was read, or cannot be written; then it is untouched.</exception>
    public void Write(IEnumerable<TextEdit> edits)
    {
        string target = System.IO.File.ResolveLinkTarget(File, returnFinalTarget: true)?.FullName ?? File;
        string temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
        byte[] edited = TextEdits.Apply(Bytes, edits);
        try
        {
            RefuseReadOnly(target);
            Save(temporary, edited, target);
            if (!System.IO.File.ReadAllBytes(target).AsSpan().SequenceEqual(Bytes))
            {
                throw new IOException($"{target} was changed meanwhile; nothing was written to it. Run the command again.");
            }

            System.IO.File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            System.IO.File.Delete(temporary);
            throw;
        }
    }

    /// <summary>A rename would replace a note that its owner protected.</summary>
    private static void RefuseReadOnly(string target)
    {
        using FileStream writable = System.IO.File.Open(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
    }

    private static void Save(string temporary, byte[] bytes, string like)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream stream = new(temporary, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(stream.SafeFileHandle, System.IO.File.GetUnixFileMode(like));
        }
    }
}
