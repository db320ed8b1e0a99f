using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions;

/// <summary>What the nodes of one evaluation share.</summary>
internal sealed class Evaluation(IReadOnlyDictionary<string, Value> names, EvaluationBudget budget)
{
    public IReadOnlyDictionary<string, Value> Names { get; } = names;

    public Meter Meter { get; } = new(budget);
}
