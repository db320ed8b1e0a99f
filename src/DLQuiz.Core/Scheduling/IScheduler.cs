using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>A rule that says when a card comes back: a pure fold step over the answers that move the schedule.</summary>
public interface IScheduler
{
    /// <summary>The name that front matter and settings use.</summary>
    string Name { get; }

    /// <summary>The state after a scheduled review of that quality on that study day; never touches suspension, burial or flag.</summary>
    CardState Next(CardState state, Quality quality, StudyDay day);
}
