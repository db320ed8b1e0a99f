using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using DLQuiz.Compute.Expressions.Nodes;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions;

/// <summary>A parsed formula of an author, or answer of a learner; immutable, and evaluated as often as wished.</summary>
public sealed class Formula
{
    /// <summary>Longer texts are refused before they are parsed.</summary>
    public const int MaxLength = 5_000;

    /// <summary>Deeper nesting of brackets is refused before it is parsed, so that no text can exhaust the stack.</summary>
    public const int MaxDepth = 50;

    private readonly Node _root;

    private Formula(string text, Node root)
    {
        Text = text;
        _root = root;
        FormulaUses uses = new();
        root.Collect(uses);
        uses.Names.ExceptWith(Constants.Names);
        Names = [.. uses.Names];
        Calls = [.. uses.Calls];
    }

    public string Text { get; }

    /// <summary>The names that have to be given, in ordinal order, without constants such as pi.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The calls of operations, as written from left to right, inner ones behind those that they stand in.</summary>
    public ImmutableArray<OperationCall> Calls { get; }

    /// <summary>Parses the whole text.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Formula? formula, [NotNullWhen(false)] out FormulaError? error)
    {
        Node? root = Grammar.Parse(text, 0, mustEnd: true, out int _, out error);
        formula = root is null ? null : new(text, root);
        return formula is not null;
    }

    /// <summary>Parses as much as is a formula and tells where it ended, for texts in which something follows: <c>a + b => sentence</c>.</summary>
    /// <param name="text">Offsets count from its start.</param>
    /// <param name="start">Where the formula starts.</param>
    /// <param name="formula">The formula; its text is the part that was parsed.</param>
    /// <param name="end">Where the next thing starts, after white space.</param>
    /// <param name="error">Where it failed.</param>
    public static bool TryParsePrefix(string text, int start, [NotNullWhen(true)] out Formula? formula, out int end, [NotNullWhen(false)] out FormulaError? error)
    {
        Node? root = Grammar.Parse(text, start, mustEnd: false, out end, out error);
        formula = root is null ? null : new(text[..end], root);
        return formula is not null;
    }

    /// <exception cref="FormulaException">The text is no formula.</exception>
    public static Formula Parse(string text) => TryParse(text, out Formula? formula, out FormulaError? error) ? formula : throw new FormulaException(error);

    /// <exception cref="FormulaException">A name is unknown, a value does not fit, or the budget is too small; the error points at the place.</exception>
    public Value Evaluate(IReadOnlyDictionary<string, Value> names, EvaluationBudget budget) => _root.Evaluate(new Evaluation(names, new Meter(budget)));

    /// <summary>The value with some calls of operations replaced; what is done to the calls' results is done to the replacements.</summary>
    /// <param name="names">The values of the names.</param>
    /// <param name="budget">Shared with the replacements that are formulas.</param>
    /// <param name="instead">Asked at every call of an operation; null lets the call run as it is.</param>
    /// <exception cref="FormulaException">A name is unknown, a value does not fit, or the budget is too small; the error points at the place.</exception>
    public Value Evaluate(IReadOnlyDictionary<string, Value> names, EvaluationBudget budget, Func<CallInProgress, Value?> instead) =>
        _root.Evaluate(new Evaluation(names, new Meter(budget), instead));

    internal Value Evaluate(IReadOnlyDictionary<string, Value> names, Meter meter) => _root.Evaluate(new Evaluation(names, meter));

    public override string ToString() => Text;
}
