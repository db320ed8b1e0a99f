using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>The tolerance suits the size of the keys.</summary>
internal sealed class ToleranceCheck : QuestionCheck
{
    /// <summary>Below this a key is what rounding left of 0, for keys of numbers that people compute with.</summary>
    private const double Noise = 1e-13;

    public override IEnumerable<Finding> Run(CheckSample sample)
    {
        for (int part = 0; part < sample.Question.Parts.Length; part++)
        {
            QuestionPart asked = sample.Question.Parts[part];
            if (!asked.Kind.TakesTolerance || asked.Tolerance == Tolerance.Exact)
                continue;
            if (asked.Tolerance.Absolute == 0 && Find(sample, part, key => Math.Abs(key) <= Noise) is { } zero)
                yield return new Finding(Rules.ZeroKeyRelativeTolerance, asked.Answer.Span, $"The key is 0 in {zero}; a relative tolerance then accepts 0 alone.");
            else if (!asked.HasOwnTolerance && Find(sample, part, IsTiny) is { } tiny)
                yield return new Finding(Rules.TinyKeyDefaultTolerance, asked.Answer.Span, $"The key is too small for the default tolerance ({Tolerance.Default}) in {tiny}.");
        }
    }

    private static bool IsTiny(double key) => Math.Abs(key) is > Noise and var size && size * Tolerance.Default.Relative < Tolerance.Default.Absolute;

    private static string? Find(CheckSample sample, int part, Func<double, bool> isAtFault)
    {
        Variant[] found = [.. sample.Variants.Where(variant => RealTensor.From(variant.Keys[part].Value) is { } numbers && numbers.Data.ToArray().Any(isAtFault))];
        return found.Length == 0 ? null : Rate(found.Length, sample.Variants.Count, found[0]);
    }
}
