using System.Reflection;
using DLQuiz.Terminal.Driver;
using DLQuiz.Terminal.Screens;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using TuiDriver = Terminal.Gui.Drivers.Driver;

namespace DLQuiz.Terminal;

/// <summary>The full-screen program.</summary>
public static class TerminalApp
{
    /// <summary>Runs until the learner leaves; 0, or 128 and the number of the signal that ended it.</summary>
    /// <remarks>Ask <see cref="TerminalSupport.Check()"/> first. What the store throws while it is opened comes out of here, the terminal already sound.</remarks>
    public static int Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using Ending ending = new();
        using TerminalGuard guard = new(ending.Ask);
        PlainOutput output = new(ColourDepths.FromEnvironment());
        Utf8Input input = new(ending.Ask);
        KeepAThreadForInput();
        using (IApplication app = Application.Create())
        {
            UseOwnParts(app, input, output);
            // The size from the system, at once, rather than from an answer of the terminal that comes after the first frame.
            TuiDriver.SizeDetection = SizeDetectionMode.Polling;
            app.Init(DriverRegistry.Names.ANSI);
            using LoopRhythm rhythm = new(app, () => PaintAnew(app, output));
            input.OnRead = rhythm.OnInput;
            output.OnSuspend = guard.Suspend;
            guard.Begin(() => PaintAnew(app, output));
            ending.Watch(app);
            try
            {
                using Desk desk = new(context, Palette.FromEnvironment(KnownTheme(context))) { Background = FromEnvironment(), PaintAnew = () => PaintAnew(app, output) };
                desk.StepAside = work =>
                {
                    using IDisposable silence = input.Pause();
                    return guard.StepAside(work);
                };
                AskForTheme(app, desk, input, output);
                RunScreens(app, desk, ending);
            }
            finally
            {
                // The application waits for the thread that reads.
                input.Stop();
                output.Leave();
            }
        }

        return guard.ExitCode ?? 0;
    }

    private static void RunScreens(IApplication app, Desk desk, Ending ending)
    {
        StudyContext context = desk.Context;
        Destination next = context.StartWithReview ? new Destination.Review(context.Request)
            : context.Quiz is { } quiz ? new Destination.Quiz(quiz.Paper.Request)
            : context.StartWithFilter is { } filter ? new Destination.Browse(filter)
            : new Destination.Home();
        while (!ending.IsAsked && ScreenFor(next, desk) is { } screen)
        {
            using (screen)
            {
                app.Run(screen);
                next = screen.Next;
            }
        }
    }

    /// <summary>As chosen, else as the environment says, which may be old.</summary>
    private static Theme KnownTheme(StudyContext context) => context.Theme != Theme.Unknown ? context.Theme
        : FromEnvironment();

    private static Theme FromEnvironment() => Background.FromEnvironment(Environment.GetEnvironmentVariable("COLORFGBG"), Environment.GetEnvironmentVariable("TERM"));

    /// <summary>Nothing waits for the answer: it may come after many frames, or never.</summary>
    private static void AskForTheme(IApplication app, Desk desk, Utf8Input input, PlainOutput output)
    {
        if (desk.Context.Theme != Theme.Unknown || !Background.CanAsk(output.Depth, Environment.GetEnvironmentVariable("TERM")))
        {
            return;
        }

        input.OnAnswer = answer =>
        {
            Theme theme = Background.Read(answer);
            if (theme != Theme.Unknown && app.Initialized)
            {
                app.Invoke(() =>
                {
                    desk.Background = theme;
                    app.TopRunnableView?.SetNeedsDraw();
                });
            }
        };
        output.Ask(Background.Question);
    }

    /// <summary>What stands on the terminal may be gone: after a stop, another size, or because another program wrote there.</summary>
    private static void PaintAnew(IApplication app, PlainOutput output)
    {
        if (app.Initialized)
        {
            app.Invoke(() =>
            {
                output.Forget();
                app.ClearScreenNextIteration = true;
                app.TopRunnableView?.SetNeedsDraw();
            });
        }
    }

    /// <summary>One of the pool's threads sits and waits for keys, which the pool does not see; on a small machine it might be the only one.</summary>
    private static void KeepAThreadForInput()
    {
        ThreadPool.GetMinThreads(out int workers, out int ports);
        ThreadPool.SetMinThreads(workers + 1, ports);
    }

    private static Screen? ScreenFor(Destination destination, Desk desk) => destination switch
    {
        Destination.Home => new HomeScreen(desk),
        Destination.Review review => new ReviewScreen(desk, review.Request),
        Destination.Settings place when desk.Context.Settings is { } settings => new SettingsScreen(desk, settings, place.Row),
        Destination.Quiz quiz => new QuizScreen(desk, quiz.Request),
        Destination.Progress progress => new ProgressScreen(desk, progress.Deck),
        Destination.Notes => new NotesScreen(desk),
        Destination.Browse browse => new BrowseScreen(desk, browse.Filter),
        _ => null,
    };

    /// <summary>The library has a place for an input and an output of one's own, but no public way to it; false where a later version lacks the place.</summary>
    internal static bool UseOwnParts(IApplication app, AnsiInput? input, PlainOutput output)
    {
        FieldInfo? factory = app.GetType().GetField("_componentFactory", BindingFlags.Instance | BindingFlags.NonPublic);
        factory?.SetValue(app, new AnsiComponentFactory(input, output, OperatingSystem.IsWindows() || input is null ? null : new WindowSize()));
        return factory is not null;
    }

    /// <summary>The wish to end, from whatever thread it comes: a signal, or a terminal that has gone.</summary>
    private sealed class Ending : IDisposable
    {
        private readonly CancellationTokenSource asked = new();

        public bool IsAsked => asked.IsCancellationRequested;

        public void Ask() => asked.Cancel();

        public void Watch(IApplication app) => asked.Token.Register(() =>
        {
            if (app.Initialized)
            {
                app.Invoke(() => app.RequestStop());
            }
        });

        public void Dispose() => asked.Dispose();
    }
}
