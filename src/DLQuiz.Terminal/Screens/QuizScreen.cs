using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>An exam: its setup, its questions in any order, the learner's judgement of written answers, the score sheet.</summary>
internal sealed partial class QuizScreen : Screen
{
    private const int HeaderRows = 2;

    public static readonly KeyTable Keys = new("quiz",
    [
        new("start", "enter", "start", "Draws the paper and begins; time runs from here."),
        new("next-field", "tab down", "next field", "Goes to the next field."),
        new("previous-field", "up", "field above", "Goes to the field above.") { IsQuiet = true },
        new("submit", "enter", "keep", "Keeps the answer and goes to the next open question; it can be changed until you finish."),
        new("next-part", "tab", "next part", "Goes to the next part; the arrows do the same."),
        new("next-step", "space", "next step", "Shows the next step."),
        new("missed", "x", "missed it", "Marks the step shown last as not known, or takes the mark back."),
        new("all-steps", "r", "the rest", "Shows all steps that are left.") { IsQuiet = true },
        new("reveal", "f2", "reveal and judge", "Shows the answer, for you to judge yours at once.") { WhileTyping = "f2 r" },
        new("judge-right", "1 r", "right", "Your answer was right."),
        new("judge-partly", "2 p", "partly", "Your answer was partly right."),
        new("judge-wrong", "3 w", "wrong", "Your answer was wrong."),
        new("accept", "enter", "accept", "Takes the judgement that your words suggest.") { IsQuiet = true },
        new("next", "right ctrl+n", "next question", "Goes to the next question, whatever is given here.") { WhileTyping = "ctrl+n n" },
        new("previous", "left ctrl+p", "previous question", "Goes to the question before.") { WhileTyping = "ctrl+p p", IsQuiet = true },
        new("list", "f4", "questions", "Lists the questions with what is open, to choose one."),
        new("choose", "enter space", "go there", "Goes to the chosen question."),
        new("finish", "f5 ctrl+f", "finish", "Ends the quiz, after a question if some are open."),
        new("continue", "enter", "go on", "Goes on to what was answered, once the time is over."),
        new("confirm", "y", "yes", "Yes, do it."),
        new("decline", "n esc", "no", "No, go on."),
        new("export", "e", "export", "Writes the score sheet to a file: .md, .json, .csv or .html."),
        new("write", "enter", "write the file", "Writes the file."),
        new("record", "r", "record as reviews", "Lets the answers count as today's reviews; undo on Home takes them back one by one."),
        new("back", "enter", "back", "Goes back."),
        new("leave", "q esc", "leave", "Leaves; in the middle of a quiz you are asked first.") { WhileTyping = "esc q" },
    ]);

    private readonly Desk desk;
    private readonly Scroll scroll = new();
    private readonly QuestionList list = new();
    private readonly QuizSetupPanel setup;
    private readonly CancellationTokenSource leaving = new();
    private Mode mode = Mode.Setup;
    private QuizSitting? sitting;
    private (string Text, Ink Ink)? message;

    public QuizScreen(Desk desk, QuizRequest request)
        : base(desk, Keys)
    {
        this.desk = desk;
        setup = new QuizSetupPanel(request);
    }

    private enum Mode
    {
        Setup,

        /// <summary>The paper is being drawn, on another thread.</summary>
        Drawing,
        Asking,
        List,
        AskFinish,
        AskLeave,
        TimeOver,
        Sheet,
        Export,
    }

    protected override string Purpose => mode switch
    {
        Mode.Setup => Wording.Of("An exam. With the same notes and the same seed another learner gets the same questions, numbers and options. Nothing moves in the schedule unless you ask for it at the end."),
        Mode.Sheet or Mode.Export => Wording.Of("What came of it. The answers are kept in the log as those of an exam, which move nothing."),
        _ => Wording.Of("Answer in any order; nothing is judged before the end, and every answer can be changed until then. While you type, commands need Alt or Ctrl."),
    };

    protected override bool IsTyping => mode switch
    {
        Mode.Setup or Mode.Export => true,
        Mode.Asking => panel is { IsTyping: true },
        _ => false,
    };

    protected override ImmutableArray<KeyAction> Actions => mode switch
    {
        Mode.Setup => [On("start", Start, desk.IsOpen), On("next-field", () => setup.Next(1)), On("previous-field", () => setup.Next(-1)), HelpAction, On("leave", Back)],
        Mode.Drawing => [HelpAction, On("leave", Back)],
        Mode.TimeOver => [On("continue", AfterAnswering), HelpAction],
        Mode.List => [On("choose", () => GoTo(list.Chosen)), HelpAction, On("leave", () => mode = Mode.Asking)],
        Mode.AskFinish => [On("confirm", Finish), On("decline", () => mode = Mode.Asking), HelpAction],
        Mode.AskLeave => [On("confirm", Back), On("decline", () => mode = Mode.Asking), HelpAction],
        Mode.Sheet => [On("export", AskFile), On("record", Record, CanRecord), On("back", Back), HelpAction, On("leave", Back)],
        Mode.Export => [On("write", Export), HelpAction, On("leave", () => mode = Mode.Sheet)],
        _ => QuestionActions,
    };

