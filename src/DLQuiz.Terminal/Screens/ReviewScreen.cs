using System.Collections.Immutable;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>Today's cards one by one: question, answer, grade; each answer is stored before the next card shows.</summary>
internal sealed partial class ReviewScreen : Screen
{
    private const int HeaderRows = 2;

    public static readonly KeyTable Keys = new("review",
    [
        new("submit", "enter", "submit", "Goes to a part that is still blank, or submits the answer."),
        new("next-part", "tab", "next part", "Goes to the next part; the arrows do the same."),
        new("hint", "f2 h", "hint", "Shows the next hint."),
        new("steps", "f3 w", "steps", "Shows the worked steps, at a lower grade.") { IsQuiet = true },
        new("give-up", "ctrl+g", "give up", "Gives up and shows the answer with the worked steps."),
        new("next-step", "space", "next step", "Shows the next step."),
        new("missed", "x", "missed it", "Marks the step shown last as not known, or takes the mark back."),
        new("all-steps", "r", "the rest", "Shows all steps that are left.") { IsQuiet = true },
        new("reveal", "space enter", "show the answer", "Shows the answer."),
        new("accept", "enter space", "accept", "Records the proposed grade.") { IsQuiet = true },
        new("accept-sequence", "enter", "accept", "Records the proposed grade.") { IsQuiet = true },
        new("back", "enter space", "back", "Goes back."),
        new("ahead", "a", "study ahead", "Studies the cards of the coming days now; they move on in the schedule."),
        new("cram", "c", "cram", "Goes through all cards of this deck; the schedule stays as it is."),
        new("undo", "u", "undo", "Takes back your last step, as often as you like, those of earlier days too."),
        new("open", "o", "open", "Opens a link or picture of the card outside the terminal."),
        new("close-links", "esc q o", "back", "Goes back to the card."),
        // Signs are no Alt keys to the library's parser, so each has a letter for the time of typing.
        new("bury", "-", "tomorrow", "Puts the card off until tomorrow.") { WhileTyping = "t" },
        new("suspend", "@", "suspend", "Takes the card out of all reviews; undo brings it back.") { WhileTyping = "s" },
        new("flag", "*", "flag", "Flags the card, or takes its flag away.") { WhileTyping = "f" },
        new("leave", "q esc", "leave", "Leaves the review; all that was graded is stored.") { WhileTyping = "esc q" },
    ]);

    private readonly Desk desk;
    private readonly StudyRequest request;
    private readonly Scroll scroll = new();
    private Sitting? sitting;
    private NumericPanel? numeric;
    private ChoicePanel? choice;
    private SequencePanel? sequence;
    private ImmutableArray<Line> summary = [];
    private (string Text, Ink Ink)? message;

    public ReviewScreen(Desk desk, StudyRequest request)
        : base(desk, Keys)
    {
        this.desk = desk;
        this.request = request;
    }

    protected override string Purpose => IsTyping
        ? Wording.Of("Type the answer; how it is read shows beneath while you type. Commands need Alt here, since plain keys type.")
        : Wording.Of("One card at a time. Every grade is stored before the next card shows, so you can stop at any moment.");

    protected override bool IsTyping => numeric is { Attempt.IsFinished: false };

    private Stage Stage => sitting?.Session.Stage ?? Stage.Finished;

    protected override void Begin() => Try(() =>
    {
        sitting = new Sitting(desk.Context, desk.Store, request);
        ShowCard();
    });

    protected override void ScrollBy(int lines) => scroll.By(lines);

    protected override bool Type(Key key) => numeric!.Type(key);

    protected override void Paste(string text)
    {
        if (IsTyping)
        {
            numeric!.Paste(text);
        }
    }

    protected override void Compose(Canvas frame)
    {
        PutHeader(frame);
        var bar = KeyBar.Lay(Actions, frame.Width);
        bar.Put(frame);
        int bottom = frame.Height - bar.Height;
        bottom = PutMessage(frame, bottom);
        bottom = PutGrades(frame, bottom);
        PutBody(frame, bottom - HeaderRows);
    }

    private void PutHeader(Canvas frame)
    {
        if (sitting is null)
        {
            frame.Put(0, 0, Line.Of(Wording.Of("Opening your decks…"), Ink.Faint));
            return;
        }

        int done = sitting.Session.Answered;
        string[] signs =
        [
            .. sitting.Session.Mode == StudyMode.Cram ? [Wording.Of("cram")] : request.AheadDays > 0 ? [Wording.Of("ahead")] : Array.Empty<string>(),
            .. Leech.Is(sitting.State) ? [Wording.Of("leech")] : Array.Empty<string>(),
            .. sitting.State.Flag > 0 ? [Wording.Of("⚑ flagged")] : Array.Empty<string>(),
            Wording.Of($"{done} done"),
            Wording.Of($"{sitting.Left} left"),
        ];
        Line progress = Line.Of(" " + string.Join(" · ", signs), Ink.Strong);
        int room = Math.Max(0, frame.Width - progress.Width);
        frame.Put(0, 0, sitting.Card is { } card ? ContextPath.Fit(card.Deck, card.Context, room) : ContextPath.Fit(request.Deck ?? Wording.Of("All decks"), [], room));
        frame.PutRight(0, progress);
        int filled = done + sitting.Left == 0 ? 0 : frame.Width * done / (done + sitting.Left);
        frame.Put(0, 1, new Line([new Run(new string('━', filled), Ink.Accent), new Run(new string('─', frame.Width - filled), Ink.Faint)]));
    }

    private int PutMessage(Canvas frame, int bottom)
    {
        if ((numeric?.Note is { } note ? (note, Ink.Strong) : message) is not { } said)
        {
            return bottom;
        }

        return frame.PutAbove(bottom, said.Text, said.Ink);
    }

    private int PutGrades(Canvas frame, int bottom)
    {
        if (Stage != Stage.Revealed || sitting is null || links is not null)
        {
            return bottom;
        }

        var rows = GradeButtons.Lay(sitting.Choices, Proposed, KeyFor("accept"), frame.Width);
        for (int i = 0; i < rows.Count; i++)
        {
            foreach ((int column, Line line, GradeChoice choice) in rows[i])
            {
                frame.Put(column, bottom - rows.Count + i, line, () => Grade(choice.Quality));
            }
        }

        return bottom - rows.Count;
    }

    private void PutBody(Canvas frame, int height)
    {
        PanelText text = Body(frame.Width - 1);
        if (shouldShowMark)
        {
            // What was right is told by all options together.
            Action<int> show = choice is null ? scroll.Show : scroll.StartAt;
            show(Math.Max(0, text.Mark));
            shouldShowMark = false;
        }

        scroll.Draw(frame, text, HeaderRows, height);
    }

    private PanelText Body(int width)
    {
        if ((links?.Compose(width) ?? numeric?.Compose(width) ?? choice?.Compose(width) ?? sequence?.Compose(width)) is { } panel)
        {
            return panel;
        }

        PanelText text = new(width);
        if (sitting is null)
        {
            return text;
        }

        if (sitting.Card is null)
        {
            foreach (Line line in Stage == Stage.Finished ? summary : [Line.Of(Wording.Of("This card cannot be shown."))])
            {
                text.Add(line);
            }

            return text;
        }

        text.Markdown(sitting.Card.Front);
        if (Stage == Stage.Revealed)
        {
            text.Gap();
            text.MarkHere();
            text.Rule(Wording.Of("answer"));
            text.Markdown(sitting.Card.Back);
        }

        return text;
    }
}
