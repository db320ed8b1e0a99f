using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Operations;
using DLQuiz.LanguageServer.Places;

namespace DLQuiz.LanguageServer.Completion;

/// <summary>Arguments of the operation that is being called, and the texts that an argument takes.</summary>
internal sealed class ArgumentCompletion : CompletionSource
{
    public override string Triggers => "(,=";

    public override IEnumerable<Offer> At(Cursor cursor)
    {
        if (cursor.Quiz is not { Formula: { } formula, Plot: null } || FormulaText.CallAtEnd(formula) is not { } call || OperationRegistry.Find(call.Name) is not { } operation)
        {
            return [];
        }

        string typed = FormulaText.WordAtEnd(formula);
        if (call.Current is { } name)
        {
            return operation.Declaration.FindArgument(name) is { } argument ? Texts(argument, formula, typed) : [];
        }

        int positional = call.Argument - call.Named.Length;
        return operation.Declaration.Arguments
            .Where((argument, place) => !call.Named.Contains(argument.Name) && (!argument.IsPositional || place >= positional))
            .Select(argument => new Offer(argument.Name + "=", CompletionKind.Field, argument.Expected, argument.Summary, argument.Name + "=", typed.Length));
    }

    private static IEnumerable<Offer> Texts(Argument argument, string formula, string typed)
    {
        int replaced = typed.Length + (formula.Length > typed.Length && formula[^(typed.Length + 1)] == '\'' ? 1 : 0);
        return ComputeWords.Texts(argument).Select(text => new Offer($"'{text}'", CompletionKind.Value, argument.Name, argument.Summary, $"'{text}'", replaced));
    }
}
