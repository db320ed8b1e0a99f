using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Plots;

/// <summary>A picture as a block declares it; the arguments are formulas of a variant's names.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Arguments">As they are written; a repeated one stands there several times.</param>
/// <param name="Text">As written.</param>
/// <param name="Span">The call.</param>
public sealed record PlotCall(PlotKind Kind, ImmutableArray<PlotValue> Arguments, string Text, SourceSpan Span)
{
    /// <summary>Null with a sentence and its place where an argument cannot be computed or drawn.</summary>
    internal Plot? TryMake(IReadOnlyDictionary<string, Value> names, [NotNullWhen(false)] out (SourceSpan Culprit, string Problem)? problem)
    {
        problem = null;
        List<(PlotValue Given, Value Value)> values = [];
        foreach (PlotValue given in Arguments)
        {
            if (given.Formula.TryEvaluate(names, out string refused) is not { } value)
            {
                problem = (given.Formula.Span, refused.TrimEnd('.'));
                return null;
            }

            values.Add((given, value));
        }

        try
        {
            return Kind.Make(new PlotArguments(values));
        }
        catch (PlotException refused)
        {
            problem = (values.Find(pair => pair.Given.Argument.Name == refused.Argument).Given?.Formula.Span ?? Span, $"{refused.Argument}: {refused.Message}");
            return null;
        }
    }
}

/// <summary>One argument of a call.</summary>
/// <param name="Argument">Of the kind.</param>
/// <param name="Formula">What is given for it.</param>
public sealed record PlotValue(PlotArgument Argument, AuthoredFormula Formula);
