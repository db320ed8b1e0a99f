using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Answers;

namespace DLQuiz.Core.Questions.Grading;

/// <summary>Judges one part; correctness first, then an error carried forward, then misconceptions.</summary>
/// <remarks>Carried are the parameters and the learner's own values of earlier parts; there is an error when one of those was not right.</remarks>
internal sealed class PartJudge(Variant variant, PartKey key, string typed, IReadOnlyDictionary<string, Value> carried, bool hasError)
{
    private readonly QuestionPart part = key.Part;

    public PartResult Judge(Reading reading)
    {
        if (reading is not Reading.Understood { Value: Tensor given })
            return new PartResult(part.Name, reading, new Verdict.Wrong([]), 0);
        Comparison byKey = Compare(given, key.Value);
        if (byKey.IsRight)
            return Right(reading, isCarried: false);
        if (PrecisionJudge.IsRoundedElsewhere(part.Precision, typed, given, key.Value))
            return WrongPrecision(reading);
        Tensor? own = part.Follow is null ? null : Compute(part.Follow, carried);
        Comparison byOwn = own is null ? byKey : Compare(given, own);
        if (byOwn.IsRight)
            return Right(reading, isCarried: hasError);
        return Wrong(reading, given, own, part.CountsCells ? Math.Max(byKey.Share, byOwn.Share) : 0);
    }

    private PartResult Right(Reading reading, bool isCarried) => PrecisionJudge.IsMet(part.Precision, typed)
        ? new PartResult(part.Name, reading, new Verdict.Correct(), 1, IsCarriedForward: isCarried)
        : WrongPrecision(reading);

    private PartResult WrongPrecision(Reading reading)
    {
        Verdict.WrongPrecision verdict = new(part.Precision!);
        return new PartResult(part.Name, reading, verdict, Verdict.WrongPrecision.Credit, verdict.Message);
    }

    private PartResult Wrong(Reading reading, Tensor given, Tensor? own, double score)
    {
        ImmutableArray<Misconception> matches = [.. part.Misconceptions.Where(misconception => misconception.Standard is null && Matches(misconception, given, own))];
        // What the author says about a mistake is better than what the library says about it.
        if (matches.IsEmpty)
            matches = [.. part.Misconceptions.Where(misconception => misconception.Standard is not null && Matches(misconception, given, own))];
        // Two that match contradict one another: saying the wrong one would teach a second mistake.
        ImmutableArray<Misconception> told = matches.Length == 1 ? matches : [];
        Phrase? message = told.IsEmpty ? null : Phrase.FromString(variant.Fill(told[0].Sentence));
        Verdict verdict = score > 0 ? new Verdict.Partly(score, told) : new Verdict.Wrong(told);
        return new PartResult(part.Name, reading, verdict, score, message);
    }

    private bool Matches(Misconception misconception, Tensor given, Tensor? own) =>
        Equals(misconception, given, variant.Names, key.Value) || (hasError && Equals(misconception, given, carried, own ?? key.Value));

    private bool Equals(Misconception misconception, Tensor given, IReadOnlyDictionary<string, Value> names, Tensor answer)
    {
        Tensor? mistaken = misconception.Evaluate(part, names, answer, out _);
        return mistaken is not null && part.Kind.Compare(given, mistaken, part.Measure).IsRight;
    }

    private Tensor? Compute(AuthoredFormula formula, IReadOnlyDictionary<string, Value> names) =>
        formula.TryEvaluate(part.Scope(names), out _) is { } value && part.Kind.Accept(value, part.Labels, out _) is { } accepted && (!part.Kind.FixesSize || accepted.Shape.Equals(key.Value.Shape)) ? accepted : null;

    private Comparison Compare(Tensor given, Tensor wanted) => part.Kind.Compare(given, wanted, part.Measure);
}
