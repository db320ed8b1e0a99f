using DLQuiz.Compute.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace DLQuiz.Compute.Operations.Regularisation;

/// <summary>Minimises (1/2n)‖y − Xw‖² + first·‖w‖₁ + second/2·‖w‖² by coordinate descent (Friedman, Hastie and Tibshirani 2010), then solves the stationarity equations on the support.</summary>
/// <param name="Samples">Centred when an intercept is fitted.</param>
/// <param name="First">The weight of the L1 norm.</param>
/// <param name="Second">The weight of half the squared L2 norm.</param>
internal sealed record PenalisedRegression(Samples Samples, double First, double Second)
{
    private const int MostSweeps = 100_000;

    public double[] Solve(Arguments a)
    {
        double[] w = new double[Samples.Columns];
        double[] residuals = [.. Samples.Y];
        double[] squares = new double[Samples.Columns];
        for (int j = 0; j < squares.Length; j++)
        {
            for (int i = 0; i < Samples.Rows; i++)
                squares[j] += Samples.X[(i * Samples.Columns) + j] * Samples.X[(i * Samples.Columns) + j];
        }
        double change = double.PositiveInfinity;
        for (int sweep = 0; sweep < MostSweeps && change > 1e-14 * Norms.Of(w, double.PositiveInfinity); sweep++)
        {
            a.Spend(2L * Samples.X.Length);
            change = Sweep(w, residuals, squares);
        }
        return Refine(w);
    }

    public double Objective(ReadOnlySpan<double> w)
    {
        double[] residuals = Samples.Residuals(w);
        double norm = Norms.Euclidean(w);
        return (Statistics.Sum(Array.ConvertAll(residuals, static rest => rest * rest)) / (2.0 * Samples.Rows)) + (First * Norms.Of(w, 1)) + (Second / 2 * norm * norm);
    }

    /// <summary>How far w is from stationary: 0 at the minimum.</summary>
    public double Violation(ReadOnlySpan<double> w)
    {
        double[] residuals = Samples.Residuals(w);
        double worst = 0;
        for (int j = 0; j < w.Length; j++)
        {
            double gradient = (Samples.Along(j, residuals) / Samples.Rows) - (Second * w[j]);
            worst = Math.Max(worst, w[j] == 0 ? Math.Max(Math.Abs(gradient) - First, 0) : Math.Abs(gradient - (First * Math.Sign(w[j]))));
        }
        return worst;
    }

    private double Sweep(double[] w, double[] residuals, double[] squares)
    {
        double change = 0;
        for (int j = 0; j < w.Length; j++)
        {
            if (squares[j] == 0)
                continue;
            double target = (Samples.Along(j, residuals) + (squares[j] * w[j])) / Samples.Rows;
            double next = SoftThreshold.At(target, First) / ((squares[j] / Samples.Rows) + Second);
            double move = next - w[j];
            for (int i = 0; i < Samples.Rows && move != 0; i++)
                residuals[i] -= move * Samples.X[(i * Samples.Columns) + j];
            w[j] = next;
            change = Math.Max(change, Math.Abs(move));
        }
        return change;
    }

    private double[] Refine(double[] w)
    {
        int[] support = [.. Enumerable.Range(0, w.Length).Where(j => w[j] != 0)];
        if (support.Length == 0)
            return w;
        Matrix<double> x = DenseMatrix.Create(Samples.Rows, support.Length, (i, j) => Samples.X[(i * Samples.Columns) + support[j]]);
        Matrix<double> system = (x.TransposeThisAndMultiply(x) / Samples.Rows) + (DenseMatrix.CreateIdentity(support.Length) * Second);
        Vector<double> right = (x.TransposeThisAndMultiply(DenseVector.OfArray(Samples.Y)) / Samples.Rows) - DenseVector.OfArray([.. support.Select(j => First * Math.Sign(w[j]))]);
        double[] refined = [.. w];
        Vector<double> solved = system.Solve(right);
        for (int j = 0; j < support.Length; j++)
            refined[support[j]] = solved[j];
        bool keepsSigns = support.All(j => double.IsFinite(refined[j]) && Math.Sign(refined[j]) == Math.Sign(w[j]));
        return keepsSigns && Violation(refined) <= Violation(w) ? refined : w;
    }
}
