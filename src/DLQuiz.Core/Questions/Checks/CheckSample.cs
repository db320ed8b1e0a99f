using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>The variants that a question is checked on: fixed seeds, so that the same question always gets the same findings.</summary>
internal sealed class CheckSample
{
    private readonly List<Variant> variants = [];

    private CheckSample(Question question) => Question = question;

    public Question Question { get; }

    /// <summary>Those whose keys could be computed.</summary>
    public IReadOnlyList<Variant> Variants => variants;

    /// <summary>Draws that passed <c>where</c>, keys or not.</summary>
    public int Accepted { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Formulas and draws that could not be computed: in how many attempts, and why the first time.</summary>
    public Dictionary<SourceSpan, (int Count, string Problem)> Failures { get; } = [];

    /// <summary>Parameters that passed <c>where</c> and left a part without a key, with their seeds.</summary>
    public List<(ulong Seed, Dictionary<string, Value> Parameters)> WithoutKeys { get; } = [];

    /// <summary>Draws until there are that many variants, or the budget of draws is used up.</summary>
    public static CheckSample Draw(Question question, int count)
    {
        CheckSample sample = new(question);
        int budget = count * CheckBudget.DrawsPerVariant;
        for (ulong seed = 1; seed <= (ulong)count && sample.Attempts < budget; seed++)
            sample.DrawOne(seed, budget - sample.Attempts);
        return sample;
    }

    private void DrawOne(ulong seed, int budget)
    {
        VariantDraw draw = new(Question, seed, Math.Min(budget, VariantDraw.DefaultBudget));
        bool isAccepted = draw.TryNext(out Dictionary<string, Value>? parameters);
        Attempts += draw.Attempts;
        foreach ((SourceSpan culprit, (int count, string problem)) in draw.Failures)
            Failures[culprit] = Failures.TryGetValue(culprit, out (int Count, string Problem) known) ? (known.Count + count, known.Problem) : (count, problem);
        if (!isAccepted)
            return;
        Accepted++;
        if (Variant.TryMake(Question, parameters!, seed, out _) is { } variant)
            variants.Add(variant);
        else
            WithoutKeys.Add((seed, parameters!));
    }
}

/// <summary>What checking one question may cost.</summary>
internal static class CheckBudget
{
    /// <summary>An acceptance of 5 % needs 20 draws a variant; below that the check has failed anyway.</summary>
    public const int DrawsPerVariant = 30;

    public const double LowestAcceptance = 0.05;

    /// <summary>Share of variants in which two answers may coincide before they cannot be told apart.</summary>
    public const double HighestCollision = 0.05;
}
