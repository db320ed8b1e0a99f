using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Grading;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>Misconceptions can be computed, and told apart from the key and from one another.</summary>
internal sealed class MisconceptionCheck : QuestionCheck
{
    public override IEnumerable<Finding> Run(CheckSample sample) =>
        sample.Variants.Count == 0 ? [] : sample.Question.Parts.SelectMany((part, place) => Run(sample, part, place));

    private static IEnumerable<Finding> Run(CheckSample sample, QuestionPart part, int place)
    {
        ImmutableArray<Misconception> all = part.Misconceptions;
        // One row a misconception, one column a variant.
        Tensor?[][] values = [.. all.Select(misconception => sample.Variants.Select(variant => Evaluate(misconception, part, variant, place)).ToArray())];
        for (int i = 0; i < all.Length; i++)
        {
            if (Collide(sample, column => values[i][column] is null) is { } failing)
                yield return new Finding(Rules.MisconceptionFails, all[i].Formula.Span, $"This misconception cannot be computed in {failing}{Reason(all[i], part, sample, place, values[i])}.");
            if (Collide(sample, column => Same(part, values[i][column], sample.Variants[column].Keys[place].Value)) is { } right)
                yield return new Finding(Rules.MisconceptionEqualsKey, all[i].Formula.Span, $"This misconception gives the right answer in {right}.");
            for (int other = 0; other < i; other++)
            {
                if (Collide(sample, column => Alike(part, values[i][column], values[other][column], sample.Variants[column].Keys[place].Value)) is { } alike)
                    yield return new Finding(Rules.MisconceptionsAlike, all[i].Formula.Span, $"This misconception and number {all[other].Number} give the same answer in {alike}.");
            }
        }
    }

    private static Tensor? Evaluate(Misconception misconception, QuestionPart part, Variant variant, int place)
    {
        Tensor key = variant.Keys[place].Value;
        return Misconceptions.Evaluate(misconception, part, variant.Names, key, out _) is { } value && (!part.Kind.FixesSize || value.Shape.Equals(key.Shape)) ? value : null;
    }

    /// <summary>Whether an answer of the one would be taken for the other.</summary>
    private static bool Same(QuestionPart part, Tensor? given, Tensor? key) =>
        given is not null && key is not null && part.Kind.Compare(given, key, part.Tolerance).IsRight;

    private static bool Alike(QuestionPart part, Tensor? one, Tensor? other, Tensor key) =>
        Same(part, one, other) && !Same(part, one, key);

    private static string? Collide(CheckSample sample, Func<int, bool> collides)
    {
        int[] columns = [.. Enumerable.Range(0, sample.Variants.Count).Where(collides)];
        return columns.Length > CheckBudget.HighestCollision * sample.Variants.Count ? Rate(columns.Length, sample.Variants.Count, sample.Variants[columns[0]]) : null;
    }

    private static string Reason(Misconception misconception, QuestionPart part, CheckSample sample, int place, Tensor?[] values)
    {
        Variant variant = sample.Variants[Array.IndexOf(values, null)];
        Tensor? value = Misconceptions.Evaluate(misconception, part, variant.Names, variant.Keys[place].Value, out string problem);
        return value is null ? $": {problem.TrimEnd('.')}" : $": it is {value.Description}, which is not of the key's size";
    }
}
