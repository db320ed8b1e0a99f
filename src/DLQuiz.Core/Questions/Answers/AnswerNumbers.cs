using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>What the numeric kinds share.</summary>
internal static class AnswerNumbers
{
    /// <summary>Reads each cell; null with a hint at the first that is no number.</summary>
    public static RealTensor? ReadAll(ImmutableArray<ImmutableArray<string>> rows, Shape shape, AnswerForm form, out Phrase hint)
    {
        hint = "";
        double[] numbers = new double[shape.Size];
        int at = 0;
        foreach (string cell in rows.SelectMany(row => row))
        {
            if (form.TakesNonFinite && NonFinite.Read(cell) is { } nonFinite)
            {
                numbers[at++] = nonFinite;
                continue;
            }

            if (NumberReader.Read(cell, out hint) is not { } number)
                return null;
            numbers[at++] = RealTensor.From(number)!.Data[0];
        }

        return RealTensor.Adopt(shape, numbers);
    }

    /// <summary>Of an answer with more or fewer components than the key.</summary>
    public static Phrase OtherCount(AnswerForm form, int count) =>
        count == 1 ? (Phrase)$"Expected {form.Description}; this is 1." : $"Expected {form.Description}; these are {count}.";

    /// <summary>Component by component.</summary>
    public static Comparison Compare(Tensor given, Tensor key, Measure measure)
    {
        ReadOnlySpan<double> answers = RealTensor.From(given)!.Data;
        ReadOnlySpan<double> keys = RealTensor.From(key)!.Data;
        if (!given.Shape.Equals(key.Shape))
            return new Comparison(0, Math.Max(1, keys.Length));
        if (measure.IsOrdered == false && key.Shape.Rank > 0)
            return CompareUnordered(answers.ToArray(), keys.ToArray(), key.Shape[0], measure);
        int right = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (measure.Accepts(answers[i], keys[i]))
                right++;
        }

        return new Comparison(right, keys.Length);
    }

    /// <summary>Components of a vector, or whole rows of a matrix, in any order.</summary>
    private static Comparison CompareUnordered(double[] answers, double[] keys, int rows, Measure measure)
    {
        int width = keys.Length / rows;
        int pairs = Matching.Largest(rows, rows, (answer, key) => Enumerable.Range(0, width).All(i => measure.Accepts(answers[(answer * width) + i], keys[(key * width) + i])));
        return new Comparison(pairs * width, keys.Length);
    }
}
