using DLQuiz.Core.Model;

namespace DLQuiz.Watching;

/// <summary>The notes of a source as they are on disk, with those among them that change just now: a change counts once a file has held still.</summary>
/// <param name="source">Where the notes are.</param>
internal sealed class SettlingNotes(Source source)
{
    /// <summary>A save in one go is over long before; a naive reader met half of a file in four of five saves.</summary>
    public static readonly TimeSpan Still = TimeSpan.FromMilliseconds(150);

    /// <summary>Editors empty or delete a file before they write it anew.</summary>
    public static readonly TimeSpan StillWhenEmpty = TimeSpan.FromMilliseconds(400);

    /// <summary>Notes that hold still wait so long for others that do not.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly bool isNote = File.Exists(source.Root);
    private readonly Dictionary<string, NoteFile> settled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FileStamp? Stamp, TimeSpan Since)> moving = new(StringComparer.Ordinal);
    private TimeSpan begun;

    /// <summary>Whether some note does not hold still yet.</summary>
    public bool IsMoving => moving.Count > 0;

    /// <summary>Every note as it last held still.</summary>
    public IReadOnlyList<NoteFile> Notes => [.. settled.Values];

    public bool Knows(string name) => settled.ContainsKey(name);

    /// <summary>Takes notes as they are, without waiting.</summary>
    public void Accept(IEnumerable<NoteFile> notes)
    {
        settled.Clear();
        moving.Clear();
        foreach (NoteFile note in notes)
            settled[note.Name] = note;
    }

    /// <summary>Something happened to a note.</summary>
    /// <param name="name">Path under the source's root.</param>
    /// <param name="now">Any clock that only goes forward.</param>
    public void Touch(string name, TimeSpan now) => Look(name, now);

    /// <summary>Looks at the whole source: everything that is other than it was begins to settle.</summary>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public void Rescan(TimeSpan now)
    {
        Dictionary<string, NoteFile> found = NoteFolder.Find(source).ToDictionary(note => note.Name, StringComparer.Ordinal);
        foreach (NoteFile note in found.Values.Where(note => !settled.TryGetValue(note.Name, out NoteFile? known) || known.Stamp != note.Stamp))
            Note(note.Name, note.Stamp, now);
        foreach (string name in settled.Keys.Where(name => !found.ContainsKey(name)))
            Note(name, null, now);
    }

    /// <summary>Looks again at what moves; true when there are notes that held still and may be compiled now.</summary>
    public bool Settle(TimeSpan now)
    {
        foreach (string name in moving.Keys.ToArray())
            Look(name, now);
        string[] still = [.. moving.Where(note => now - note.Value.Since >= (note.Value.Stamp is null or { Size: 0 } ? StillWhenEmpty : Still)).Select(note => note.Key)];
        if (still.Length == 0 || (still.Length < moving.Count && now - begun < Patience))
            return false;
        foreach (string name in still)
        {
            moving.Remove(name, out (FileStamp? Stamp, TimeSpan Since) note);
            if (note.Stamp is { } stamp)
                settled[name] = new NoteFile(name, PathOf(name), stamp);
            else
                settled.Remove(name);
        }

        begun = now;
        return true;
    }

    private void Look(string name, TimeSpan now)
    {
        var file = new FileInfo(PathOf(name));
        bool isThere = file.Exists && (file.Attributes & (FileAttributes.ReparsePoint | FileAttributes.Directory)) == FileAttributes.None;
        try
        {
            Note(name, isThere ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : null, now);
        }
        catch (FileNotFoundException)
        {
            Note(name, null, now);
        }
    }

    private void Note(string name, FileStamp? stamp, TimeSpan now)
    {
        if (moving.TryGetValue(name, out (FileStamp? Stamp, TimeSpan Since) known))
        {
            if (known.Stamp != stamp)
                moving[name] = (stamp, now);
            return;
        }

        FileStamp? before = settled.TryGetValue(name, out NoteFile? note) ? note.Stamp : null;
        if (before == stamp)
            return;
        if (moving.Count == 0)
            begun = now;
        moving[name] = (stamp, now);
    }

    private string PathOf(string name) => isNote ? source.Root : Path.Combine(source.Root, name);
}
