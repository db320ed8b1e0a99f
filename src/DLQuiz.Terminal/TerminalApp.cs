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
        using (IApplication app = Application.Create())
        {
            UseOwnParts(app, new Utf8Input(ending.Ask));
            // The size from the system, at once, rather than from an answer of the terminal that comes after the first frame.
            TuiDriver.SizeDetection = SizeDetectionMode.Polling;
            app.Init(DriverRegistry.Names.ANSI);
            ending.Watch(app);
            RunScreens(app, context, ending);
        }

        return guard.ExitCode ?? 0;
    }

    private static void RunScreens(IApplication app, StudyContext context, Ending ending)
    {
        using Desk desk = new(context, Palette.FromEnvironment());
        Destination next = context.StartWithReview ? new Destination.Review(context.Request) : new Destination.Home();
        while (!ending.IsAsked && ScreenFor(next, desk) is { } screen)
        {
            using (screen)
            {
                app.Run(screen);
                next = screen.Next;
            }
        }
    }

    private static Screen? ScreenFor(Destination destination, Desk desk) => destination switch
    {
        Destination.Home => new HomeScreen(desk),
        Destination.Review review => new ReviewScreen(desk, review.Request),
        Destination.Progress progress => new ProgressScreen(desk, progress.Deck),
        Destination.Notes => new NotesScreen(desk),
        Destination.Browse browse => new BrowseScreen(desk, browse.Filter),
        _ => null,
    };

    /// <summary>The library has a place for an input and an output of one's own, but no public way to it; false where a later version lacks the place.</summary>
    internal static bool UseOwnParts(IApplication app, AnsiInput? input)
    {
        FieldInfo? factory = app.GetType().GetField("_componentFactory", BindingFlags.Instance | BindingFlags.NonPublic);
        factory?.SetValue(app, new AnsiComponentFactory(input, new PlainOutput()));
        return factory is not null;
    }

    /// <summary>The wish to end, from whatever thread it comes: a signal, or a terminal that has gone.</summary>
    private sealed class Ending : IDisposable
    {
        private readonly CancellationTokenSource asked = new();

        public bool IsAsked => asked.IsCancellationRequested;

        public void Ask() => asked.Cancel();

        public void Watch(IApplication app) => asked.Token.Register(() => app.Invoke(() => app.RequestStop()));

        public void Dispose() => asked.Dispose();
    }
}
