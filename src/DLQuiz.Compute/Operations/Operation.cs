using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations;

/// <summary>One computation of the reference module: a declaration and a kernel, in one file that the registry finds.</summary>
public abstract class Operation
{
    public abstract Declaration Declaration { get; }

    /// <summary>Checks and shapes the arguments, which stand in the order of the declaration; null for one that is not given.</summary>
    /// <exception cref="OperationRefusedException">An argument is missing or does not fit.</exception>
    public Arguments Bind(params ReadOnlySpan<Value?> values) => Declaration.Binder.Bind(this, values, meter: null);

    /// <summary>Checks and shapes named arguments.</summary>
    /// <exception cref="OperationRefusedException">A name is unknown, or an argument is missing or does not fit.</exception>
    public Arguments Bind(IEnumerable<KeyValuePair<string, Value>> values) => Bind(InOrder(values));

    /// <summary>Checks and shapes named arguments; evaluating them stops where the budget ends.</summary>
    /// <exception cref="OperationRefusedException">A name is unknown, or an argument is missing or does not fit.</exception>
    /// <exception cref="BudgetExceededException">The arguments alone are more than the budget.</exception>
    public Arguments Bind(IEnumerable<KeyValuePair<string, Value>> values, EvaluationBudget budget) => Bind(InOrder(values), new Meter(budget));

    /// <exception cref="OperationRefusedException">The arguments fit one by one but not together.</exception>
    /// <exception cref="BudgetExceededException">The arguments were bound under a budget that is too small.</exception>
    public Outputs Evaluate(Arguments arguments, Trace? trace = null)
    {
        if (arguments.Operation != this)
            throw new ArgumentException($"These arguments are bound to {arguments.Operation.Declaration.Name}.", nameof(arguments));
        Outputs outputs = new(Declaration, trace);
        try
        {
            Compute(arguments, outputs);
        }
        catch (OverflowException)
        {
            throw arguments.Refuse("a result is beyond 64-bit integers", "smaller arguments");
        }
        arguments.Promotion?.Demote(outputs);
        return outputs;
    }

    internal Arguments Bind(ReadOnlySpan<Value?> values, Meter? meter) => Declaration.Binder.Bind(this, values, meter);

    /// <summary>Sets every output that applies; integer arithmetic on parameters is checked.</summary>
    private protected abstract void Compute(Arguments a, Outputs o);

    private Value?[] InOrder(IEnumerable<KeyValuePair<string, Value>> values)
    {
        Value?[] slots = new Value?[Declaration.Arguments.Length];
        foreach ((string name, Value value) in values)
        {
            if (Declaration.FindArgument(name) is not { } argument)
                throw new OperationRefusedException(Declaration.Name, name, "is no argument of it", string.Join(", ", Declaration.Arguments.Select(known => known.Name)));
            slots[argument.Slot] = value;
        }
        return slots;
    }
}
