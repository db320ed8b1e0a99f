using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Reports;

/// <summary>How one learner of a store stands: a line of the teacher's view.</summary>
/// <param name="Name">Unique in a store.</param>
/// <param name="Due">Cards due on or before the study day and drills pending that day, none held back; limits aside.</param>
/// <param name="Week">Scheduled reviews of the last seven study days, first meetings included.</param>
/// <param name="Month">The same of the last thirty.</param>
/// <param name="Retention">Of the last thirty days; first meetings count in neither of its numbers.</param>
/// <param name="LastStudied">The last day with a review or a drill; null before the first.</param>
public sealed record LearnerStanding(string Name, int Due, int Week, int Month, Retention Retention, StudyDay? LastStudied);

/// <summary>Misconceptions that one learner made on one card, and how often together.</summary>
/// <param name="Learner">The learner's name.</param>
/// <param name="Card">The card that asked.</param>
/// <param name="Keys"><c>part:line</c> or <c>part:id</c>, joined by commas, as an answer keeps them.</param>
/// <param name="Times">Answers with just these; those taken back are left out.</param>
/// <param name="Last">The study day of the latest.</param>
public sealed record MisconceptionsMade(string Learner, CardKey Card, string Keys, int Times, StudyDay Last);

/// <summary>A misconception of a class.</summary>
/// <param name="Key"><c>part:line</c> or <c>part:id</c> as it was last made, which leads to its sentence in the question of <paramref name="Card"/>.</param>
/// <param name="Card">The card on which it was last made.</param>
/// <param name="IsStandard">Whether it is one of the library's, and counted over all cards.</param>
/// <param name="Learners">How many made it.</param>
/// <param name="Times">Answers in which it was recognised.</param>
/// <param name="Last">The study day of the latest.</param>
public sealed record ClassMisconception(string Key, CardKey Card, bool IsStandard, int Learners, int Times, StudyDay Last);

/// <summary>Counts the misconceptions of many learners.</summary>
public static class ClassMisconceptions
{
    /// <summary>Those that most learners make first, then the most frequent, then the latest.</summary>
    public static ImmutableArray<ClassMisconception> Of(IEnumerable<MisconceptionsMade> made) =>
    [
        .. made.SelectMany(one => one.Keys.Split(',').Select(key => (Key: key, Made: one)))
            .GroupBy(one => MisconceptionHabits.IsStandard(one.Key) ? (MisconceptionHabits.NameOf(one.Key), null) : (one.Key, (CardKey?)one.Made.Card))
            .Select(group =>
            {
                (string key, MisconceptionsMade latest) = group.MaxBy(one => (one.Made.Last, one.Made.Card));
                return new ClassMisconception(
                    key, latest.Card, group.Key.Item2 is null, group.Select(one => one.Made.Learner).Distinct().Count(), group.Sum(one => one.Made.Times), latest.Last);
            })
            .OrderByDescending(one => one.Learners).ThenByDescending(one => one.Times).ThenByDescending(one => one.Last).ThenBy(one => one.Key, StringComparer.Ordinal),
    ];
}
