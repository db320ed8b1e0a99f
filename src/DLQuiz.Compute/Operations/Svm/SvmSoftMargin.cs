using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmSoftMargin : Operation
{
    private static readonly RealInput X = Separation.Samples();
    private static readonly RealInput Y = Separation.Labels();
    private static readonly NumberParameter C = new("C", "The cost of a violation.") { Above = 0 };
    private static readonly Kernel Kernel = new();

    private static readonly RealOutput Alpha = new("alpha", "[n]", "The multipliers.");
    private static readonly RealOutput B = new("b", "scalar", "The offset.");
    private static readonly RealOutput Scores = new("scores", "[n]", "The decision values of the samples.");
    private static readonly RealOutput Objective = new("dual_objective", "scalar", "The dual objective at the optimum.");
    private static readonly IntegerOutput Free = new("free", "[k]", "The indices with 0 < α < C.");
    private static readonly IntegerOutput Bound = new("bound", "[k]", "The indices with α = C.");
    private static readonly RealOutput W = new("w", "[d]", "The weights Σ α·y·x.", "for the linear kernel");

    public override Declaration Declaration { get; } = new("svm_soft_margin", Family.Svm, "The optimum of the soft-margin dual for a kernel.")
    {
        Arguments = [X, Y, C, Kernel.Kind, Kernel.Gamma, Kernel.Degree, Kernel.Coef0],
        Outputs = [Alpha, B, Scores, Objective, Free, Bound, W],
        Definition = new(@"\max_\alpha\sum_i\alpha_i-\tfrac12\sum_{ij}\alpha_i\alpha_jy_iy_jk(x_i,x_j)\quad\text{s.t. }0\le\alpha_i\le C,\ \sum_i\alpha_iy_i=0", "Cortes and Vapnik 1995, Support-Vector Networks, section 3; Bishop 2006, PRML, eq. 7.32 to 7.34"),
        Examples =
        [
            new("svm_soft_margin([[1, 0], [3, 0]], [-1, 1], 10)", "[0.5, 0.5]", "by hand: the hard margin of two points, as C is large"),
            new("svm_soft_margin([[1, 0], [3, 0]], [-1, 1], 0.25).w", "[0.5, 0]", "by hand: both multipliers at C, 0.25·3 − 0.25·1"),
        ],
        Laws =
        [
            new("0 ≤ α ≤ C and Σ α·y = 0", IsFeasible),
            new("y·f is 1 for free samples, at most 1 for bound ones, at least 1 for the others", IsOptimal),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        Separation.RefuseOneClass(a, Y);
        double[] y = a.Get(Y).Data.ToArray();
        double[] kernel = Kernel.Matrix(a, x, x);
        DualProblem problem = new(kernel, y, a.Get(C));
        problem.Solve(a);
        double[] alpha = problem.Alpha;
        int n = y.Length;
        double[] scores = new double[n];
        double objective = 0;
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int j = 0; j < n; j++)
                sum += alpha[j] * y[j] * kernel[(i * n) + j];
            scores[i] = sum + problem.Offset;
            objective += alpha[i] - (alpha[i] * y[i] * sum / 2);
        }
        o.Set(Alpha, RealTensor.Vector(alpha));
        o.Set(B, problem.Offset);
        o.Set(Scores, RealTensor.Vector(scores));
        o.Set(Objective, objective);
        o.Set(Free, IntegerTensor.Vector([.. problem.Free.Select(static i => (long)i)]));
        o.Set(Bound, IntegerTensor.Vector([.. problem.Bound.Select(static i => (long)i)]));
        if (a.Get(Kernel.Kind) == KernelKind.Linear)
            o.Set(W, RealTensor.Vector(Weights(x, alpha, y)));
    }

    private static double[] Weights(RealTensor x, double[] alpha, double[] y)
    {
        double[] w = new double[x.Shape[1]];
        for (int i = 0; i < x.Count; i++)
            w[i % w.Length] += alpha[i / w.Length] * y[i / w.Length] * x.Data[i];
        return w;
    }

    private static bool IsFeasible(Arguments a, Outputs o)
    {
        double sum = 0;
        for (int i = 0; i < o.Get(Alpha).Count; i++)
            sum += o.Get(Alpha).Data[i] * a.Get(Y).Data[i];
        return !o.Get(Alpha).Data.ContainsAnyExceptInRange(0.0, a.Get(C)) && Closeness.Near(sum, 0, 1e3 * (1 + a.Get(C)));
    }

    private static bool IsOptimal(Arguments a, Outputs o)
    {
        // Sigmoid is no kernel in Mercer's sense, odd powers of negative scales neither: their dual need not be concave.
        if (a.Get(Kernel.Kind) is KernelKind.Sigmoid or KernelKind.Polynomial || a.Get(Kernel.Gamma) <= 0 || o.Get(Free).Count == 0)
            return true;
        double slack = 1e-6 * (1 + Norms.Of(o.Get(Scores).Data, double.PositiveInfinity));
        return Enumerable.Range(0, o.Get(Scores).Count).All(i =>
        {
            double margin = a.Get(Y).Data[i] * o.Get(Scores).Data[i];
            double alpha = o.Get(Alpha).Data[i];
            return (alpha > 0 || margin >= 1 - slack) && (alpha < a.Get(C) || margin <= 1 + slack) && (alpha == 0 || alpha == a.Get(C) || Math.Abs(margin - 1) <= slack);
        });
    }
}
