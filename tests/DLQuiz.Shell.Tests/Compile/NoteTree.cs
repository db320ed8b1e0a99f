using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Compile;

/// <summary>A folder of notes whose files have times of their own, a minute apart and long past, so that none counts as saved just now.</summary>
internal sealed class NoteTree(string root)
{
    private DateTime now = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public Source Source { get; } = new("notes", root);

    public void Write(string name, byte[] text)
    {
        string path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, text);
        Touch(name);
    }

    public void Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>As a copy or an editor without changes leaves it: another time, the same text.</summary>
    public void Touch(string name) => File.SetLastWriteTimeUtc(Path.Combine(root, name), now += TimeSpan.FromMinutes(1));

    public void Delete(string name) => File.Delete(Path.Combine(root, name));

    public void Rename(string name, string other)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, other))!);
        File.Move(Path.Combine(root, name), Path.Combine(root, other));
    }

    public bool Has(string name) => File.Exists(Path.Combine(root, name));

    public Compilation Compile(SqliteStore store, bool everything = false)
    {
        Compilation compilation = new SourceCompiler(TimeProvider.System) { Everything = everything }.Compile(Source, NoteFolder.Find(Source), store);
        Workspace.Apply(store, compilation);
        return compilation;
    }

    /// <summary>As the watcher does: with what is known since the last time.</summary>
    public Compilation Compile(SqliteStore store, KnownSource known)
    {
        Compilation compilation = new SourceCompiler(TimeProvider.System).CompileAgainst(Source, NoteFolder.Find(Source), known);
        Workspace.Apply(store, compilation);
        known.Take(compilation.Plan);
        return compilation;
    }
}
