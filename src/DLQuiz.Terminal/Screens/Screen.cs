using System.Collections.Immutable;
using System.Drawing;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;
using Line = DLQuiz.Terminal.Text.Line;

namespace DLQuiz.Terminal.Screens;

/// <summary>A screen: composes its frame as lines, takes keys through its actions, and says at its end where to go next.</summary>
/// <remarks>
/// One view draws all of it. Labels, buttons and titles of the library take <c>_</c> for a hotkey mark (<c>x_i</c> would read <c>xi</c>),
/// wrap Latin words inside Chinese in the middle, or put text into the window title; none of that is used, so none of it can happen.
/// </remarks>
internal abstract class Screen : Runnable
{
    private readonly Desk desk;
    private readonly KeyMap keys;
    private readonly Scroll helpScroll = new();
    private Canvas canvas = new(Size.Empty);
    private bool hasDrawn;
    private bool hasBegun;
    private bool showsHelp;

    protected Screen(Desk desk, KeyTable keys)
    {
        this.desk = desk;
        this.keys = new KeyMap(keys, desk.Context.Keys);
        Width = Dim.Fill();
        Height = Dim.Fill();
        CanFocus = true;
        SetScheme(new Scheme(desk.Palette.Of(Ink.Plain)));
    }

    /// <summary>Read once the screen has stopped.</summary>
    public Destination Next { get; private set; } = new Destination.Quit();

    /// <summary>What keys mean now; help and quit last.</summary>
    protected abstract ImmutableArray<KeyAction> Actions { get; }

    /// <summary>Shown on the help page above the keys.</summary>
    protected abstract string Purpose { get; }

    /// <summary>While text is typed, keys belong to it, and actions need Alt or a function key.</summary>
    protected virtual bool IsTyping => false;

    protected abstract void Compose(Canvas frame);

    /// <summary>Once: after the first frame where the store is yet to be opened, before it where it is open already.</summary>
    protected virtual void Begin()
    {
    }

    protected virtual bool Type(Key key) => false;

    protected virtual void Paste(string text)
    {
    }

    protected virtual void ScrollBy(int lines)
    {
    }

    /// <summary>Asked before the screen ends, whatever key is to end it; false keeps it.</summary>
    protected virtual bool MayLeave() => true;

    protected void Leave(Destination next)
    {
        if (!MayLeave())
        {
            return;
        }

        Next = next;
        // RequestStop during the first draw is lost, hence a timer, which is looked at after drawing.
        App?.AddTimeout(TimeSpan.FromMilliseconds(1), () =>
        {
            RequestStop();
            return false;
        });
    }

    /// <summary>A key of the screen's table, or of the common one, and what it does now.</summary>
    protected KeyAction On(string id, Action act, bool isOffered = true) => keys.On(id, IsTyping, act) with { IsOffered = isOffered };

    /// <summary>The key as the learner reads it, for a sentence that names it.</summary>
    protected string KeyFor(string id) => keys.LabelOf(id, IsTyping);

    protected KeyAction HelpAction => On("help", ToggleHelp);

    /// <summary>What the screen itself does not list, since it never shows in the bar.</summary>
    private ImmutableArray<KeyAction> Everywhere =>
    [
        On("repaint", desk.PaintAnew),
        On("stop", () => Leave(new Destination.Quit())),
        On("background", () => App?.Driver?.Suspend()),
    ];

    protected void ToggleHelp()
    {
        showsHelp = !showsHelp;
        helpScroll.ToStart();
        SetNeedsDraw();
    }

