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
    /// <summary>Null with a reason where an operation refuses its arguments or the budget does not suffice.</summary>
    internal Value? TryEvaluate(IReadOnlyDictionary<string, Value> names, out string problem)
    {
        try
        {
            problem = "";
            return Formula.Evaluate(names, EvaluationBudget.Question);
        }
        catch (FormulaException refused)
        {
            problem = refused.Error.Message;
            return null;
        }
    }

    public override string ToString() => Text;
}
