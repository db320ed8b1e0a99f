using System.Collections.Immutable;

using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>What each grade would do, all at once: a screen shows the interval of every button before one is pressed.</summary>
public sealed class Previews
{
    private readonly ImmutableArray<CardState> states;

    private Previews(ImmutableArray<CardState> states) => this.states = states;

    /// <summary>The state that an answer of that quality leads to.</summary>
    public CardState this[Quality quality] => states[quality.Value];

    /// <summary>Previews of an answer on <paramref name="day"/>: of its review, or of a drill once the day has its review.</summary>
    public static Previews Of(CardState state, StudyDay day, IScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        bool first = History.IsFirstLook(state, day);
        return new Previews(
        [
            .. Enumerable.Range(0, 6).Select(value => new Quality(value))
                .Select(quality => first ? scheduler.Next(state, quality, day) : scheduler.Drill(state, quality, day)),
        ]);
    }
}
