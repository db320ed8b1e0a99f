namespace DLQuiz.Compute;

/// <summary>What one evaluation may use; spent deterministically, so a formula passes on every machine or on none.</summary>
/// <param name="MaxSteps">Elements touched by all arithmetic together.</param>
/// <param name="MaxElements">Elements of any one value.</param>
public sealed record EvaluationBudget(long MaxSteps, int MaxElements)
{
    /// <summary>Generous for a question, and below 50 ms of work.</summary>
    public static EvaluationBudget Question { get; } = new(1_000_000, 100_000);

    /// <summary>For what the user of the machine asks for on the command line: half a minute of work at most, and 128 MB for a value.</summary>
    public static EvaluationBudget Request { get; } = new(20_000_000_000, 1 << 24);
}

/// <summary>An evaluation would use more than its <see cref="EvaluationBudget"/>.</summary>
public sealed class BudgetExceededException(string message) : Exception(message);

/// <summary>Counts what is left of a budget.</summary>
internal sealed class Meter(EvaluationBudget budget)
{
    private long _left = budget.MaxSteps;

    /// <summary>Called before the work is done, so that the work is never done in vain.</summary>
    public void Spend(long steps)
    {
        if (steps > _left)
            throw new BudgetExceededException($"This takes more than the {budget.MaxSteps} steps that one evaluation may use.");
        _left -= steps;
    }

    /// <summary>Called before a value of so many elements is made.</summary>
    public void Allocate(long elements)
    {
        if (elements > budget.MaxElements)
            throw new BudgetExceededException($"A value of {elements} elements is larger than the {budget.MaxElements} that one evaluation may use.");
        Spend(elements);
    }
}
