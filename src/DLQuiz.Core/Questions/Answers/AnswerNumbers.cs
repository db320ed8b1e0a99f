using System.Collections.Immutable;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>What the numeric kinds share.</summary>
internal static class AnswerNumbers
{
    /// <summary>Reads each cell; null with a hint at the first that is no number.</summary>
    public static RealTensor? ReadAll(ImmutableArray<ImmutableArray<string>> rows, Shape shape, out string hint)
    {
        hint = "";
        double[] numbers = new double[shape.Size];
        int at = 0;
        foreach (string cell in rows.SelectMany(row => row))
        {
            if (NumberReader.Read(cell, out hint) is not { } number)
                return null;
            numbers[at++] = RealTensor.From(number)!.Data[0];
        }

        return RealTensor.Adopt(shape, numbers);
    }

    /// <summary>Component by component.</summary>
    public static Comparison Compare(Tensor given, Tensor key, Tolerance tolerance)
    {
        ReadOnlySpan<double> answers = RealTensor.From(given)!.Data;
        ReadOnlySpan<double> keys = RealTensor.From(key)!.Data;
        if (!given.Shape.Equals(key.Shape))
            return new Comparison(0, Math.Max(1, keys.Length));
        int right = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (tolerance.Accepts(answers[i], keys[i]))
                right++;
        }

        return new Comparison(right, keys.Length);
    }
}
