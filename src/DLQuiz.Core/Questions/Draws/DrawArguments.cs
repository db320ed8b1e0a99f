using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>The arguments of one draw, computed and checked as they are asked for.</summary>
public sealed class DrawArguments
{
    /// <summary>Elements that one draw may give: more than a person computes with by hand.</summary>
    public const int MaxElements = 1_000;

    private readonly DrawCall call;
    private readonly IReadOnlyDictionary<string, Value> names;

    internal DrawArguments(DrawCall call, IReadOnlyDictionary<string, Value> names)
    {
        this.call = call;
        this.names = names;
    }

    public int Length => call.Arguments.Length;

    /// <exception cref="DrawException">No integer from 1 to <see cref="MaxElements"/>.</exception>
    public int Count(int index)
    {
        decimal number = Number(index);
        return number >= 1 && number <= MaxElements && number == decimal.Truncate(number)
            ? (int)number
            : throw new DrawException($"{call.Draw.Signature}: a count is an integer from 1 to {MaxElements}, not {number}.");
    }

    /// <exception cref="DrawException">No finite number below 10^12 in magnitude.</exception>
    public decimal Number(int index) => Number(((DrawArgument.Single)call.Arguments[index]).Value);

    /// <summary>The number, or what stands for it where the call leaves it out.</summary>
    public decimal Number(int index, decimal otherwise) => index < Length ? Number(index) : otherwise;

    /// <exception cref="DrawException">The formula cannot be computed.</exception>
    public Value Value(int index) => Evaluate(((DrawArgument.Single)call.Arguments[index]).Value);

    /// <summary>The points <c>low</c>, <c>low + step</c>, … up to <c>high</c>.</summary>
    /// <exception cref="DrawException">The range is empty or the step is not above 0.</exception>
    public Grid Grid(int index, decimal step)
    {
        var range = (DrawArgument.Range)call.Arguments[index];
        decimal low = Number(range.Low);
        decimal high = Number(range.High);
        if (high < low)
            throw new DrawException($"{call.Draw.Signature}: the range {low}..{high} is empty.");
        if (step <= 0 || (high - low) / step > 1e12m)
            throw new DrawException($"{call.Draw.Signature}: {step} is no step for the range {low}..{high}.");
        return new Grid(low, step, (long)decimal.Floor((high - low) / step) + 1);
    }

    private decimal Number(AuthoredFormula formula)
    {
        if (Evaluate(formula) is not Tensor { Count: 1 } tensor || RealTensor.From(tensor) is not { } number)
            throw new DrawException($"{call.Draw.Signature}: {formula.Text} is not one number.");
        double value = number.Data[0];
        // The conversion keeps 15 significant digits: what an author wrote as 0.1 is 0.1 exactly.
        return Math.Abs(value) <= 1e12 ? (decimal)value : throw new DrawException($"{call.Draw.Signature}: {formula.Text} is beyond 10^12 or not a number.");
    }

    private Value Evaluate(AuthoredFormula formula) =>
        formula.TryEvaluate(names, out string problem) ?? throw new DrawException($"{call.Draw.Signature}: {formula.Text}: {problem}");
}
