using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>Misconceptions can be computed, and told apart from the key and from one another.</summary>
internal sealed class MisconceptionCheck : QuestionCheck
{
    public override IEnumerable<Finding> Run(CheckSample sample) =>
        sample.Variants.Count == 0 ? [] : sample.Question.Parts.SelectMany((part, place) => Run(sample, part, place));

    private static IEnumerable<Finding> Run(CheckSample sample, QuestionPart part, int place)
    {
        MisconceptionTable table = MisconceptionTable.Of(sample.Variants, part, place);
        ImmutableArray<Misconception> all = part.Misconceptions;
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i].Standard is not null)
                continue;
            int row = i;
            if (Collide(sample, column => table.Value(row, column) is null) is { } failing)
                yield return new Finding(Rules.MisconceptionFails, all[i].Formula.Span, $"This misconception cannot be computed in {failing}{Reason(all[i], part, sample, place, table, row)}.");
            if (Collide(sample, column => table.EqualsKey(row, column)) is { } right)
                yield return new Finding(Rules.MisconceptionEqualsKey, all[i].Formula.Span, $"This misconception gives the right answer in {right}.");
            for (int other = 0; other < i; other++)
            {
                int second = other;
                if (Collide(sample, column => table.AreAlike(row, second, column)) is { } alike)
                    yield return new Finding(Rules.MisconceptionsAlike, all[i].Formula.Span, $"This misconception and number {all[other].Name} give the same answer in {alike}.");
            }
        }

        if (Standard(sample, part, table) is { } standard)
            yield return standard;
    }

    /// <summary>One finding for all standard ones that say something here: the author did not write them, and a mistake that is not recognised is still judged wrong.</summary>
    private static Finding? Standard(CheckSample sample, QuestionPart part, MisconceptionTable table)
    {
        int[] rows = [.. Enumerable.Range(0, part.Misconceptions.Length).Where(row => part.Misconceptions[row].Standard is not null && table.IsEverComputed(row))];
        string[] unclear = [.. rows.Select(row => (Name: part.Misconceptions[row].Name, Share: table.ShareToldApart(row)))
            .Where(pair => pair.Share < 1 - CheckBudget.HighestCollision)
            .Select(pair => FormattableString.Invariant($"{pair.Name} ({100 * pair.Share:0.#} %)"))];
        return unclear.Length == 0 ? null : new Finding(Rules.StandardMisconceptionsAlike, part.Misconceptions[rows[0]].Formula.Span,
            $"Told apart in so many of {sample.Variants.Count} variants only: {string.Join(", ", unclear)}.");
    }

    private static string? Collide(CheckSample sample, Func<int, bool> collides)
    {
        int[] columns = [.. Enumerable.Range(0, sample.Variants.Count).Where(collides)];
        return columns.Length > CheckBudget.HighestCollision * sample.Variants.Count ? Rate(columns.Length, sample.Variants.Count, sample.Variants[columns[0]]) : null;
    }

    private static string Reason(Misconception misconception, QuestionPart part, CheckSample sample, int place, MisconceptionTable table, int row)
    {
        Variant variant = sample.Variants[Enumerable.Range(0, sample.Variants.Count).First(column => table.Value(row, column) is null)];
        Tensor? value = misconception.Evaluate(part, variant.Names, variant.Keys[place].Value, out string problem);
        return value is null ? $": {problem.TrimEnd('.')}" : $": it is {value.Description}, which is not of the key's size";
    }
}
