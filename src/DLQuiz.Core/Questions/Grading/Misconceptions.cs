using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions.Grading;

/// <summary>What a misconception leads to.</summary>
internal static class Misconceptions
{
    /// <summary>Null with the reason where it cannot be computed, or is nothing that the part's kind can compare; <c>answer</c> stands for the part's key.</summary>
    public static Tensor? Evaluate(Misconception misconception, QuestionPart part, IReadOnlyDictionary<string, Value> names, Tensor answer, out string problem)
    {
        bool isBound = names.TryGetValue(QuestionPart.OnlyName, out Value? bound) && ReferenceEquals(bound, answer);
        IReadOnlyDictionary<string, Value> scope = isBound ? names : new Dictionary<string, Value>(names, StringComparer.Ordinal) { [QuestionPart.OnlyName] = answer };
        if (misconception.Formula.TryEvaluate(scope, out problem) is not { } value)
            return null;
        // A mistaken integer may be a fraction, which the kind would not take for a key.
        Tensor? mistaken = part.Kind.Accept(value, part.Labels, out problem) ?? (value is RealTensor real ? part.Kind.AcceptMistaken(real) : null);
        if (mistaken is null || PartKey.IsFinite(mistaken))
            return mistaken;
        problem = "it is not finite";
        return null;
    }
}
