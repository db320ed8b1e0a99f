using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Lists;
using DLQuiz.Terminal.Screens;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal;

/// <content>Choices and sequences as lines.</content>
public sealed partial class LineReview
{
    /// <summary>What came of asking: for the log, and for Enter at the grades.</summary>
    private sealed record Given(Quality? Proposed = null, NumericAnswer? Numeric = null, ChoiceAnswer? Choice = null, SequenceAnswer? Sequence = null);

    private Given AskChoice(ChoiceAttempt attempt)
    {
        ShowLinked(sitting.Card!.Front);
        Say(attempt.Question.PicksAll ? Wording.Of("Pick all that are right.") : Wording.Of("Pick one."));
        ShowOptions(attempt);
        string how = attempt.Question.PicksAll ? Wording.Of("letters, as in a or acd") : Wording.Of("a letter");
        while (Ask(Wording.Of($"{how}; Enter shows the answer; u undo, - bury, @ suspend, * flag, q leave"), SideStep) is { } typed)
        {
            if (Picked(attempt, typed) is not { } picked)
            {
                Say(Wording.Of("One of the letters above, please."));
                continue;
            }

            attempt = picked.Finish();
            sitting.Reveal();
            ShowOptions(attempt);
            Say(VerdictText.Of(attempt).Text);
            ShowLinked(attempt.Question.Explanation);
            return new Given(attempt.ProposedQuality, Choice: attempt.ToAnswer());
        }

        return new Given();
    }

    /// <summary>Null for letters that no option has, and for several where one is asked for.</summary>
    internal static ChoiceAttempt? Picked(ChoiceAttempt attempt, string typed)
    {
        string letters = string.Concat(typed.ToLowerInvariant().Where(letter => letter is not (' ' or ',' or '，' or '、')).Distinct());
        if (letters.Length > 1 && !attempt.Question.PicksAll)
        {
            return null;
        }

        foreach (char letter in letters)
        {
            int place = ChoicePanel.Letters.IndexOf(letter, StringComparison.Ordinal);
            if (place < 0 || place >= attempt.Shown.Length)
            {
                return null;
            }

            attempt = attempt.Pick(place);
        }

        return attempt;
    }

    private void ShowOptions(ChoiceAttempt attempt)
    {
        for (int place = 0; place < attempt.Shown.Length; place++)
        {
            ChoiceOption option = attempt.Shown[place];
            dialogue.ShowPoint(dialogue.IsPlain ? SpokenLabel(attempt, option, place) : $"{ChoicePanel.BoxOf(attempt, option)} {VerdictText.MarkOf(attempt, option).Mark}{ChoicePanel.LetterOf(place)}  ", option.Text);
        }
    }

    /// <summary>Words instead of boxes and ticks.</summary>
    internal static string SpokenLabel(ChoiceAttempt attempt, ChoiceOption option, int place)
    {
        string[] words =
        [
            ChoicePanel.LetterOf(place),
            .. attempt.IsPicked(option) ? [Wording.Of("picked")] : Array.Empty<string>(),
            .. attempt.IsFinished ? [option.IsRight ? Wording.Of("right") : Wording.Of("wrong")] : Array.Empty<string>(),
        ];
        return string.Join(", ", words) + ": ";
    }

    private Given AskSequence(SequenceAttempt attempt)
    {
        ShowLinked(sitting.Card!.Front);
        int steps = attempt.Question.Steps.Length;
        while (true)
        {
            string how = attempt.Shown == 0 ? Wording.Of($"Enter shows step 1 of {steps}")
                : attempt.IsFinished ? Wording.Of("x not known; Enter shows the grades")
                : Wording.Of($"x not known; Enter shows step {attempt.Shown + 1} of {steps}");
            if (Ask(Wording.Of($"{how}; u undo, - bury, @ suspend, * flag, q leave"), SideStep) is not { } typed)
            {
                return new Given();
            }

            if (typed == "x" && attempt.Shown > 0)
            {
                attempt = attempt.Miss();
                Say(attempt.Missed.Contains(attempt.Shown) ? Wording.Of($"Step {attempt.Shown} was not known.") : Wording.Of($"Step {attempt.Shown} was known."));
            }
            else if (attempt.IsFinished)
            {
                sitting.Reveal();
                ShowLinked(attempt.Question.Explanation);
                return new Given(attempt.ProposedQuality, Sequence: attempt.ToAnswer());
            }
            else
            {
                attempt = attempt.Next();
                dialogue.ShowPoint(SequencePanel.LabelOf(attempt.Shown, steps, isMissed: false), attempt.Question.Steps[attempt.Shown - 1]);
            }
        }
    }
}
