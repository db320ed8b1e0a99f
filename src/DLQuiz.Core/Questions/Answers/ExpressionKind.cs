using System.Collections.Immutable;
using DLQuiz.Compute;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>A short formula in free names, right when its values at fixed points are the key's.</summary>
public sealed class ExpressionKind : AnswerKind
{
    /// <summary>Points at which the key must have a value; with fewer, formulas that differ would be taken for equal.</summary>
    private const int FewestPoints = 4;

    /// <summary>Formulas are equal or not: the author's tolerance is for rounded constants, and this for rounding in between.</summary>
    private static readonly Tolerance Equality = new(1e-6, 1e-9);

    public override string Name => "expression";

    public override string Summary => "a formula in the names that labels lists, compared by its values at fixed points: 2x + 2 and 2*(x+1) are the same";

    public override bool NeedsLabels => true;

    public override string LabelsMeaning => "the names that the formula is written in, such as [x]";

    public override Phrase Describe(AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return $"a formula in {string.Join(", ", form.Labels)}, such as 2*{(form.Labels.IsEmpty ? "x" : form.Labels[0])}^2 + 1";
    }

    public override IReadOnlyDictionary<string, Value> FreeNames(ImmutableArray<string> labels) => ExpressionPoints.For(labels);

    public override bool IsSound(Tensor key) => RealTensor.From(key)!.Data.ToArray().Count(double.IsFinite) >= FewestPoints;

    public override Tensor? Accept(Value value, ImmutableArray<string> labels, out string problem)
    {
        RealTensor? numbers = value is Tensor tensor ? RealTensor.From(tensor) : null;
        problem = "";
        if (numbers is { Shape.Rank: 1 } && numbers.Count == ExpressionPoints.Count)
            return numbers;
        if (numbers is { Count: 1 })
            return RealTensor.Vector([.. Enumerable.Repeat(numbers.Data[0], ExpressionPoints.Count)]);
        problem = $"it is {value?.Description} at the {ExpressionPoints.Count} points, not a number at each: only functions of single numbers can be used";
        return null;
    }

    public override Reading Read(string text, AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        string written = ExpressionText.WithProducts(text);
        if (NumberReader.Problem(written, form.Labels) is { } problem)
            return new Reading.Unreadable($"{problem} Expected {Describe(form)}.");
        if (!Formula.TryParse(written, out Formula? formula, out FormulaError? error))
            return new Reading.Unreadable($"“{NumberReader.Shortened(text)}” is no formula: {error.Message}");
        try
        {
            return Accept(formula.Evaluate(FreeNames(form.Labels), EvaluationBudget.Question), form.Labels, out string reason) is { } value && IsSound(value)
                ? new Reading.Understood(value, $"= {written}")
                : new Reading.Unreadable(reason.Length > 0 ? (Phrase)$"“{NumberReader.Shortened(text)}”: {reason}." : $"“{NumberReader.Shortened(text)}” has no finite value.");
        }
        catch (FormulaException refused)
        {
            return new Reading.Unreadable($"“{NumberReader.Shortened(text)}” has no value: {refused.Error.Message}");
        }
    }

    /// <summary>At every point at which the key has a value, all or nothing.</summary>
    public override Comparison Compare(Tensor given, Tensor key, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ReadOnlySpan<double> answers = RealTensor.From(given)!.Data;
        ReadOnlySpan<double> keys = RealTensor.From(key)!.Data;
        Tolerance tolerance = measure.Tolerance == Tolerance.Default || measure.Tolerance == Tolerance.Exact ? Equality : measure.Tolerance;
        for (int i = 0; i < keys.Length; i++)
        {
            if (double.IsFinite(keys[i]) && !tolerance.Accepts(answers[i], keys[i]))
                return new Comparison(0, 1);
        }

        return new Comparison(1, 1);
    }

    public override string Format(Tensor value, AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.KeyText ?? NumberText.Exact(value);
    }

    public override string Show(Tensor value, AnswerForm form) => Format(value, form);

    internal override string ShowMistake(Tensor value, AnswerForm form, AuthoredFormula formula, IReadOnlyDictionary<string, Value> names) =>
        ExpressionText.WithNumbers(formula.Text, names, form.Labels);

    internal override AnswerForm? FormOf(QuestionPart part, Tensor key, IReadOnlyDictionary<string, Value> names, out string problem)
    {
        problem = "";
        return new AnswerForm(this, key.Shape, part.Labels) { KeyText = ExpressionText.WithNumbers(part.Answer.Text, names, part.Labels) };
    }
}
