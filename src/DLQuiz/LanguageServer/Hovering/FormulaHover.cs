using DLQuiz.Compute.Expressions.Functions;
using DLQuiz.Compute.Operations;
using DLQuiz.Core.Questions.Draws;
using DLQuiz.Core.Questions.Plots;
using DLQuiz.LanguageServer.Places;

namespace DLQuiz.LanguageServer.Hovering;

/// <summary>An operation, an argument of one, a function, a draw or a kind of picture in a formula.</summary>
internal sealed class FormulaHover : HoverSource
{
    public override string? Tell(string word, Cursor end)
    {
        if (end.Quiz is not { Formula: { } formula } place || end.Names.Parameters.Contains(word) || end.Names.Parts.Contains(word))
        {
            return null;
        }

        if (IsNamed(end) && place.Plot?.FindArgument(word) is { } plotted)
        {
            return $"`{plotted.Name}` of `{place.Plot.Name}`: {plotted.Expected}. {plotted.Summary}";
        }

        if (place.IsPlotStart && PlotKinds.Find(word) is { } kind)
        {
            return $"```\n{kind.Signature}\n```\n\n{kind.Summary}\n\n`{kind.Example}`";
        }

        if (IsNamed(end) && FormulaText.CallAtEnd(formula) is { } call && OperationRegistry.Find(call.Name)?.Declaration.FindArgument(word) is { } argument)
        {
            return $"`{argument.Name}` of `{call.Name}`: {OperationMarkdown.Describe(argument)}";
        }

        if (place.Key == "params" && formula.Trim() == word && DrawRegistry.Find(word) is { } draw)
        {
            return $"```\n{draw.Signature}\n```\n\n{draw.Summary}";
        }

        return OperationRegistry.Find(word) is { } operation ? OperationMarkdown.Of(operation.Declaration)
            : FunctionLibrary.Find(word) is { } function ? $"```\n{function.Signature}\n```\n\n{function.Summary}"
            : null;
    }

    /// <summary>Whether the name is followed by one equals sign.</summary>
    private static bool IsNamed(Cursor end)
    {
        ReadOnlySpan<char> rest = end.Note.Lines[end.Line][end.Column..].TrimStart();
        return rest.StartsWith("=") && !rest.StartsWith("==") && !rest.StartsWith("=>");
    }
}