    protected override bool OnDrawingContent(DrawContext? context)
    {
        canvas = new Canvas(Viewport.Size);
        if (desk.IsOpen)
        {
            BeginOnce();
        }

        if (showsHelp)
        {
            HelpPage.Compose(canvas, Purpose, [.. Actions, .. Everywhere], helpScroll);
        }
        else
        {
            Compose(canvas);
        }

        foreach ((Point at, Line line) in canvas.Lines)
        {
            Move(at.X, at.Y);
            foreach (Run run in line.Runs)
            {
                SetAttribute(desk.Palette.Of(run.Ink));
                AddStr(run.Text);
            }
        }

        Cursor = canvas.Caret is { } caret
            ? new Cursor { Position = ViewportToScreen(caret), Style = CursorStyle.SteadyBar }
            : new Cursor { Style = CursorStyle.Hidden };
        return true;
    }

    protected override void OnDrawComplete(DrawContext? context)
    {
        base.OnDrawComplete(context);
        if (!hasDrawn)
        {
            hasDrawn = true;
            if (App is not null)
            {
                App.Paste += OnAppPaste;
            }

            App?.AddTimeout(TimeSpan.FromMilliseconds(1), () =>
            {
                if (!hasBegun)
                {
                    desk.Open(App, BeginOnce);
                }

                return false;
            });
        }
    }

    /// <summary>Every key ends here, so that none of the library's own bindings (Esc, Tab, F6 …) acts behind the screen's back.</summary>
    protected override bool OnKeyDown(Key key)
    {
        SetNeedsDraw();
        if (key == Key.C.WithCtrl || keys.Has("stop", key))
        {
            Leave(new Destination.Quit());
            return true;
        }

        if (keys.Has("repaint", key))
        {
            desk.PaintAnew();
            return true;
        }

        if (keys.Has("background", key))
        {
            // Raw mode turns the terminal's own Ctrl+Z off.
            App?.Driver?.Suspend();
            return true;
        }

        Key plain = KeyText.Narrow(key);
        if (showsHelp)
        {
            OnHelpKey(plain);
            return true;
        }

        bool command = !IsTyping || key.IsAlt || !KeyText.IsText(key);
        KeyAction? action = command ? Actions.FirstOrDefault(one => one.Has(IsTyping ? plain.NoAlt : plain)) : null;
        if (action is not null)
        {
            action.Do();
        }
        else if (!(IsTyping && Type(key)))
        {
            OnScrollKey(plain, ScrollBy);
        }

        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (App is not null)
        {
            App.Paste -= OnAppPaste;
        }

        base.Dispose(disposing);
    }

    protected override bool OnMouseEvent(Mouse mouse)
    {
        if (mouse.Flags.HasFlag(MouseFlags.WheeledDown) || mouse.Flags.HasFlag(MouseFlags.WheeledUp))
        {
            Action<int> scroll = showsHelp ? helpScroll.By : ScrollBy;
            scroll(mouse.Flags.HasFlag(MouseFlags.WheeledDown) ? 3 : -3);
            SetNeedsDraw();
            return true;
        }

        if ((mouse.Flags & (MouseFlags.LeftButtonClicked | MouseFlags.LeftButtonDoubleClicked)) != MouseFlags.None && mouse.Position is { } at && canvas.TargetAt(at) is { } target)
        {
            target();
            SetNeedsDraw();
            return true;
        }

        return base.OnMouseEvent(mouse);
    }

    private void BeginOnce()
    {
        if (!hasBegun)
        {
            hasBegun = true;
            Begin();
            SetNeedsDraw();
        }
    }

    /// <summary>From the application and not from the focused view: a screen has no views within it that could have focus.</summary>
    private void OnAppPaste(object? sender, PasteEventArgs paste)
    {
        Paste(paste.Text);
        paste.Handled = true;
        SetNeedsDraw();
    }

    private void OnHelpKey(Key key)
    {
        if (!OnScrollKey(key, helpScroll.By))
        {
            ToggleHelp();
        }
    }

    private bool OnScrollKey(Key key, Action<int> scroll)
    {
        int lines = keys.Has("line-down", key) ? 1 : keys.Has("line-up", key) ? -1 : keys.Has("page-down", key) ? 10 : keys.Has("page-up", key) ? -10 : 0;
        if (lines != 0)
        {
            scroll(lines);
        }

        return lines != 0;
    }
}
