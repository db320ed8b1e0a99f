using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions;

/// <summary>A call of an operation as a formula writes it.</summary>
/// <param name="Operation">What is called.</param>
/// <param name="Output">Which of its outputs the formula goes on with.</param>
/// <param name="Given">The names of the arguments that are written, in the order of the declaration.</param>
public sealed record OperationCall(Operation Operation, Output Output, ImmutableArray<string> Given);

/// <summary>A call of an operation whose arguments have just been evaluated.</summary>
public sealed class CallInProgress
{
    private readonly Value?[] _values;
    private readonly Meter _meter;

    internal CallInProgress(Operation operation, Output output, Value?[] values, Meter meter)
    {
        Operation = operation;
        Output = output;
        _values = values;
        _meter = meter;
    }

    public Operation Operation { get; }

    public Output Output { get; }

    /// <summary>Whether the call writes the argument out.</summary>
    public bool IsGiven(string argument) => Operation.Declaration.Arguments.Any(known => known.Name == argument && _values[known.Slot] is not null);

    /// <summary>Every argument by name: as given, else its default, else null.</summary>
    public Dictionary<string, Value> Arguments() =>
        Operation.Declaration.Arguments.ToDictionary(argument => argument.Name, argument => _values[argument.Slot] ?? argument.DefaultValue ?? Null.Value, StringComparer.Ordinal);

    /// <summary>Another formula's value under the same budget.</summary>
    /// <exception cref="FormulaException">It has none for these names, or the budget is used up.</exception>
    public Value Evaluate(Formula formula, IReadOnlyDictionary<string, Value> names) => formula.Evaluate(names, _meter);

    /// <summary>All outputs of the call itself, noting its steps.</summary>
    /// <exception cref="OperationRefusedException">The operation does not take these arguments.</exception>
    /// <exception cref="BudgetExceededException">The budget is used up.</exception>
    public Outputs Run(Trace trace) => Operation.Evaluate(Operation.Bind(_values, _meter), trace);
}

/// <summary>What a formula needs from outside, as its nodes report it.</summary>
internal sealed class FormulaUses
{
    public SortedSet<string> Names { get; } = new(StringComparer.Ordinal);

    public List<OperationCall> Calls { get; } = [];
}
