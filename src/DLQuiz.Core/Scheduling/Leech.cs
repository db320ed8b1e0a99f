using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>Cards that are forgotten again and again, which another review will not help: they want another wording.</summary>
public static class Leech
{
    /// <summary>Lapses that make a card a leech.</summary>
    public const int First = 8;

    /// <summary>Lapses after which a leech is told again.</summary>
    public const int Again = 4;

    /// <summary>Follows from the state alone, so that a replay, a merge and an undo agree on it.</summary>
    public static bool Is(CardState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Lapses >= First;
    }

    /// <summary>Whether an answer crossed the first threshold or a later one: the moment to tell the learner.</summary>
    public static bool IsTold(CardState before, CardState after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return after.Lapses > before.Lapses && after.Lapses >= First && (after.Lapses - First) % Again == 0;
    }
}
