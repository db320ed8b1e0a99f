using System.Runtime.InteropServices;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Storage;

/// <summary>Statistics by learner, study day, deck and maturity, added up from tallies; what sums to nothing is no row.</summary>
internal sealed class DaySums
{
    private readonly Dictionary<Row, Sum> sums = [];

    internal readonly record struct Row(long Learner, StudyDay Day, long Deck, Maturity Maturity);

    internal readonly record struct Sum(int Reviews, int Passed, int Drills, long Milliseconds);

    public IEnumerable<KeyValuePair<Row, Sum>> Rows => sums.Where(row => row.Value != default);

    /// <param name="learner">Whose.</param>
    /// <param name="deck">That the card is in.</param>
    /// <param name="steps">Of one card.</param>
    /// <param name="sign">−1 takes away.</param>
    public void Add(long learner, long deck, IEnumerable<HistoryStep> steps, int sign)
    {
        foreach (DayTally tally in steps.Select(DayTally.Of).OfType<DayTally>())
            Add(new Row(learner, tally.Day, deck, tally.Maturity), new Sum(sign * tally.Reviews, sign * tally.Passed, sign * tally.Drills, sign * tally.Milliseconds));
    }

    public void Add(Row row, Sum more)
    {
        ref Sum sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, row, out _);
        sum = new Sum(sum.Reviews + more.Reviews, sum.Passed + more.Passed, sum.Drills + more.Drills, sum.Milliseconds + more.Milliseconds);
    }
}
