using System.Runtime.ExceptionServices;
using DLQuiz.Core.Model;
using DLQuiz.Terminal.Driver;
using Terminal.Gui.App;

namespace DLQuiz.Terminal.Screens;

/// <summary>What all screens of one run share; opens the store once, on a thread of its own, so that keys and signals work meanwhile.</summary>
internal sealed class Desk(StudyContext context, Palette palette) : IDisposable
{
    private readonly Lock gate = new();
    private Task<IStore>? opened;
    private volatile IStore? store;
    private bool isLeft;

    /// <summary>Changes with the settings; a screen that was made before keeps what it took from it.</summary>
    public StudyContext Context { get; private set; } = context;

    /// <summary>Changes with the settings and the background; the screen in front is then to be drawn again.</summary>
    public Palette Palette { get; private set; } = palette;

    /// <summary>Sends the next frame in full: what stands on the terminal may not be what was sent.</summary>
    public Action PaintAnew { get; init; } = () => { };

    /// <summary>As the environment or the terminal itself says, which counts where the learner says nothing.</summary>
    public Theme Background
    {
        get;
        set
        {
            field = value;
            Palette = Context.Theme == Theme.Unknown && value != Theme.Unknown ? Palette.FromEnvironment(value) : Palette;
        }
    }

    /// <summary>Goes on with other settings.</summary>
    public void Apply(Func<StudyContext, StudyContext> change)
    {
        Theme before = Context.Theme;
        Context = change(Context);
        if (Context.Theme != before)
        {
            Palette = Palette.FromEnvironment(Context.Theme == Theme.Unknown ? Background : Context.Theme);
        }
    }

    /// <summary>Used from the loop's thread alone.</summary>
    /// <exception cref="InvalidOperationException">It is not open yet.</exception>
    public IStore Store => store ?? throw new InvalidOperationException("The store is not open yet.");

    public bool IsOpen => store is not null;

    /// <summary>Ends once the last call of <see cref="Open"/> has handed its step to the loop.</summary>
    public Task Opening { get; private set; } = Task.CompletedTask;

    /// <summary>The deck row that Home had selected, so that it stands there again after a review.</summary>
    public string? SelectedDeck { get; set; } = context.Request.Deck;

    /// <summary>Opens the store, and goes on in the loop, where also that comes out which the opening throws.</summary>
    public void Open(IApplication app, Action then)
    {
        opened ??= Task.Run(Context.OpenStore);
        Opening = opened.ContinueWith(done => HandOver(done, app, then), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>Gives the terminal away while something else runs in it, and takes it back; set where there is one.</summary>
    public Func<Func<string?>, string?> StepAside { get; set; } = work => work();

    /// <summary>Ends once the last read that was asked for has handed its result to the loop, or was cancelled.</summary>
    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <summary>Reads on another thread, one read after the other, and goes on in the loop; with nothing where it was cancelled meanwhile.</summary>
    /// <param name="app">Whose loop.</param>
    /// <param name="read">Is given a connection of its own.</param>
    /// <param name="then">Is given what was read.</param>
    /// <param name="failed">Is given what the store or the disk said.</param>
    /// <param name="cancellation">When the screen is left, or wants something else by now.</param>
    public void Read<T>(IApplication app, Func<IStore, T> read, Action<T> then, Action<Exception> failed, CancellationToken cancellation) =>
        Work(app, () =>
        {
            using IStore beside = Context.OpenBeside();
            return read(beside);
        }, then, failed, cancellation);

    /// <summary>The same for a read that has its own connection.</summary>
    public void Work<T>(IApplication app, Func<T> work, Action<T> then, Action<Exception> failed, CancellationToken cancellation) =>
        Reading = Reading.ContinueWith(_ =>
        {
            if (WorkBeside(work, then, failed, cancellation) is { } next)
            {
                Post(app, () =>
                {
                    if (!cancellation.IsCancellationRequested)
                    {
                        next();
                    }
                });
            }
        }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    /// <summary>From any thread: does it in the loop, if there still is one.</summary>
    public void Post(IApplication app, Action what)
    {
        lock (gate)
        {
            if (!isLeft)
            {
                app.Invoke(what);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isLeft = true;
            store?.Dispose();
        }
    }

    private static Action? WorkBeside<T>(Func<T> work, Action<T> then, Action<Exception> failed, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return null;
        }

        try
        {
            T found = work();
            return () => then(found);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception problem)
        {
            return problem is StoreException or IOException ? () => failed(problem) : () => ExceptionDispatchInfo.Throw(problem);
        }
    }

    private void HandOver(Task<IStore> done, IApplication app, Action then)
    {
        // The desk is left before the application is, so within the gate the loop can still be asked.
        lock (gate)
        {
            Exception? problem = done.Exception?.InnerException;
            if (isLeft)
            {
                if (problem is null)
                {
                    done.Result.Dispose();
                }
            }
            else if (problem is null)
            {
                store = done.Result;
                app.Invoke(then);
            }
            else
            {
                app.Invoke(() => ExceptionDispatchInfo.Throw(problem));
            }
        }
    }
}
