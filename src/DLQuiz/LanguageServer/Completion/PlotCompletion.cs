using DLQuiz.Core.Questions.Plots;
using DLQuiz.LanguageServer.Places;

namespace DLQuiz.LanguageServer.Completion;

/// <summary>Kinds of pictures, their arguments, and the words that an argument takes.</summary>
internal sealed class PlotCompletion : CompletionSource
{
    public override IEnumerable<Offer> At(Cursor cursor)
    {
        if (cursor.Quiz is not { Formula: { } formula } place)
        {
            return [];
        }

        string typed = FormulaText.WordAtEnd(formula);
        return place.IsPlotStart ? PlotKinds.All.Select(kind => new Offer(kind.Name, CompletionKind.Method, kind.Signature, $"{kind.Summary} {kind.Example}", kind.Name + "(", typed.Length))
            : place.Plot is { } plot && FormulaText.CallAtEnd(formula) is { } call ? Arguments(plot, call, typed)
            : [];
    }

    private static IEnumerable<Offer> Arguments(PlotKind plot, OpenCall call, string typed)
    {
        PlotArgument? current = call.Current is { } name ? plot.FindArgument(name) : plot.Arguments.ElementAtOrDefault(call.Argument);
        IEnumerable<Offer> words = (current?.Words ?? []).Select(word => new Offer(word, CompletionKind.Value, current!.Name, current.Summary, word, typed.Length));
        return call.Current is not null ? words : words.Concat(plot.Arguments
            .Where(argument => argument.IsNamed && !call.Named.Contains(argument.Name))
            .Select(argument => new Offer(argument.Name + "=", CompletionKind.Field, argument.Expected, argument.Summary, argument.Name + "=", typed.Length)));
    }
}
