using System.Collections.Immutable;
using System.Drawing;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>Every setting with its value, who set it and what it decides; a change is written to the learner's file and counts at once.</summary>
internal sealed class SettingsScreen : Screen
{
    private const int HeaderRows = 2;
    private const int Gap = 2;

    /// <summary>Rows of the list that stay, however long the sentences about the chosen setting are.</summary>
    private const int LeastRows = 3;

    public static readonly KeyTable Keys = new("settings",
    [
        new("down", "down j", "choose", "Chooses the setting below.") { Label = "↑ ↓", WhileTyping = "down" },
        new("up", "up k", "up", "Chooses the setting above.") { IsQuiet = true, WhileTyping = "up" },
        new("first", "home", "first", "The first setting.") { IsQuiet = true },
        new("last", "end", "last", "The last setting.") { IsQuiet = true },
        new("change", "space enter right", "change", "Takes the next value, or lets you type one; Enter then stores what you typed.") { WhileTyping = "enter" },
        new("previous", "left", "value before", "Takes the value before.") { IsQuiet = true },
        new("reset", "d delete", "as it was", "Takes the setting out of your file, so that its default counts."),
        new("leave", "q esc", "back", "Goes back; while you type, leaves the value as it was.") { WhileTyping = "esc" },
    ]);

    private readonly Desk desk;
    private readonly SettingsView settings;
    private ImmutableArray<SettingRow> rows = [];
    private LineEditor? typed;
    private string? message;
    private bool isWrong;
    private int selected;
    private int top;

    /// <param name="desk">Of this run.</param>
    /// <param name="settings">The learner's.</param>
    /// <param name="selected">The row to begin with.</param>
    public SettingsScreen(Desk desk, SettingsView settings, int selected = 0)
        : base(desk, Keys) => (this.desk, this.settings, this.selected) = (desk, settings, selected);

    protected override string Purpose => Wording.Of("Your settings. Each shows its value and who set it; a change is written to your configuration file, whose other lines stay as they are, and counts at once. Keys of the screens are changed in the file itself.");

    protected override bool IsTyping => typed is not null;

    protected override ImmutableArray<KeyAction> Actions =>
    [
        .. IsTyping ? ReadOnlySpan<KeyAction>.Empty :
        [
            On("down", () => Choose(selected + 1), HasRows),
            On("up", () => Choose(selected - 1), HasRows),
            On("first", () => Choose(0), HasRows),
            On("last", () => Choose(rows.Length - 1), HasRows),
            On("previous", () => Step(-1), HasRows && !Row.Choices.IsEmpty),
            On("reset", () => Change(null), HasRows && !Row.IsDefault),
        ],
        On("change", Act, HasRows),
        HelpAction,
        On("leave", Back),
    ];

    private bool HasRows => !rows.IsEmpty;

    private SettingRow Row => rows[selected];

    protected override void Begin()
    {
        rows = settings.Rows(desk.Store);
        selected = Math.Clamp(selected, 0, Math.Max(0, rows.Length - 1));
    }

    protected override bool Type(Key key)
    {
        if (typed?.Edit(key) is not { } edited)
        {
            return false;
        }

        typed = edited;
        message = null;
        return true;
    }

    protected override void Paste(string text) => typed = typed?.Insert(text);

    protected override void ScrollBy(int lines)
    {
        if (!IsTyping)
        {
            Choose(selected + Math.Sign(lines));
        }
    }

    protected override void Compose(Canvas frame)
    {
        string title = Wording.Of("Settings");
        frame.Put(0, 0, Line.Of(title, Ink.Heading | Ink.Strong));
        Line file = Line.Of(SafeText.Of(settings.File), Ink.Faint);
        int room = frame.Width - Cells.Width(title) - Gap;
        if (file.Width <= room)
        {
            frame.PutRight(0, file);
        }

        var bar = KeyBar.Lay(Actions, frame.Width);
        if (HasRows)
        {
            int foot = frame.Height - bar.Height - 1;
            List<Line> about = [.. About(frame.Width).Take(Math.Max(1, foot - HeaderRows - LeastRows - 1))];
            int list = Math.Max(1, foot - HeaderRows - about.Count - 1);
            ComposeList(frame, list);
            for (int i = 0; i < about.Count; i++)
            {
                frame.Put(0, foot - about.Count + i, about[i]);
            }
        }

        bar.Put(frame);
    }

