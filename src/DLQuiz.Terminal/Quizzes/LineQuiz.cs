using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Screens;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Quizzes;

/// <summary>An exam as lines: a question is printed, a line is read; commands begin with a colon, since all else may be an answer.</summary>
public sealed partial class LineQuiz
{
    private readonly LineDialogue dialogue;
    private readonly TimeProvider clock;
    private QuizSitting sitting;
    private long since;
    private bool isLeft;

    private LineQuiz(Paper paper, TimeProvider clock, LineDialogue dialogue)
    {
        this.dialogue = dialogue;
        this.clock = clock;
        sitting = QuizSitting.Start(paper);
    }

    /// <summary>Runs to the score sheet, which it prints; the end of the input finishes the quiz with what was answered. Null where the learner left it.</summary>
    /// <param name="paper">With one question at least.</param>
    /// <param name="clock">Of the time limit.</param>
    /// <param name="input">A line an answer.</param>
    /// <param name="output">For the learner.</param>
    /// <param name="isPlain">For screen readers, pipes and scripts: nothing but words, each prompt a line of its own.</param>
    public static ScoreSheet? Run(Paper paper, TimeProvider clock, TextReader input, TextWriter output, bool isPlain)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(clock);
        LineQuiz quiz = new(paper, clock, new LineDialogue(input, output, isPlain));
        return quiz.RunAll();
    }

    private ScoreSheet? RunAll()
    {
        Greet();
        since = clock.GetTimestamp();
        while (!isLeft && sitting.Stage == QuizStage.Answering)
        {
            Ask();
        }

        if (isLeft)
        {
            dialogue.Say(Wording.Of("Left without a score sheet; nothing was kept."));
            return null;
        }

        if (sitting.HasRunOut)
        {
            dialogue.Say(Wording.Of("The time is over. What was answered before counts."));
        }

        Judge();
        var sheet = ScoreSheet.Of(sitting.Close());
        PanelText text = new(LineDialogue.Width, hasFlatMaths: dialogue.IsPlain);
        ScoreSheetText.Put(text, sheet);
        dialogue.Gap();
        dialogue.Say(Heading(Wording.Of(ScoreWords.Title)));
        dialogue.Show(text.Lines);
        return sheet;
    }

    private void Greet()
    {
        Paper paper = sitting.Paper;
        dialogue.Say(paper.Questions.Length == 1 ? Wording.Of($"Quiz of 1 question, {ScoreWords.Paper(paper)}.") : Wording.Of($"Quiz of {paper.Questions.Length} questions, {ScoreWords.Paper(paper)}."));
        if (paper.Request.Limit is { } limit)
        {
            dialogue.Say(Wording.Of($"Time limit: {ScoreWords.Clock(limit)}."));
        }

        dialogue.Say(Wording.Of("Type an answer and press Enter; Enter alone leaves it open. Commands: :back, :go 3, :list, :reveal, :finish, :quit, :help."));
    }

    private string Heading(string text) => dialogue.IsPlain ? text : $"── {text} ──";

    private void Ask()
    {
        PaperQuestion question = sitting.Question;
        string where = SafeText.Of(string.Join(" › ", [question.Card.Deck, .. question.Card.Context]));
        dialogue.Gap();
        dialogue.Say(Heading(Wording.Of($"Question {question.Number} of {sitting.Paper.Questions.Length}") + (sitting.Left is { } left ? Wording.Of($", {ScoreWords.Clock(left)} left") : "")));
        dialogue.Say(where);
        dialogue.Show(question.AskFilled);
        dialogue.ShowPlots(question.Variant?.Plots ?? []);
        if (question.IsWritten)
        {
            AskWritten(question);
        }
        else if (question.Variant is { } variant)
        {
            AskNumbers(variant);
        }
        else if (question.Choice is { } choice)
        {
            AskChoice((sitting.Given as QuizAnswer.Picks)?.Attempt ?? choice);
        }
        else
        {
            AskSequence((sitting.Given as QuizAnswer.Steps)?.Attempt ?? question.Sequence!);
        }
    }

    /// <summary>A line that is an answer, blank ones included; null when it led elsewhere, or time is over.</summary>
    private string? ReadAnswer(string prompt)
    {
        int asked = sitting.Current;
        while (true)
        {
            string? line = Read(prompt);
            if (line is null)
            {
                sitting = sitting.Finish();
                return null;
            }

            if (sitting.Stage != QuizStage.Answering)
            {
                return null;
            }

            if (line.Length == 0 || line[0] is not (':' or '：'))
            {
                return line;
            }

            if (line.StartsWith("::", StringComparison.Ordinal))
            {
                return line[1..];
            }

            bool stays = Command(line[1..].Trim());
            if (isLeft || sitting.Stage != QuizStage.Answering || sitting.Current != asked || !stays)
            {
                return null;
            }
        }
    }

    /// <summary>A line, with the time that it took spent on the question in front.</summary>
    private string? Read(string prompt)
    {
        string? line = dialogue.Read(prompt);
        sitting = sitting.Spend(clock.GetElapsedTime(since));
        since = clock.GetTimestamp();
        return line;
    }

    /// <summary>Stores the answer and goes on; behind the last question the learner says whether to finish.</summary>
    private void Settle(QuizAnswer? answer)
    {
        if (answer is not null)
        {
            sitting = sitting.Answer(answer);
        }

        if (sitting.Current < sitting.Paper.Questions.Length)
        {
            sitting = sitting.GoTo(sitting.Current + 1);
        }
        else
        {
            AskFinish();
        }
    }

    private void AskFinish()
    {
        ImmutableArray<int> open = [.. sitting.Open];
        string state = open.Length == 0 ? Wording.Of("All questions are answered.") : Wording.Of($"Not answered: {string.Join(", ", open)}.");
        string? line = ReadAnswer(Wording.Of($"{state} Enter finishes, a number goes to that question"));
        if (line is null)
        {
            return;
        }

        if (line.Length == 0)
        {
            sitting = sitting.Finish();
        }
        else if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= sitting.Paper.Questions.Length)
        {
            sitting = sitting.GoTo(number);
        }
        else
        {
            dialogue.Say(Wording.Of($"A number from 1 to {sitting.Paper.Questions.Length}, please."));
            AskFinish();
        }
    }
}
