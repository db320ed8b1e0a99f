using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>A rule that says when a card comes back: pure fold steps over the answers of one card, in the order of its log.</summary>
/// <remarks>One file is one scheduler; <see cref="Schedulers"/> finds it. Neither step touches suspension, burial or flag.</remarks>
public interface IScheduler
{
    /// <summary>The name that front matter and settings use.</summary>
    string Name { get; }

    /// <summary>The same rule with what the learner has set for a deck; a rule that nothing can be set of is itself.</summary>
    IScheduler With(SchedulerSettings settings, string deck) => this;

    /// <summary>The state after the first review of a study day; <paramref name="day"/> is later than the state's last review.</summary>
    CardState Next(CardState state, Quality quality, StudyDay day);

    /// <summary>The state after a later look on a study day that already has its review.</summary>
    CardState Drill(CardState state, Quality quality, StudyDay day);
}
