using System.Globalization;
using DLQuiz.Compute;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Quizzes;

/// <content>What begins with a colon.</content>
public sealed partial class LineQuiz
{
    private static readonly string[] Commands = ["back", "next", "go", "list", "reveal", "finish", "quit", "help"];

    /// <summary>Whether the question in front is still to be answered by this prompt.</summary>
    private bool Command(string typed)
    {
        string[] words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string name = words.Length == 0 ? "help" : words[0].ToLowerInvariant();
        switch (Array.Find(Commands, command => command == name) ?? Array.Find(Commands, command => command[..1] == name))
        {
            case "back":
                sitting = sitting.GoTo(sitting.Current - 1);
                return false;
            case "next":
                Settle(null);
                return false;
            case "go":
                return !Go(words);
            case "list":
                List();
                return true;
            case "reveal":
                return !Reveal();
            case "finish":
                return !AskWhether(Wording.Of("Finish now?"), [.. sitting.Open], () => sitting = sitting.Finish());
            case "quit":
                return !AskWhether(Wording.Of("Leave without a score sheet?"), [], () => isLeft = true);
            case "help":
                dialogue.Say(Wording.Of(":back and :next go to the neighbouring question, :go 3 to the third; :list says which are answered; :reveal shows the answer of a question that you judge yourself; :finish ends the quiz, :quit leaves it without a score sheet."));
                return true;
            default:
                dialogue.Say(Spelling.Nearest(name, Commands) is { } near
                    ? Wording.Of($"There is no command :{SafeText.Of(name)}; there is :{near}.")
                    : Wording.Of($"There is no command :{SafeText.Of(name)}; :help names them. Before an answer that begins with a colon type a second one."));
                return true;
        }
    }

    private bool Go(string[] words)
    {
        int last = sitting.Paper.Questions.Length;
        if (words.Length == 2 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= last)
        {
            sitting = sitting.GoTo(number);
            return true;
        }

        dialogue.Say(Wording.Of($"A number from 1 to {last}, please."));
        return false;
    }

    private void List()
    {
        int[] open = [.. sitting.Open];
        dialogue.Say(Wording.Of($"{sitting.Paper.Questions.Length - open.Length} of {sitting.Paper.Questions.Length} are answered."));
        if (open.Length > 0)
        {
            dialogue.Say(Wording.Of($"Not answered: {string.Join(", ", open)}."));
        }
    }

    /// <summary>Shows the answer of a written question, and asks for the judgement at once.</summary>
    private bool Reveal()
    {
        PaperQuestion question = sitting.Question;
        if (!question.IsWritten)
        {
            dialogue.Say(Wording.Of("Only a question that you judge yourself shows its answer before the end."));
            return false;
        }

        string text = (sitting.Given as QuizAnswer.Written)?.Text ?? "";
        Judgement? judged = AskJudgement(question, text);
        sitting = sitting.Spend(clock.GetElapsedTime(since));
        since = clock.GetTimestamp();
        if (judged is null)
        {
            sitting = sitting.Finish();
        }
        else if (sitting.Stage == QuizStage.Answering)
        {
            Settle(new QuizAnswer.Written(text, judged));
        }

        return true;
    }

    private bool AskWhether(string question, int[] open, Action yes)
    {
        if (open.Length > 0)
        {
            dialogue.Say(Wording.Of($"Not answered: {string.Join(", ", open)}."));
        }

        string? line = Read(Wording.Of($"{question} y means yes, Enter no"));
        if (sitting.Stage != QuizStage.Answering)
        {
            return true;
        }

        if (line is null)
        {
            sitting = sitting.Finish();
            return true;
        }

        if (line is not ("y" or "Y" or "yes" or "是"))
        {
            return false;
        }

        yes();
        return true;
    }
}
