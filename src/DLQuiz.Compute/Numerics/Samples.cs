using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Numerics;

/// <summary>Samples X[n, d] with targets y[n], centred when an intercept is fitted, which is then not penalised.</summary>
internal sealed class Samples
{
    public Samples(RealTensor x, RealTensor y, bool isCentred)
    {
        Rows = x.Shape[0];
        Columns = x.Shape[1];
        X = x.Data.ToArray();
        Y = y.Data.ToArray();
        Means = new double[Columns];
        if (!isCentred)
            return;
        MeanOfY = Statistics.Mean(Y);
        for (int j = 0; j < Columns; j++)
            Means[j] = Statistics.Mean([.. Enumerable.Range(0, Rows).Select(i => X[(i * Columns) + j])]);
        for (int i = 0; i < X.Length; i++)
            X[i] -= Means[i % Columns];
        for (int i = 0; i < Rows; i++)
            Y[i] -= MeanOfY;
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Row-major.</summary>
    public double[] X { get; }

    public double[] Y { get; }

    public double MeanOfY { get; }

    private double[] Means { get; }

    /// <summary>y − X·w.</summary>
    public double[] Residuals(ReadOnlySpan<double> w)
    {
        double[] residuals = [.. Y];
        for (int i = 0; i < X.Length; i++)
            residuals[i / Columns] -= X[i] * w[i % Columns];
        return residuals;
    }

    /// <summary>The dot product of one column with a vector.</summary>
    public double Along(int column, ReadOnlySpan<double> vector)
    {
        double sum = 0;
        for (int i = 0; i < Rows; i++)
            sum += X[(i * Columns) + column] * vector[i];
        return sum;
    }

    /// <summary>What the uncentred model adds to every prediction.</summary>
    public double Intercept(ReadOnlySpan<double> w)
    {
        double intercept = MeanOfY;
        for (int j = 0; j < Columns; j++)
            intercept -= Means[j] * w[j];
        return intercept;
    }
}
