using DLQuiz.Compute.Values;
using DLQuiz.Core.Questions.Misconceptions;

namespace DLQuiz.Core.Questions;

/// <summary>A wrong computation that people make, with the sentence that tells it to them.</summary>
/// <param name="Part">Name of the part that it belongs to.</param>
/// <param name="Name">Its line in <c>wrong</c>, from 1, or the id of a standard one.</param>
/// <param name="Formula">What those people compute; for a standard one the part's own answer, in which calls are replaced.</param>
/// <param name="Sentence">Shown when an answer equals it; may hold <c>{{…}}</c>.</param>
public sealed record Misconception(string Part, string Name, AuthoredFormula Formula, Template Sentence)
{
    /// <summary>Null for one that the author wrote.</summary>
    public StandardMisconception? Standard { get; init; }

    /// <summary><c>part:line</c> or <c>part:id</c>, as the log keeps it.</summary>
    public string Key => $"{Part}:{Name}";

    /// <summary>What it leads to; null with the reason where it cannot be computed, or is nothing that the part's kind can compare.</summary>
    /// <param name="part">The part that it belongs to.</param>
    /// <param name="names">Of the variant, or with the learner's own earlier values.</param>
    /// <param name="answer">What <c>answer</c> stands for: the part's key.</param>
    /// <param name="problem">Why there is none.</param>
    internal Tensor? Evaluate(QuestionPart part, IReadOnlyDictionary<string, Value> names, Tensor answer, out string problem)
    {
        bool isBound = names.TryGetValue(QuestionPart.OnlyName, out Value? bound) && ReferenceEquals(bound, answer);
        IReadOnlyDictionary<string, Value> scope = part.Scope(isBound ? names : new Dictionary<string, Value>(names, StringComparer.Ordinal) { [QuestionPart.OnlyName] = answer });
        Value? value = Standard is null ? Formula.TryEvaluate(scope, out problem) : Formula.TryEvaluate(scope, Standard.Replace, out problem);
        if (value is null)
            return null;
        // A mistaken integer may be a fraction, which the kind would not take for a key.
        Tensor? mistaken = part.Kind.Accept(value, part.Labels, out problem) ?? (value is RealTensor real ? part.Kind.AcceptMistaken(real) : null);
        if (mistaken is null || part.Kind.IsSound(mistaken))
            return mistaken;
        problem = "it is not finite";
        return null;
    }
}
