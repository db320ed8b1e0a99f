using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions;

/// <summary>What the nodes of one evaluation share.</summary>
internal sealed class Evaluation(IReadOnlyDictionary<string, Value> names, Meter meter, Func<CallInProgress, Value?>? instead = null)
{
    public IReadOnlyDictionary<string, Value> Names { get; } = names;

    public Meter Meter { get; } = meter;

    /// <summary>Asked at every call of an operation: null lets the call run as it is.</summary>
    public Func<CallInProgress, Value?>? Instead { get; } = instead;
}
