using System.Collections.Concurrent;

namespace DLQuiz.Watching;

/// <summary>What the system tells of changes below a root, or that it cannot tell and one must look.</summary>
/// <remarks>The system's limits on watches and queues are part of the bargain: when it gives up, so do we, and look now and then.</remarks>
internal sealed class FileEvents : IDisposable
{
    private readonly ConcurrentQueue<string> names = new();
    private readonly Action wake;
    private readonly string root;
    private readonly bool isFile;
    private readonly bool mayListen;
    private FileSystemWatcher? watcher;
    private volatile bool hasLost;

    /// <param name="root">A folder, or one note.</param>
    /// <param name="mayListen">False to look now and then from the start.</param>
    /// <param name="wake">Called from any thread when there is something to take.</param>
    public FileEvents(string root, bool mayListen, Action wake)
    {
        (this.root, this.mayListen, this.wake) = (root, mayListen, wake);
        isFile = File.Exists(root);
        if (mayListen)
            Listen();
    }

    /// <summary>Whether nothing will be told.</summary>
    public bool IsDeaf => watcher is null;

    /// <summary>The next name below the root that something happened to, parts joined by <c>/</c>.</summary>
    public bool TryTake(out string name) => names.TryDequeue(out name!);

    /// <summary>Whether names were lost since the last call, and the whole root must be looked at.</summary>
    public bool TakeLoss()
    {
        bool lost = hasLost;
        hasLost = false;
        return lost;
    }

    /// <summary>Listens anew, after the root was away.</summary>
    public void Restart()
    {
        watcher?.Dispose();
        watcher = null;
        hasLost = true;
        if (mayListen)
            Listen();
    }

    public void Dispose() => watcher?.Dispose();

    private void Listen()
    {
        string folder = isFile ? Path.GetDirectoryName(root)! : root;
        FileSystemWatcher? listening = null;
        try
        {
            listening = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = !isFile,
                InternalBufferSize = 64 * 1024,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            listening.Changed += (_, change) => Tell(change.Name);
            listening.Created += (_, change) => Tell(change.Name);
            listening.Deleted += (_, change) => Tell(change.Name);
            listening.Renamed += (_, change) =>
            {
                Tell(change.OldName);
                Tell(change.Name);
            };
            listening.Error += (_, failure) => Lose(failure.GetException());
            listening.EnableRaisingEvents = true;
            watcher = listening;
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // No watches left, or the folder went away just now: looking now and then serves as well, only later.
            listening?.Dispose();
            hasLost = true;
        }
    }

    private void Tell(string? name)
    {
        if (name is null || (isFile && name != Path.GetFileName(root)) || IsHidden(name))
            return;
        names.Enqueue(name.Replace(Path.DirectorySeparatorChar, '/'));
        wake();
    }

    /// <summary>A full queue only loses names; every other error ends the telling.</summary>
    private void Lose(Exception failure)
    {
        hasLost = true;
        if (failure is not InternalBufferOverflowException)
        {
            watcher?.Dispose();
            watcher = null;
        }

        wake();
    }

    private static bool IsHidden(string name) => name.StartsWith('.') || name.Contains(Path.DirectorySeparatorChar + ".", StringComparison.Ordinal);
}