    protected override void Begin()
    {
        if (desk.Context.Quiz is { } quiz)
        {
            Sit(quiz.Paper);
        }
    }

    protected override bool Type(Key key) => mode switch
    {
        Mode.Setup => setup.Type(key),
        Mode.Export => TypeFile(key),
        _ => panel?.Type(key) ?? false,
    };

    protected override void Paste(string text)
    {
        if (mode == Mode.Setup)
        {
            setup.Paste(text);
        }
        else if (mode == Mode.Export)
        {
            file = file.Insert(text);
        }
        else if (IsTyping)
        {
            panel!.Paste(text);
        }
    }

    protected override void ScrollBy(int lines)
    {
        if (mode == Mode.List)
        {
            list.Choose(list.Chosen + lines, sitting!.Paper.Questions.Length);
        }
        else
        {
            scroll.By(lines);
        }
    }

    protected override void Compose(Canvas frame)
    {
        Sync();
        var bar = KeyBar.Lay(Actions, frame.Width);
        bar.Put(frame);
        int bottom = frame.Height - bar.Height;
        if ((panel?.Note is { } note && mode == Mode.Asking ? (note, Ink.Strong) : message) is { } said)
        {
            bottom = frame.PutAbove(bottom, said.Text, said.Ink);
        }

        switch (mode)
        {
            case Mode.Setup when desk.Context.Quiz is not null:
                frame.Put(0, 0, Line.Of(Wording.Of("Opening your decks…"), Ink.Faint));
                break;
            case Mode.Drawing:
                frame.Put(0, 0, Line.Of(Wording.Of("Drawing the paper…"), Ink.Faint));
                break;
            case Mode.Setup:
                scroll.Draw(frame, setup.Compose(frame.Width - 1), 0, bottom);
                break;
            case Mode.List:
                PutHeader(frame);
                list.Put(frame, HeaderRows, bottom - HeaderRows, sitting!, GoTo);
                break;
            case Mode.Sheet or Mode.Export:
                PutSheet(frame, bottom);
                break;
            default:
                PutHeader(frame);
                bottom = PutQuestionOf(frame, bottom);
                PutPanel(frame, bottom - HeaderRows);
                break;
        }
    }

    private void PutHeader(Canvas frame)
    {
        PaperQuestion question = sitting!.Question;
        int open = sitting.Open.Count();
        string[] signs =
        [
            $"{sitting.Current}/{sitting.Paper.Questions.Length}",
            .. sitting.Stage == QuizStage.Judging ? [Wording.Of("judging")] : new[] { Wording.Of($"{open} open") },
            .. sitting is { Stage: QuizStage.Answering, Left: { } left } ? [Wording.Of($"{ScoreWords.Clock(left)} left")] : Array.Empty<string>(),
        ];
        Line progress = Line.Of(" " + string.Join(" · ", signs), Ink.Strong);
        frame.Put(0, 0, ContextPath.Fit(question.Card.Deck, question.Card.Context, Math.Max(0, frame.Width - progress.Width)));
        frame.PutRight(0, progress);
        QuestionList.PutStrip(frame, 1, sitting, GoTo);
    }

    /// <summary>The question that stands in the way of finishing or leaving, above the keys.</summary>
    private int PutQuestionOf(Canvas frame, int bottom) => mode switch
    {
        Mode.AskFinish => frame.PutAbove(bottom, Wording.Of($"Not answered: {string.Join(", ", sitting!.Open)}. Finish all the same?"), Ink.Strong),
        Mode.AskLeave => frame.PutAbove(bottom, Wording.Of("Leave without a score sheet? Nothing is kept."), Ink.Strong),
        _ => bottom,
    };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // A signal ends a screen without asking it.
            Keep();
            isLeft = true;
            leaving.Cancel();
            leaving.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Tick()
    {
        if (sitting is { Stage: QuizStage.Answering, Left: not null })
        {
            SetNeedsDraw();
        }

        return mode is not (Mode.TimeOver or Mode.Sheet or Mode.Export) && !isLeft;
    }

    private void Back() => Leave(desk.Context.Quiz is null ? new Destination.Home() : new Destination.Quit());

    /// <summary>A store that fails is told, and the same key tries again.</summary>
    private bool Try(Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (Exception problem) when (problem is StoreException or IOException)
        {
            message = (SafeText.Of(problem.Message), Ink.Bad);
            return false;
        }
    }
}
