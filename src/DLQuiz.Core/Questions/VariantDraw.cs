using System.Diagnostics.CodeAnalysis;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Draws;

namespace DLQuiz.Core.Questions;

/// <summary>Draws parameters until <c>where</c> holds, from one stream of the generator: a rejected draw moves it on.</summary>
internal sealed class VariantDraw(Question question, ulong seed, int budget = VariantDraw.DefaultBudget)
{
    /// <summary>Draws before giving up: at the lowest acceptance that the compiler lets through, 5 %, all fail once in 10^44 variants.</summary>
    public const int DefaultBudget = 2_000;

    private readonly SplitMix64 random = new(seed);

    /// <summary>Draws made so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>Why the last rejected draw was rejected.</summary>
    public string Problem { get; private set; } = "where never held";

    /// <summary>Formulas and draws that could not be computed: how often, and why the first time.</summary>
    public Dictionary<SourceSpan, (int Count, string Problem)> Failures { get; } = [];

    /// <summary>False when the budget is used up.</summary>
    public bool TryNext([NotNullWhen(true)] out Dictionary<string, Value>? parameters)
    {
        while (Attempts < budget)
        {
            Attempts++;
            parameters = Draw();
            if (parameters is not null && Holds(parameters))
                return true;
        }

        parameters = null;
        return false;
    }

    private Dictionary<string, Value>? Draw()
    {
        Dictionary<string, Value> names = new(StringComparer.Ordinal);
        foreach (Parameter parameter in question.Parameters)
        {
            if (Make(parameter, names) is not { } value)
                return null;
            names[parameter.Name] = value;
        }

        return names;
    }

    private Value? Make(Parameter parameter, Dictionary<string, Value> names)
    {
        string problem = "";
        try
        {
            Value? value = parameter switch
            {
                Parameter.Drawn drawn => drawn.Draw.Make(names, random),
                Parameter.Linked linked => linked.Formula.TryEvaluate(names, out problem),
                _ => null,
            };
            if (value is not null)
                return value;
        }
        catch (DrawException refused)
        {
            problem = refused.Message;
        }

        Reject(problem, parameter is Parameter.Drawn { Draw.Span: var span } ? span : ((Parameter.Linked)parameter).Formula.Span);
        return null;
    }

    private bool Holds(Dictionary<string, Value> names)
    {
        foreach (AuthoredFormula condition in question.Where)
        {
            switch (condition.TryEvaluate(names, out string problem))
            {
                case BooleanTensor truth:
                    if (!truth.Data.Contains(false))
                        continue;
                    Problem = $"{condition.Text} does not hold";
                    return false;
                case { } other:
                    problem = $"it is {other.Description}, neither true nor false";
                    break;
            }

            Reject(problem, condition.Span);
            return false;
        }

        return true;
    }

    private void Reject(string problem, SourceSpan culprit)
    {
        Problem = problem;
        Failures[culprit] = Failures.TryGetValue(culprit, out (int Count, string Problem) known) ? (known.Count + 1, known.Problem) : (1, problem);
    }
}
