using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class IstaStep : Operation
{
    private static readonly RealInput X = new("X", "[n,d]", "The samples, one a row; a plain list is one feature.", plain: "[n]");
    private static readonly RealInput Y = new("y", "[n]", "The targets.");
    private static readonly RealInput W = new("w", "[d]", "The weights before the step.");
    private static readonly NumberParameter Alpha = new("alpha", "α, the strength of the L1 penalty.") { AtLeast = 0, Below = double.PositiveInfinity };
    private static readonly NumberParameter Step = new("step", "The step size; below 1/λmax(XᵀX/n) the objective cannot rise.") { Above = 0, Below = double.PositiveInfinity };

    private static readonly RealOutput NewW = new("w_new", "[d]", "The weights after the step.");
    private static readonly RealOutput Gradient = new("gradient", "[d]", "The gradient of the squared error at w.");
    private static readonly RealOutput Before = new("objective_before", "scalar", "The objective at w.");
    private static readonly RealOutput After = new("objective_after", "scalar", "The objective at w_new.");

    public override Declaration Declaration { get; } = new("ista_step", Family.Regularisation, "One proximal-gradient step for the lasso: a gradient step on the squared error, then soft thresholding.")
    {
        Arguments = [X, Y, W, Alpha, Step],
        Outputs = [Gradient, NewW, Before, After],
        Definition = new(
            @"g=\tfrac1n X^\top(Xw-y),\quad w'=S_{step\,\alpha}(w-step\,g),\quad F(w)=\tfrac1{2n}\|y-Xw\|^2+\alpha\|w\|_1",
            "Beck and Teboulle 2009, SIAM Journal on Imaging Sciences 2(1), equation 1.4"),
        Examples =
        [
            new("ista_step([1, 1], [3, 5], 1, 0.5, 0.5).w_new", "2.25", "by hand: g = 1 − 4 = −3, 1 + 1.5 = 2.5, less 0.25"),
            new("ista_step([1, 1], [3, 5], 1, 0.5, 0.5).objective_before", "5.5", "by hand: (4 + 16)/4 + 0.5"),
        ],
        Laws =
        [
            new("a step of at most 1/λmax(XᵀX/n) does not raise the objective", ShortStepsDescend),
            new("w_new is within step·α of the plain gradient step", ShrinksByAtMostTheThreshold),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        Design design = new(a.Get(X), a.Get(Y), hasIntercept: false);
        ReadOnlySpan<double> w = a.Get(W).Data;
        double alpha = a.Get(Alpha);
        double step = a.Get(Step);
        double[] residual = design.Residual(w);
        double[] gradient = new double[w.Length];
        double[] forward = new double[w.Length];
        double[] next = new double[w.Length];
        for (int j = 0; j < next.Length; j++)
        {
            gradient[j] = -Dot.Of(design.Columns[j], residual) / design.Samples;
            forward[j] = w[j] - (step * gradient[j]);
            next[j] = Math.Abs(forward[j]) <= step * alpha ? 0 : forward[j] - Math.CopySign(step * alpha, forward[j]);
        }
        o.Set(NewW, a.Get(W).Shape, next);
        o.Set(Gradient, a.Get(W).Shape, gradient);
        o.Set(Before, Objective(residual, w, alpha));
        o.Set(After, Objective(design.Residual(next), next, alpha));
        if (o.Trace is not { } trace)
            return;
        trace.Add("y − Xw", RealTensor.Vector(residual), "the residuals at w");
        trace.Add("gradient", o.Get(Gradient), "−Xᵀ(y − Xw)/n");
        trace.Add("w − step·gradient", RealTensor.Vector(forward), "the gradient step");
        trace.Add("step·α", RealTensor.Scalar(step * alpha), "the threshold");
        trace.Add("w_new", o.Get(NewW), "soft thresholding of the gradient step");
    }

    private static double Objective(ReadOnlySpan<double> residual, ReadOnlySpan<double> w, double alpha) =>
        (Dot.Of(residual, residual) / (2 * residual.Length)) + (alpha * Norms.Of(w, 1));

    private static bool ShortStepsDescend(Arguments a, Outputs o)
    {
        // The trace bounds the largest eigenvalue.
        double trace = Dot.Of(a.Get(X).Data, a.Get(X).Data) / a.Get(Y).Count;
        double before = o.Get(Before).Data[0];
        return a.Get(Step) * trace > 1 || o.Get(After).Data[0] <= before * (1 + 1e-9);
    }

    private static bool ShrinksByAtMostTheThreshold(Arguments a, Outputs o)
    {
        double threshold = a.Get(Step) * a.Get(Alpha);
        for (int j = 0; j < a.Get(W).Count; j++)
        {
            double moved = a.Get(Step) * o.Get(Gradient).Data[j];
            double forward = a.Get(W).Data[j] - moved;
            double scale = Math.Abs(moved) + Math.Abs(a.Get(W).Data[j]) + threshold;
            if (Math.Abs(forward - o.Get(NewW).Data[j]) > threshold + (1e-9 * scale))
                return false;
        }
        return true;
    }
}
