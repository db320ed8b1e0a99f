using DLQuiz.Core.Questions.Grading;
using DLQuiz.Core.Questions.Lists;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>A verdict in a sign and a word each, so that none is told by colour alone.</summary>
internal static class VerdictText
{
    /// <summary>How often a mistake was made before; null for the first time.</summary>
    public static string? Habit(int timesBefore) => timesBefore switch
    {
        0 => null,
        1 => Wording.Of("You made this mistake once before."),
        _ => Wording.Of($"You made this mistake {timesBefore} times before."),
    };

    public static Run Of(ChoiceAttempt attempt) => attempt.Score switch
    {
        _ when attempt.Picked.IsEmpty => new Run(Wording.Of("nothing picked"), Ink.Faint),
        >= 1 => new Run(Wording.Of("✓ right"), Ink.Good),
        > 0 => new Run(Wording.Of($"≈ partly right, {100 * attempt.Score:0} %"), Ink.Strong),
        _ => new Run(Wording.Of("✗ wrong"), Ink.Bad),
    };

    /// <summary>Beside an option, once the attempt is finished: ticked for every right one, crossed for a wrong one that was picked; nothing before.</summary>
    public static (string Mark, Ink Ink) MarkOf(ChoiceAttempt attempt, ChoiceOption option) => (attempt.IsFinished, option.IsRight, attempt.IsPicked(option)) switch
    {
        (false, _, _) => ("", Ink.Plain),
        (true, true, _) => ("✓ ", Ink.Good),
        (true, false, true) => ("✗ ", Ink.Bad),
        _ => ("  ", Ink.Plain),
    };

    public static Run Of(PartResult result) => result.Verdict switch
    {
        Verdict.Correct when result.IsCarriedForward => new Run(Wording.Of("✓ right, carried on from an earlier error"), Ink.Good),
        Verdict.Correct => new Run(Wording.Of("✓ right"), Ink.Good),
        Verdict.Partly partly => new Run(Wording.Of($"≈ partly right, {100 * partly.Score:0} %"), Ink.Strong),
        Verdict.WrongPrecision => new Run(Wording.Of("≈ right value, wrong precision"), Ink.Strong),
        Verdict.Wrong => new Run(Wording.Of("✗ wrong"), Ink.Bad),
        Verdict.Unreadable unreadable => new Run(Wording.Of($"? not read: {SafeText.Of(Wording.Of(unreadable.Hint))}"), Ink.Strong),
        _ => throw new InvalidOperationException($"No words for {result.Verdict.GetType().Name}."),
    };
}
