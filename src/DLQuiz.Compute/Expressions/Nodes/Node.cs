using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Nodes;

/// <summary>A part of a formula that has a value.</summary>
internal abstract class Node(int offset, int length)
{
    public int Offset { get; } = offset;

    public int Length { get; } = length;

    public int End => Offset + Length;

    public abstract Value Evaluate(Evaluation evaluation);

    /// <summary>Adds the names whose values this part reads, and the calls that it makes.</summary>
    public abstract void Collect(FormulaUses uses);

    public FormulaException Fail(string message) => new(new FormulaError(message, Offset, Length));

    /// <summary>Runs work, so that what goes wrong in it points at this place.</summary>
    protected static T At<T>(int offset, int length, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception problem) when (problem is BudgetExceededException or MismatchException)
        {
            throw new FormulaException(new FormulaError(problem.Message, offset, length));
        }
    }
}

/// <summary>Values do not go together; caught where the place in the formula is known.</summary>
internal sealed class MismatchException(string message) : Exception(message);
