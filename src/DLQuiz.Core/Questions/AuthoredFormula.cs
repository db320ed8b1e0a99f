using DLQuiz.Compute;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions;

/// <summary>A formula of a quiz block with its place in the note.</summary>
/// <param name="Text">As written.</param>
/// <param name="Formula">As parsed.</param>
/// <param name="Span">From its first to its last character.</param>
public sealed record AuthoredFormula(string Text, Formula Formula, SourceSpan Span)
{
    // A formula without names has one value; draws ask for theirs at every attempt.
    private Value? constant;

    /// <summary>Null with a reason where an operation refuses its arguments or the budget does not suffice.</summary>
    internal Value? TryEvaluate(IReadOnlyDictionary<string, Value> names, out string problem)
    {
        if (constant is not null)
        {
            problem = "";
            return constant;
        }

        Value? value = TryEvaluate(names, instead: null, out problem);
        if (Formula.Names.IsEmpty)
            constant = value;
        return value;
    }

    /// <summary>With some calls of operations replaced; null with a reason where that cannot be computed.</summary>
    internal Value? TryEvaluate(IReadOnlyDictionary<string, Value> names, Func<CallInProgress, Value?>? instead, out string problem)
    {
        try
        {
            problem = "";
            return instead is null ? Formula.Evaluate(names, EvaluationBudget.Question) : Formula.Evaluate(names, EvaluationBudget.Question, instead);
        }
        catch (FormulaException refused)
        {
            problem = refused.Error.Message;
            return null;
        }
    }

    public override string ToString() => Text;
}
