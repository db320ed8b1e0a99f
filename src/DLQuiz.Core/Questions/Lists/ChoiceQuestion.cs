using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Lists;

/// <summary>One option of a choice.</summary>
/// <param name="Number">As the note has them, from 1.</param>
/// <param name="Text">Markdown.</param>
/// <param name="IsRight">Ticked in the note.</param>
public sealed record ChoiceOption(int Number, string Text, bool IsRight);

/// <summary>The options of a choice card.</summary>
/// <param name="Options">In the order of the note.</param>
/// <param name="Explanation">Markdown shown with the answer; empty when there is none.</param>
public sealed record ChoiceQuestion(ImmutableArray<ChoiceOption> Options, string Explanation)
{
    private static readonly string[] Closing = ["of the above", "of these", "以上"];

    /// <summary>Whether several options are right, so that the learner picks all of them.</summary>
    public bool PicksAll => Options.Count(option => option.IsRight) > 1;

    /// <summary>Null for a card of another kind.</summary>
    public static ChoiceQuestion? Of(Card card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return card.Kind == CardKind.Choice ? Read(card.Back) : null;
    }

    /// <summary>Of the back of a choice card.</summary>
    public static ChoiceQuestion Read(string back)
    {
        var list = AnswerList.Read(back);
        return new ChoiceQuestion([.. list.Points.Select((point, i) => new ChoiceOption(i + 1, point.Text, point.Mark == AnswerList.Ticked))], list.Rest);
    }

    /// <summary>The options as they show for a seed, each order equally likely; one that speaks of those above it ("none of the above", 以上都不对) stays last.</summary>
    public ImmutableArray<ChoiceOption> Shuffled(ulong seed)
    {
        ChoiceOption[] order = [.. Options.Where(option => !SpeaksOfOthers(option))];
        var draws = new SplitMix64(seed);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = (int)draws.Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return [.. order, .. Options.Where(SpeaksOfOthers)];
    }

    private static bool SpeaksOfOthers(ChoiceOption option) =>
        Array.Exists(Closing, words => char.IsAscii(words[0])
            ? option.Text.Contains(words, StringComparison.OrdinalIgnoreCase)
            : option.Text.StartsWith(words, StringComparison.Ordinal));
}
