using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations;

/// <param name="Name">The symbol that a person writes for it: μ, σ², x̂.</param>
/// <param name="Value">With all axes, also those that a plain list left out.</param>
/// <param name="Meaning">How it comes about, in a few words or as a formula.</param>
public sealed record TraceStep(string Name, Value Value, string Meaning);

/// <summary>The intermediate results of one evaluation, in the order in which a person computes them.</summary>
public sealed class Trace
{
    private readonly List<TraceStep> _steps = [];

    public IReadOnlyList<TraceStep> Steps => _steps;

    internal void Add(string name, Value value, string meaning) => _steps.Add(new(name, value, meaning));
}
