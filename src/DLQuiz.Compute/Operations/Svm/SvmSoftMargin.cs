using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmSoftMargin : Operation
{
    private static readonly RealInput X = Separation.SolvableSamples();
    private static readonly RealInput Y = Separation.Labels();
    private static readonly KernelParameters Parameters = new();
    private static readonly NumberParameter C = new("C", "The upper bound of every α: the price of a unit of hinge.") { Above = 0, AtMost = Solvable.Largest };

    private static readonly RealOutput Alpha = new("alpha", "[n]", "The multipliers; one solution where several are.");
    private static readonly RealOutput B = new("b", "scalar", "The offset; the middle of its range when no support vector is free.");
    private static readonly RealOutput Scores = new("scores", "[n]", "f of the training samples.");
    private static readonly RealOutput Objective = new("dual_objective", "scalar", "The maximum of the dual.");
    private static readonly IntegerOutput Free = new("free", "[k]", "The samples with 0 < α < C, which lie on the margin.");
    private static readonly IntegerOutput Bound = new("bound", "[m]", "The samples with α = C.");
    private static readonly RealOutput W = new("w", "[d]", "Σα·y·x.", "for the linear kernel");

    public override Declaration Declaration { get; } = new("svm_soft_margin", Family.Svm, "The optimum of a soft-margin support vector machine with a kernel, from its dual.")
    {
        Arguments = [X, Y, Parameters.Kind, Parameters.Gamma, Parameters.Degree, Parameters.Offset, C],
        Outputs = [Alpha, B, Scores, Objective, Free, Bound, W],
        Definition = new(
            @"\max_\alpha\sum_i\alpha_i-\tfrac12\sum_{i,j}\alpha_i\alpha_jy_iy_jK_{ij}\ \text{subject to}\ 0\le\alpha_i\le C,\ \sum_i\alpha_iy_i=0",
            "Cortes and Vapnik 1995, Support-Vector Networks, Machine Learning 20, section 3; Bishop 2006, PRML, eq. 7.32 to 7.37"),
        Examples =
        [
            new("svm_soft_margin([0, 1, 3], [-1, -1, 1], 'linear', 10)", "[0, 0.5, 0.5]", "by hand: the strip from 1 to 3, w = 1"),
            new("svm_soft_margin([0, 1, 3], [-1, -1, 1], 'linear', 10).b", "-2", "by hand: the middle of 1 and 3"),
            new("svm_soft_margin([1, 3], [-1, 1], 'linear', 0.25)", "[0.25, 0.25]", "by hand: 0.5 is above C"),
            new("svm_soft_margin([1, 3], [-1, 1], 'linear', 0.25).w", "0.5", "by hand: 0.25·(3 − 1)"),
        ],
        Laws =
        [
            new("the dual objective is the primal ½‖w‖² + C·Σ max(0, 1 − y·f)", DualIsPrimal),
            new("α lies in [0, C] and Σα·y = 0", IsFeasible),
            new("free support vectors lie on the margin, y·f = 1", FreeOnesAreOnTheMargin),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        double[] y = a.Get(Y).Data.ToArray();
        double limit = a.Get(C);
        Separation.RequireBothClasses(a, Y, y);
        double[] center = [];
        bool isLinear = a.Get(Parameters.Kind) == KernelKind.Linear;
        RealTensor samples = isLinear ? Separation.Center(x, out center) : x;
        double[] kernel = Parameters.Read(a, x.Shape[1]).Matrix(a, samples, samples);
        if (!Array.TrueForAll(kernel, static value => Math.Abs(value) <= Solvable.Largest))
            throw a.Refuse(X, "gives kernel values that are too large", $"values up to {ValueFormatter.RoundTrip.Format(Solvable.Largest)}: smaller samples, gamma or degree");
        DualSolver solver = new(kernel, y, limit, a.Meter);
        if (!solver.TrySolve())
            throw a.Refuse("the dual has no optimum that can be found", "a positive semidefinite kernel");
        double[] alpha = solver.Alpha;
        double[] pull = solver.Pull;
        o.Set(Alpha, Shape.Of(alpha.Length), alpha);
        double[]? w = isLinear ? Normal(samples, y, alpha) : null;
        o.Set(B, solver.Offset - (w is null ? 0 : Dot.Of(w, center)));
        o.Set(Scores, Shape.Of(alpha.Length), Array.ConvertAll(pull, value => value + solver.Offset));
        o.Set(Objective, Statistics.Sum(alpha) - (Quadratic(alpha, y, pull) / 2));
        o.Set(Free, Indices(alpha, value => value > 0 && value < limit));
        o.Set(Bound, Indices(alpha, value => value == limit));
        if (w is not null)
            o.Set(W, Shape.Of(w.Length), w);
        if (o.Trace is { } trace)
            Explain(trace, Parameters.Read(a, x.Shape[1]).Matrix(a, x, x), o);
    }

    private static void Explain(Trace trace, double[] kernel, Outputs o)
    {
        int n = o.Get(Alpha).Count;
        trace.Add("K", RealTensor.Adopt(Shape.Of(n, n), kernel), "the kernel of each pair of samples");
        trace.Add("α", o.Get(Alpha), "the maximiser of the dual");
        trace.Add("b", o.Get(B), "y − Σα·y·K, the same on every free support vector");
        trace.Add("f", o.Get(Scores), "Σα·y·K + b: y·f is 1 where free, at most 1 at the bound, at least 1 where α = 0");
    }

    private static double Quadratic(double[] alpha, double[] y, double[] pull)
    {
        double sum = 0;
        for (int i = 0; i < alpha.Length; i++)
            sum += alpha[i] * y[i] * pull[i];
        return sum;
    }

    private static IntegerTensor Indices(double[] alpha, Func<double, bool> isWanted) =>
        IntegerTensor.Vector([.. Enumerable.Range(0, alpha.Length).Where(i => isWanted(alpha[i])).Select(static i => (long)i)]);

    private static double[] Normal(RealTensor x, double[] y, double[] alpha)
    {
        double[] w = new double[x.Shape[1]];
        for (int i = 0; i < alpha.Length; i++)
            Dot.AddScaled(w, alpha[i] * y[i], x.Data.Slice(i * w.Length, w.Length));
        return w;
    }

    /// <summary>The size of the numbers that went into each score.</summary>
    private static double Scale(Arguments a, Outputs o)
    {
        double[] kernel = Parameters.Read(a, a.Get(X).Shape[1]).Matrix(a, a.Get(X), a.Get(X));
        return 1 + (Norms.Of(kernel, double.PositiveInfinity) * Norms.Of(o.Get(Alpha).Data, 1));
    }

    private static bool DualIsPrimal(Arguments a, Outputs o)
    {
        double[] y = a.Get(Y).Data.ToArray();
        double[] alpha = o.Get(Alpha).Data.ToArray();
        double[] pull = Array.ConvertAll(o.Get(Scores).Data.ToArray(), score => score - o.Get(B).Data[0]);
        double hinges = 0;
        for (int i = 0; i < y.Length; i++)
            hinges += Math.Max(0, 1 - (y[i] * o.Get(Scores).Data[i]));
        double primal = (Quadratic(alpha, y, pull) / 2) + (a.Get(C) * hinges);
        return Closeness.Near(primal, o.Get(Objective).Data[0], a.Get(C) * y.Length * Scale(a, o));
    }

    private static bool IsFeasible(Arguments a, Outputs o)
    {
        double[] alpha = o.Get(Alpha).Data.ToArray();
        return Array.TrueForAll(alpha, value => value >= 0 && value <= a.Get(C)) && Closeness.Near(Dot.Of(alpha, a.Get(Y).Data), 0, alpha.Sum());
    }

    private static bool FreeOnesAreOnTheMargin(Arguments a, Outputs o)
    {
        foreach (long i in o.Get(Free).Data)
        {
            if (!Closeness.Near(a.Get(Y).Data[(int)i] * o.Get(Scores).Data[(int)i], 1, Scale(a, o)))
                return false;
        }
        return true;
    }
}
