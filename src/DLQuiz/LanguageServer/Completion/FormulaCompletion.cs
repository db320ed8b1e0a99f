using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Expressions.Functions;
using DLQuiz.Compute.Operations;
using DLQuiz.Core.Questions.Draws;
using DLQuiz.LanguageServer.Places;

namespace DLQuiz.LanguageServer.Completion;

/// <summary>What a formula can name: the block's own names, operations, functions, constants, and draws where one may stand.</summary>
internal sealed class FormulaCompletion : CompletionSource
{
    public override IEnumerable<Offer> At(Cursor cursor)
    {
        if (cursor.Quiz is not { Formula: { } formula, IsPlotStart: false } place || IsInText(formula))
        {
            return [];
        }

        int typed = FormulaText.WordAtEnd(formula).Length;
        // A name behind a dot is an output, one behind a digit no name at all.
        bool isName = typed == formula.Length || formula[^(typed + 1)] != '.';
        return isName ? Names(cursor, place, formula.Trim().Length == typed, typed) : Outputs(formula[..^(typed + 1)], typed);
    }

    private static bool IsInText(string formula) => formula.Count(c => c == '\'') % 2 == 1 || formula.Count(c => c == '"') % 2 == 1;

    private static IEnumerable<Offer> Names(Cursor cursor, QuizPlace place, bool isAlone, int typed) =>
    [
        .. cursor.Names.Parameters.Distinct(StringComparer.Ordinal).Select(name => new Offer(name, CompletionKind.Variable, "parameter", null, name, typed)),
        .. cursor.Names.Parts.Select(name => new Offer(name, CompletionKind.Variable, "part", null, name, typed)),
        .. place is { Key: "params" } && isAlone ? DrawRegistry.All.Select(draw => new Offer(draw.Name, CompletionKind.Method, draw.Signature, draw.Summary, draw.Name, typed)) : [],
        .. OperationRegistry.All.Select(operation => Operation(operation.Declaration, typed)),
        .. FunctionLibrary.All.Select(function => new Offer(function.Name, CompletionKind.Function, function.Signature, function.Summary, function.Name, typed)),
        .. Constants.Names.Select(name => new Offer(name, CompletionKind.Constant, "constant", null, name, typed)),
    ];

    private static Offer Operation(Declaration declaration, int typed) =>
        new(declaration.Name, CompletionKind.Function, OperationMarkdown.Signature(declaration), declaration.Summary, declaration.Name, typed);

    /// <summary>Behind the dot after a call: its outputs.</summary>
    private static IEnumerable<Offer> Outputs(string before, int typed)
    {
        int close = before.Length - 1;
        if (close < 0 || before[close] != ')' || FormulaText.CallAtEnd(before[..close]) is not { } call || OperationRegistry.Find(call.Name) is not { } operation)
        {
            return [];
        }

        return operation.Declaration.Outputs.Select(output => new Offer(output.Name, CompletionKind.Field, $"{output.ElementType} {output.Pattern}", output.Summary, output.Name, typed));
    }
}
