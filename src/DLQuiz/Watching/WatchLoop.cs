using System.Runtime.InteropServices;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz.Watching;

/// <summary>Compiles notes as they are saved, until it is told to end.</summary>
/// <param name="world">Says whether one may listen.</param>
/// <param name="compiled">Told of each compilation; says whether it stored it.</param>
/// <param name="troubled">Told once why a source cannot be read or stored now, and with null when it can again.</param>
internal sealed class WatchLoop(World world, Func<Compilation, bool> compiled, Action<Source, string?> troubled) : IDisposable
{
    /// <summary>Set to look now and then rather than to listen, as other .NET programs know it.</summary>
    public const string PollingVariable = "DOTNET_USE_POLLING_FILE_WATCHER";

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly List<SourceWatch> watches = [];
    private readonly Dictionary<SourceWatch, string> troubles = [];
    private readonly AutoResetEvent woken = new(initialState: false);
    private volatile bool isEnding;

    /// <summary>Begins to listen; to be called before the notes are read, so that no change falls between.</summary>
    public FileEvents Listen(Source source) =>
        new(source.Root, world.Variable(PollingVariable) is not ("1" or "true"), () => woken.Set());

    public void Add(SourceWatch watch) => watches.Add(watch);

    /// <summary>Returns after SIGINT or SIGTERM.</summary>
    public void Run()
    {
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        RunUntilEnded();
    }

    /// <summary>Returns after <see cref="End"/>; signals are someone else's.</summary>
    public void RunUntilEnded()
    {
        while (!isEnding)
        {
            foreach (SourceWatch watch in watches.TakeWhile(_ => !isEnding))
                Step(watch);
            woken.WaitOne(watches.Exists(watch => watch.IsBusy) ? Tick : Rest);
        }
    }

    /// <summary>From any thread: no source is looked at any more.</summary>
    public void End()
    {
        isEnding = true;
        woken.Set();
    }

    public void Dispose()
    {
        watches.ForEach(watch => watch.Dispose());
        woken.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = true;
        End();
    }

    private void Share(SourceWatch watch, CompilePlan plan)
    {
        watch.Take(plan);
        foreach (SourceWatch other in watches.Where(other => other != watch && !plan.Gone.IsEmpty))
            other.Forget();
    }

    /// <summary>What cannot be read or stored now may be in a moment: it is said once, and tried again.</summary>
    private void Step(SourceWatch watch)
    {
        try
        {
            if (watch.Step() is { } compilation && compiled(compilation))
                Share(watch, compilation.Plan);
            if (troubles.Remove(watch))
                troubled(watch.Source, null);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or StoreException)
        {
            if (!troubles.TryGetValue(watch, out string? told) || told != trouble.Message)
                troubled(watch.Source, trouble.Message);
            troubles[watch] = trouble.Message;
            watch.TryAgain();
        }
    }
}
