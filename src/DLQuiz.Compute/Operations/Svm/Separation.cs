using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

/// <summary>What the support vector machines share: samples, labels −1/+1, the hyperplane.</summary>
internal static class Separation
{
    public static RealInput Samples(string name = "X", string rows = "n") => new(name, $"[{rows},d]", "The samples, one a row; a plain list is samples of one feature.", plain: $"[{rows}]");

    public static RealInput SolvableSamples() => new("X", "[n,d]", "The samples, one a row; a plain list is samples of one feature.", plain: "[n]") { Domain = Solvable.Numbers };

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

    /// <summary>The samples less their mean: a hyperplane only moves, and products of far-off samples keep their digits.</summary>
    public static RealTensor Center(RealTensor samples, out double[] mean)
    {
        int d = samples.Shape[1];
        double[] centered = samples.Data.ToArray();
        mean = new double[d];
        for (int j = 0; j < d; j++)
        {
            double[] column = new double[samples.Shape[0]];
            for (int i = 0; i < column.Length; i++)
                column[i] = centered[(i * d) + j];
            mean[j] = Statistics.Mean(column);
            for (int i = 0; i < column.Length; i++)
                centered[(i * d) + j] -= mean[j];
        }
        return RealTensor.Adopt(samples.Shape, centered);
    }

    /// <summary>+1 above 0, otherwise −1, so that a score of exactly 0 is class −1.</summary>
    public static long[] Classify(double[] scores) => Array.ConvertAll(scores, static score => score > 0 ? 1L : -1L);

    public static bool LabelsFollow(ReadOnlySpan<double> scores, ReadOnlySpan<long> labels) => labels.SequenceEqual(Classify(scores.ToArray()));

    /// <exception cref="OperationRefusedException">All labels are the same.</exception>
    public static void RequireBothClasses(Arguments a, RealInput labels, ReadOnlySpan<double> signs)
    {
        if (!signs.ContainsAnyExcept(signs[0]))
            throw a.Refuse(labels, "has one class only", "both -1 and +1");
    }
}
