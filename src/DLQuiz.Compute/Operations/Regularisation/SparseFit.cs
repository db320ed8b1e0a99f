using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

/// <summary>The minimiser of (1/2n)‖y − Xw − b‖² + l1·‖w‖₁ + l2/2·‖w‖².</summary>
internal sealed record SparseFit(double[] Weights, double Intercept, double Objective, long[] Support, double[] Pull)
{
    public static SparseFit Of(Arguments a, RealTensor x, RealTensor y, bool hasIntercept, double l1, double l2)
    {
        Design design = new(x, y, hasIntercept);
        double[] w = ElasticNetSolver.Solve(design.Columns, design.Target, l1, l2, a.Meter);
        double[] residual = design.Residual(w);
        double objective = (Dot.Of(residual, residual) / (2 * design.Samples)) + (l1 * Norms.Of(w, 1)) + (l2 / 2 * Dot.Of(w, w));
        long[] support = [.. Enumerable.Range(0, w.Length).Where(j => w[j] != 0).Select(j => (long)j)];
        double[] pull = Array.ConvertAll(design.Project(residual), product => product / design.Samples);
        return new(w, design.Intercept(w), objective, support, pull);
    }

    public void Explain(Trace trace)
    {
        trace.Add("coef", RealTensor.Vector(Weights), "the minimiser");
        trace.Add("Xcᵀr/n", RealTensor.Vector(Pull), "what the residuals pull at each weight: the penalty's slope where it is not 0, at most that where it is");
        trace.Add("intercept", RealTensor.Scalar(Intercept), "mean of y less the means of X times coef");
    }

    /// <summary>The optimality conditions: x_jᵀr/n = l1·sign(w_j) + l2·w_j on the support, |x_jᵀr/n| ≤ l1 elsewhere.</summary>
    public static bool IsOptimal(RealTensor x, RealTensor y, bool hasIntercept, ReadOnlySpan<double> w, double l1, double l2)
    {
        Design design = new(x, y, hasIntercept);
        double[] residual = design.Residual(w);
        double size = Norms.Euclidean(design.Target);
        for (int j = 0; j < w.Length; j++)
        {
            double pull = Dot.Of(design.Columns[j], residual) / design.Samples;
            double slack = 1e-8 * (l1 + (Norms.Euclidean(design.Columns[j]) * size / design.Samples));
            double wanted = w[j] == 0 ? Math.Clamp(pull, -l1, l1) : (l1 * Math.Sign(w[j])) + (l2 * w[j]);
            if (Math.Abs(pull - wanted) > slack)
                return false;
        }
        return true;
    }
}
