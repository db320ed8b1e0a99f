using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Lists;

/// <summary>A learner at one showing of a choice; immutable, every step returns the next attempt.</summary>
public sealed record ChoiceAttempt
{
    private ChoiceAttempt(ChoiceQuestion question, ulong seed)
    {
        Question = question;
        Seed = seed;
        Shown = question.Shuffled(seed);
    }

    public ChoiceQuestion Question { get; }

    public ulong Seed { get; }

    /// <summary>In the order of this showing.</summary>
    public ImmutableArray<ChoiceOption> Shown { get; }

    /// <summary>Numbers of the options picked, as the note has them.</summary>
    public ImmutableSortedSet<int> Picked { get; private init; } = [];

    /// <summary>Picks count no more, and a quality is proposed.</summary>
    public bool IsFinished { get; private init; }

    public static ChoiceAttempt Start(ChoiceQuestion question, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new ChoiceAttempt(question, seed);
    }

    public bool IsPicked(ChoiceOption option) => Picked.Contains(option.Number);

    /// <summary>Picks the option at a place of this showing, or takes the pick back; where one option is right, the pick moves. The same attempt when finished.</summary>
    public ChoiceAttempt Pick(int place)
    {
        int number = Shown[place].Number;
        if (IsFinished)
            return this;
        if (!Question.PicksAll)
            return this with { Picked = Picked.Contains(number) ? [] : [number] };
        return this with { Picked = Picked.SymmetricExcept([number]) };
    }

    public ChoiceAttempt Finish() => this with { IsFinished = true };

    /// <summary>1 for the right pick; of several right options each earns its share, and each wrong pick takes one away, down to 0.</summary>
    public double Score
    {
        get
        {
            int right = Question.Options.Count(option => option.IsRight);
            int hits = Question.Options.Count(option => option.IsRight && IsPicked(option));
            return right == 0 ? 0 : Math.Max(0, hits - (Picked.Count - hits)) / (double)right;
        }
    }

    /// <summary>What the picks suggest; the learner may change it, and 5 is only ever the learner's own choice.</summary>
    public Quality ProposedQuality => Score switch
    {
        _ when Picked.IsEmpty => Quality.Blackout,
        >= 1 => Quality.Good,
        >= 0.5 => Quality.NearMiss,
        _ => Quality.Wrong,
    };

    /// <summary>What the log keeps.</summary>
    public ChoiceAnswer ToAnswer() => new(Seed, string.Join(',', Picked), Score);
}
