using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class IstaStep : Operation
{
    private static readonly RealInput X = RegressionInputs.Samples();
    private static readonly RealInput Y = RegressionInputs.Targets();
    private static readonly RealInput W = new("w", "[d]", "The weights before the step.");
    private static readonly NumberParameter Alpha = new("alpha", "The strength of the L1 penalty.") { AtLeast = 0 };
    private static readonly NumberParameter Step = new("step", "The step size.") { Above = 0 };

    private static readonly RealOutput Gradient = new("gradient", "[d]", "Xᵀ(Xw − y)/n.");
    private static readonly RealOutput WNew = new("w_new", "[d]", "The weights after the step.");
    private static readonly RealOutput Before = new("objective_before", "scalar", "The objective at w.");
    private static readonly RealOutput After = new("objective_after", "scalar", "The objective at w_new.");

    public override Declaration Declaration { get; } = new("ista_step", Family.Regularisation, "One proximal-gradient step for the lasso: a gradient step, then a soft threshold.")
    {
        Arguments = [X, Y, W, Alpha, Step],
        Outputs = [Gradient, WNew, Before, After],
        Definition = new(@"w'=S_{\eta\alpha}\big(w-\tfrac\eta nX^\top(Xw-y)\big)", "Beck and Teboulle 2009, A Fast Iterative Shrinkage-Thresholding Algorithm, eq. 1.4"),
        Examples =
        [
            new("ista_step([1, 1], [2, 4], 0, 1, 1).w_new", "2", "by hand: gradient −3, step to 3, threshold 1") { Tolerance = 1e-12 },
            new("ista_step([[1], [1]], [2, 4], [0], 1, 1)", "[-3]", "by hand: −(2 + 4)/2"),
        ],
        Laws = [new("a step below the inverse of the mean squared norm never raises the objective", NeverRises)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        Samples samples = new(a.Get(X), a.Get(Y), isCentred: false);
        RealTensor w = a.Get(W);
        double[] residuals = samples.Residuals(w.Data);
        double[] gradient = new double[w.Count];
        double[] moved = new double[w.Count];
        for (int j = 0; j < gradient.Length; j++)
        {
            gradient[j] = -samples.Along(j, residuals) / samples.Rows;
            moved[j] = SoftThreshold.At(w.Data[j] - (a.Get(Step) * gradient[j]), a.Get(Step) * a.Get(Alpha));
        }
        o.Set(Gradient, RealTensor.Vector(gradient));
        o.Set(WNew, RealTensor.Vector(moved));
        o.Set(Before, Objective(samples, w.Data, a.Get(Alpha)));
        o.Set(After, Objective(samples, moved, a.Get(Alpha)));
        o.Trace?.Add("r", RealTensor.Vector(residuals), "y − X·w");
        o.Trace?.Add("∇", o.Get(Gradient), "−Xᵀr/n");
        o.Trace?.Add("w′", o.Get(WNew), "soft threshold of w − step·∇");
    }

    private static double Objective(Samples samples, ReadOnlySpan<double> w, double alpha)
    {
        double[] residuals = samples.Residuals(w);
        return (Statistics.Sum(Array.ConvertAll(residuals, static rest => rest * rest)) / (2.0 * samples.Rows)) + (alpha * Norms.Of(w, 1));
    }

    private static bool NeverRises(Arguments a, Outputs o)
    {
        double lipschitz = a.Get(X).Data.ToArray().Sum(static value => value * value) / a.Get(X).Shape[0];
        return a.Get(Step) * lipschitz > 1 || o.Get(After).Data[0] <= o.Get(Before).Data[0] + 1e-9;
    }
}
