using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>What every misconception of a part leads to in every variant: one row a misconception, one column a variant.</summary>
internal sealed class MisconceptionTable
{
    private readonly QuestionPart part;
    private readonly Tensor?[][] values;
    private readonly Tensor[] keys;

    private MisconceptionTable(QuestionPart part, Tensor?[][] values, Tensor[] keys)
    {
        this.part = part;
        this.values = values;
        this.keys = keys;
    }

    public static MisconceptionTable Of(IReadOnlyList<Variant> variants, QuestionPart part, int place) => new(
        part,
        [.. part.Misconceptions.Select(misconception => variants.Select(variant => Evaluate(misconception, part, variant, place)).ToArray())],
        [.. variants.Select(variant => variant.Keys[place].Value)]);

    /// <summary>Null where it cannot be computed, or is no answer of the key's size.</summary>
    public Tensor? Value(int row, int column) => values[row][column];

    /// <summary>Whether any variant has a value of it.</summary>
    public bool IsEverComputed(int row) => values[row].Any(value => value is not null);

    public bool EqualsKey(int row, int column) => Same(values[row][column], keys[column]);

    /// <summary>Whether two misconceptions lead to one answer that is not the key.</summary>
    public bool AreAlike(int row, int other, int column) => Same(values[row][column], values[other][column]) && !EqualsKey(row, column);

    /// <summary>Share of the variants in which an answer of this misconception is taken for it and for nothing else.</summary>
    public double ShareToldApart(int row)
    {
        int apart = Enumerable.Range(0, keys.Length).Count(column =>
            values[row][column] is not null && !EqualsKey(row, column) && !Enumerable.Range(0, values.Length).Any(other => other != row && Same(values[row][column], values[other][column])));
        return (double)apart / keys.Length;
    }

    private bool Same(Tensor? given, Tensor? wanted) =>
        given is not null && wanted is not null && part.Kind.Compare(given, wanted, part.Measure).IsRight;

    private static Tensor? Evaluate(Misconception misconception, QuestionPart part, Variant variant, int place)
    {
        Tensor key = variant.Keys[place].Value;
        return misconception.Evaluate(part, variant.Names, key, out _) is { } value && (!part.Kind.FixesSize || value.Shape.Equals(key.Shape)) ? value : null;
    }
}