    private void ComposeList(Canvas frame, int room)
    {
        top = Math.Clamp(top, Math.Max(0, selected - Math.Max(1, room) + 1), selected);
        int name = rows.Max(row => row.Name.Length) + 2 + Gap;
        int value = Math.Clamp(rows.Max(row => Cells.Width(Shown(row))), 8, Math.Max(8, (frame.Width - name) / 2));
        for (int i = 0; i < room && top + i < rows.Length; i++)
        {
            int index = top + i;
            bool isChosen = index == selected;
            int row = HeaderRows + i;
            if (isChosen && typed is { } editor)
            {
                frame.Put(0, row, Line.Of(Cells.PadRight("› " + rows[index].Name, name), Ink.Strong));
                (string shown, int column) = editor.Window(Math.Max(1, frame.Width - name - 1));
                frame.Put(name, row, Line.Of(Cells.PadRight(shown, value), Ink.Underlined));
                frame.Caret = new Point(name + column, row);
                continue;
            }

            Line line = new(
            [
                new Run(Cells.PadRight((isChosen ? "› " : "  ") + rows[index].Name, name)),
                new Run(Cells.PadRight(Line.Of(Shown(rows[index])).Cut(value).Text, value), rows[index].IsDefault ? Ink.Plain : Ink.Strong),
                new Run(new string(' ', Gap)),
                new Run(SafeText.Of(Wording.Of(rows[index].Origin)), Ink.Faint),
            ]);
            frame.Put(0, row, isChosen ? line.Cut(frame.Width).With(Ink.Reverse) : line, () => OnRowClicked(index));
        }
    }

    /// <summary>What the chosen setting decides and takes, and what came of the last change.</summary>
    private IEnumerable<Line> About(int width)
    {
        if (message is not null)
        {
            foreach (Line line in LineBreaker.Wrap([new Run(SafeText.Of(message), isWrong ? Ink.Bad : Ink.Good)], width))
            {
                yield return line;
            }
        }

        foreach (Line line in LineBreaker.Wrap([new Run(Wording.Of(Row.Help))], width))
        {
            yield return line;
        }

        foreach (Line line in LineBreaker.Wrap([new Run(SafeText.Of(Wording.Of($"It is {Row.Takes}.")), Ink.Faint)], width))
        {
            yield return line;
        }

        if (Row.Means is { } means)
        {
            foreach (Line line in LineBreaker.Wrap([new Run(SafeText.Of(Wording.Of($"Here it means {means}.")), Ink.Faint)], width))
            {
                yield return line;
            }
        }
    }

    private static string Shown(SettingRow row) => row.Value.Length == 0 ? "–" : SafeText.Of(row.Value);

    private void Choose(int row)
    {
        selected = Math.Clamp(row, 0, Math.Max(0, rows.Length - 1));
        message = null;
    }

    private void OnRowClicked(int row)
    {
        if (IsTyping)
        {
            return;
        }

        if (row == selected)
        {
            Act();
        }
        else
        {
            Choose(row);
        }
    }

    private void Act()
    {
        if (typed is { } editor)
        {
            Change(editor.Text);
        }
        else if (Row.Choices.IsEmpty)
        {
            (typed, message) = (LineEditor.Empty.Insert(Row.Value), null);
        }
        else
        {
            Step(+1);
        }
    }

    private void Step(int by)
    {
        int at = Row.Choices.IndexOf(Row.Value);
        Change(Row.Choices[(at + by + Row.Choices.Length) % Row.Choices.Length]);
    }

    /// <summary>A value that is refused stays in the field, to be mended.</summary>
    private void Change(string? value)
    {
        string name = Row.Name;
        if (settings.Change(desk.Store, name, value) is { } problem)
        {
            (message, isWrong) = (Wording.Of(problem), true);
            return;
        }

        typed = null;
        desk.Apply(settings.Apply);
        rows = settings.Rows(desk.Store);
        isWrong = Row.IsDecidedElsewhere;
        message = Row.IsDecidedElsewhere
            ? Wording.Of($"Stored, but another decides: {Row.Origin}.")
            : value is null ? Wording.Of($"{name} is {Shown(Row)} again.") : Wording.Of($"{name} is {Shown(Row)} now.");
        if (name == "language")
        {
            // The labels of keys are made once for a screen.
            Leave(new Destination.Settings(selected));
        }
    }

    private void Back()
    {
        if (IsTyping)
        {
            (typed, message) = (null, null);
        }
        else
        {
            Leave(new Destination.Home());
        }
    }
}
