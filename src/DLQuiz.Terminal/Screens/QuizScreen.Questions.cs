using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <content>The questions, one in front.</content>
internal sealed partial class QuizScreen
{
    private readonly Dictionary<int, QuestionPanel> panels = [];
    private QuestionPanel? panel;
    private long since;
    private bool shouldShowMark;

    private bool IsJudging => panel?.Written is { IsRevealed: true };

    private ImmutableArray<KeyAction> QuestionActions =>
    [
        .. panel?.Picks ?? [],
        On("next-step", () => panel!.Sequence!.Next(), panel is { Sequence.Attempt.IsFinished: false }),
        On("missed", () => panel!.Sequence!.Miss(), panel is { Sequence.CanMiss: true }),
        On("all-steps", () => panel!.Sequence!.ShowAll(), panel is { Sequence.Attempt.IsFinished: false }),
        On("judge-right", () => Judge(Judgement.Right), IsJudging),
        On("judge-partly", () => Judge(Judgement.Partly), IsJudging),
        On("judge-wrong", () => Judge(Judgement.Wrong), IsJudging),
        On("accept", () => Judge(panel!.Written!.Proposed!.Value), IsJudging && panel!.Written!.Proposed is not null),
        On("submit", Submit, sitting?.Stage == QuizStage.Answering),
        On("next-part", () => panel!.Numeric!.NextPart(), panel is { Numeric.HasParts: true }),
        On("reveal", Reveal, panel is { Written.IsRevealed: false }),
        On("next", () => GoTo(sitting!.Current + 1)),
        On("previous", () => GoTo(sitting!.Current - 1)),
        On("list", ShowList, sitting?.Stage == QuizStage.Answering),
        On("finish", AskFinish),
        HelpAction,
        On("leave", () => mode = Mode.AskLeave),
    ];

    private void Start()
    {
        if (setup.Read(out string problem) is not { } request)
        {
            message = (problem, Ink.Bad);
            return;
        }

        (mode, message) = (Mode.Drawing, null);
        StudyDay today = desk.Context.Today;
        desk.Read(App!, store => Paper.Draw(store, today, request), Sit, problem =>
        {
            (mode, message) = (Mode.Setup, (SafeText.Of(problem.Message), Ink.Bad));
            SetNeedsDraw();
        }, leaving.Token);
    }

    private void Sit(Paper paper)
    {
        SetNeedsDraw();
        if (paper.Questions.IsEmpty)
        {
            (mode, message) = (Mode.Setup, (Wording.Of("No question can be drawn: no card of these decks matches."), Ink.Bad));
            return;
        }

        sitting = QuizSitting.Start(paper);
        since = desk.Context.Clock.GetTimestamp();
        mode = Mode.Asking;
        ShowQuestion();
        if (paper.Request.Limit is not null)
        {
            App?.AddTimeout(TimeSpan.FromSeconds(1), Tick);
        }

        if (paper.Questions.Length < paper.Request.Questions)
        {
            message = (Wording.Of($"Only {paper.Questions.Length} questions: a paper asks one card of each block, and there are no more."), Ink.Strong);
        }
    }

    /// <summary>Time and what is given, up to now.</summary>
    private void Sync()
    {
        if (sitting is not { Stage: QuizStage.Answering })
        {
            return;
        }

        sitting = sitting.Spend(desk.Context.Clock.GetElapsedTime(since));
        since = desk.Context.Clock.GetTimestamp();
        if (sitting.Stage == QuizStage.Answering)
        {
            sitting = sitting.Answer(panel!.Answer);
            return;
        }

        // A key that was meant for the answer must not act on what comes now.
        (mode, message) = (Mode.TimeOver, (Wording.Of("The time is over. What was answered before counts."), Ink.Strong));
    }

    private void GoTo(int number)
    {
        Sync();
        if (mode is Mode.TimeOver)
        {
            return;
        }

        message = null;
        mode = Mode.Asking;
        int[] judged = [.. sitting!.Paper.Questions.Select(question => question.Number).Where(one => sitting.Answers[one - 1] is QuizAnswer.Written)];
        if (sitting.Stage == QuizStage.Judging)
        {
            // Only what is to be judged can be looked at; the nearest in the direction of the step.
            number = number > sitting.Current ? judged.Where(one => one >= number).DefaultIfEmpty(sitting.Current).First() : judged.Where(one => one <= number).DefaultIfEmpty(sitting.Current).Last();
        }

        sitting = sitting.GoTo(number);
        ShowQuestion();
    }

    private void ShowQuestion()
    {
        scroll.ToStart();
        if (!panels.TryGetValue(sitting!.Current, out panel))
        {
            panels[sitting.Current] = panel = QuestionPanel.Of(sitting.Question);
        }

        if (sitting.Stage == QuizStage.Judging)
        {
            panel.Written?.Reveal();
        }
    }

    private void Submit()
    {
        panel!.Numeric?.Enter();
        Sync();
        if (mode != Mode.Asking || sitting!.Stage != QuizStage.Answering || panel is { Numeric.IsSettled: false })
        {
            return;
        }

        if (sitting.Current < sitting.Paper.Questions.Length)
        {
            GoTo(sitting.Current + 1);
        }
        else if (sitting.NextOpen is { } open && open != sitting.Current)
        {
            GoTo(open);
        }
        else
        {
            AskFinish();
        }
    }

    private void Reveal()
    {
        panel!.Written!.Reveal();
        shouldShowMark = true;
    }

    private void Judge(Judgement judgement)
    {
        panel!.Written!.Judge(judgement);
        if (sitting!.Stage == QuizStage.Answering)
        {
            Submit();
            return;
        }

        sitting = sitting.Judge(sitting.Current, judgement);
        AfterAnswering();
    }

    private void ShowList()
    {
        Sync();
        list.Choose(sitting!.Current, sitting.Paper.Questions.Length);
        mode = mode == Mode.Asking ? Mode.List : mode;
    }

    private void AskFinish()
    {
        Sync();
        if (mode != Mode.Asking)
        {
            return;
        }

        if (sitting!.Stage == QuizStage.Judging)
        {
            sitting = sitting.Close();
            AfterAnswering();
        }
        else if (sitting.Open.Any())
        {
            mode = Mode.AskFinish;
        }
        else
        {
            Finish();
        }
    }

    private void Finish()
    {
        Sync();
        if (mode != Mode.TimeOver)
        {
            sitting = sitting!.Finish();
            AfterAnswering();
        }
    }

    /// <summary>To the answer that waits for its judgement, or to the score sheet.</summary>
    private void AfterAnswering()
    {
        if (sitting!.Stage == QuizStage.Finished)
        {
            ShowSheet();
            return;
        }

        mode = Mode.Asking;
        ShowQuestion();
        message ??= (Wording.Of("Now judge your own answers: was it right?"), Ink.Strong);
    }

    private void PutPanel(Canvas frame, int height)
    {
        PanelText text = panel!.Compose(frame.Width - 1);
        if (shouldShowMark)
        {
            scroll.Show(Math.Max(0, text.Mark));
            shouldShowMark = false;
        }

        scroll.Draw(frame, text, HeaderRows, height);
    }
}
