using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Answers;

namespace DLQuiz.Core.Questions.Grading;

/// <summary>Judges typed answers against a variant.</summary>
public static class Grader
{
    /// <param name="variant">What was asked.</param>
    /// <param name="given">As typed, one text for each part; a blank part among others is wrong, all blank is unreadable.</param>
    public static Grade Judge(Variant variant, ImmutableArray<string> given)
    {
        ArgumentNullException.ThrowIfNull(variant);
        if (given.Length != variant.Keys.Length)
            throw new ArgumentException($"The question has {variant.Keys.Length} parts, but {given.Length} answers are given.", nameof(given));
        ImmutableArray<Reading> readings = [.. variant.Keys.Zip(given, (key, text) => AnswerReader.Read(text, key.Form))];
        if (Refusal(variant, readings) is { } refusal)
            return new Grade(refusal, 0, [.. variant.Keys.Zip(readings, Unjudged)]);
        ImmutableArray<PartResult> parts = JudgeParts(variant, readings, given);
        double score = Score(variant, parts);
        return new Grade(Combine(parts, score), score, parts);
    }

    private static Verdict.Unreadable? Refusal(Variant variant, ImmutableArray<Reading> readings)
    {
        for (int i = 0; i < readings.Length; i++)
        {
            if (readings[i] is Reading.Unreadable unreadable)
                return new Verdict.Unreadable(readings.Length == 1 ? unreadable.Hint : (Phrase)$"({variant.Keys[i].Part.Name}) {unreadable.Hint}");
        }

        return readings.All(reading => reading is Reading.Empty) ? new Verdict.Unreadable($"Expected {variant.Keys[0].Form.Description}.") : null;
    }

    private static PartResult Unjudged(PartKey key, Reading reading) =>
        new(key.Part.Name, reading, new Verdict.Unreadable(reading is Reading.Unreadable unreadable ? unreadable.Hint : reading is Reading.Empty ? (Phrase)$"Expected {key.Form.Description}." : "Not judged yet: another part cannot be read."), 0);

    private static ImmutableArray<PartResult> JudgeParts(Variant variant, ImmutableArray<Reading> readings, ImmutableArray<string> given)
    {
        Dictionary<string, Value> carried = new(variant.Names, StringComparer.Ordinal);
        bool hasError = false;
        ImmutableArray<PartResult>.Builder results = ImmutableArray.CreateBuilder<PartResult>(readings.Length);
        for (int i = 0; i < readings.Length; i++)
        {
            PartResult result = new PartJudge(variant, variant.Keys[i], given[i], carried, hasError).Judge(readings[i]);
            results.Add(result);
            hasError |= result.Verdict is not (Verdict.Correct or Verdict.WrongPrecision) || result.IsCarriedForward;
            Carry(carried, variant.Keys[i].Part.Name, readings[i]);
        }

        return results.MoveToImmutable();
    }

    /// <summary>A blank part leaves nothing to carry: formulas that need it cannot be computed, and the key judges.</summary>
    private static void Carry(Dictionary<string, Value> carried, string name, Reading reading)
    {
        if (reading is Reading.Understood understood)
            carried[name] = understood.Value;
        else
            carried.Remove(name);
    }

    private static double Score(Variant variant, ImmutableArray<PartResult> parts)
    {
        double earned = 0;
        double total = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            earned += variant.Keys[i].Part.Weight * parts[i].Score;
            total += variant.Keys[i].Part.Weight;
        }

        return parts.All(part => part.Score >= 1) ? 1 : earned / total;
    }

    private static Verdict Combine(ImmutableArray<PartResult> parts, double score)
    {
        if (parts.All(part => part.Verdict is Verdict.Correct))
            return new Verdict.Correct();
        if (parts is [{ Verdict: Verdict.WrongPrecision precision }])
            return precision;
        ImmutableArray<Misconception> misconceptions = [.. new Grade(new Verdict.Correct(), score, parts).Misconceptions];
        return score > 0 ? new Verdict.Partly(score, misconceptions) : new Verdict.Wrong(misconceptions);
    }
}
