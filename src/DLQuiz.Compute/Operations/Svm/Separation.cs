using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

/// <summary>What the support vector machines share: samples, labels −1/+1, the hyperplane.</summary>
internal static class Separation
{
    public static RealInput Samples(string name = "X", string rows = "n") => new(name, $"[{rows},d]", "The samples, one a row; a plain list is samples of one feature.", plain: $"[{rows}]");

    public static RealInput Labels(string rows = "n") => new("y", $"[{rows}]", "The class of each sample, −1 or +1.") { Domain = new Domain.Signs() };

    public static RealInput Weights() => new("w", "[d]", "The normal of the hyperplane.");

    public static RealInput Offset() => new("b", "scalar", "The offset of the hyperplane.");

    /// <summary>w·x + b of each row.</summary>
    public static double[] Scores(RealTensor samples, ReadOnlySpan<double> weights, double offset)
    {
        double[] scores = new double[samples.Shape[0]];
        for (int i = 0; i < scores.Length; i++)
        {
            double score = offset;
            ReadOnlySpan<double> row = samples.Data.Slice(i * weights.Length, weights.Length);
            for (int j = 0; j < row.Length; j++)
                score += weights[j] * row[j];
            scores[i] = score;
        }
        return scores;
    }
}
