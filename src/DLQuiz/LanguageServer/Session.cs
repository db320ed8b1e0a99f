using System.Collections.Immutable;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Exchange;
using DLQuiz.LanguageServer.Protocol;

namespace DLQuiz.LanguageServer;

/// <summary>How far the conversation with an editor has come.</summary>
internal enum SessionState
{
    Connected,
    Initialized,
    ShutDown,
    Exited,
}

/// <summary>What the server knows of the editor: its folders and the notes that are open in it.</summary>
internal sealed class Session
{
    private readonly Dictionary<string, OpenNote> open = new(StringComparer.Ordinal);
    private readonly List<string> folders = [];

    public SessionState State { get; private set; }

    public bool WasShutDown { get; private set; }

    /// <summary>Grows whenever a note is opened, changed or closed.</summary>
    public int Revision { get; private set; }

    public IEnumerable<OpenNote> Open => open.Values;

    public static IReadOnlyCollection<string> SchedulerNames { get; } = [.. Schedulers.All.Select(scheduler => scheduler.Name)];

    /// <exception cref="RpcException">The message does not belong to this state.</exception>
    public void Admit(string method)
    {
        bool isBeginning = method == "initialize";
        if (method == "exit")
        {
            return;
        }

        if (State == SessionState.Connected && !isBeginning)
        {
            throw new RpcException(RpcException.ServerNotInitialized, "initialize comes first.");
        }

        if (State == SessionState.ShutDown || (isBeginning && State != SessionState.Connected))
        {
            throw new RpcException(RpcException.InvalidRequest, $"{method} comes too late.");
        }
    }

    /// <param name="roots">Absolute paths of the editor's folders.</param>
    public void Begin(IEnumerable<string> roots)
    {
        State = SessionState.Initialized;
        folders.AddRange(roots.Select(Path.TrimEndingDirectorySeparator).OrderByDescending(root => root.Length));
    }

    public void ShutDown()
    {
        State = SessionState.ShutDown;
        WasShutDown = true;
    }

    public void Exit() => State = SessionState.Exited;

    public void Add(string uri, int version, string text)
    {
        (string folder, string file) = PlaceOf(uri);
        open[uri] = new OpenNote(uri, folder, file, version, text);
        Revision++;
    }

    /// <summary>Replaces the text of an open note.</summary>
    public void Change(OpenNote note, int version, string text)
    {
        open[note.Uri] = new OpenNote(note.Uri, note.Folder, note.File, version, text);
        Revision++;
    }

    public void Close(string uri)
    {
        open.Remove(uri);
        Revision++;
    }

    public OpenNote? Find(string uri) => open.GetValueOrDefault(uri);

    /// <exception cref="RpcException">The editor never opened it.</exception>
    public OpenNote Get(string uri) => Find(uri) ?? throw new RpcException(RpcException.InvalidParams, $"{uri} is not open.");

    /// <summary>Every open note of a folder, linked: ids and cards that two of them give are told in both.</summary>
    public ImmutableArray<CompiledNote> Link(string folder) =>
        Compiler.Link(new Source("editor", folder), [.. open.Values.Where(note => note.Folder == folder).DistinctBy(note => note.File).Select(note => note.Compiled)], []).Notes;

    /// <summary>The innermost of the editor's folders with the note's path below it, so that its deck is the one that compiling that folder gives.</summary>
    private (string Folder, string File) PlaceOf(string uri)
    {
        if (FileUri.PathOf(uri) is not { } path)
        {
            return (uri, "untitled.md");
        }

        string folder = folders.Find(root => path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) ?? Path.GetDirectoryName(path) ?? "/";
        return (folder, Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'));
    }
}
