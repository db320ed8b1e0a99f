using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmPrimalObjective : Operation
{
    private static readonly RealInput X = Separation.Samples();
    private static readonly RealInput Y = Separation.Labels();
    private static readonly RealInput W = Separation.Weights();
    private static readonly RealInput B = Separation.Offset();
    private static readonly NumberParameter C = new("C", "The price of a unit of hinge.") { Above = 0, Below = double.PositiveInfinity };

    private static readonly RealOutput Objective = new("objective", "scalar", "J.");
    private static readonly RealOutput GradientW = new("grad_w", "[d]", "A subgradient with respect to w: samples exactly at the margin contribute 0.");
    private static readonly RealOutput GradientB = new("grad_b", "scalar", "The same with respect to b.");
    private static readonly RealOutput Hinge = new("hinge", "[n]", "max(0, 1 − y·f) of each sample.");
    private static readonly IntegerOutput Violators = new("violators", "[k]", "The samples with y·f < 1.");

    public override Declaration Declaration { get; } = new("svm_primal_objective", Family.Svm, "The soft-margin objective: half the squared norm of w plus C times the sum, not the mean, of the hinges.")
    {
        Arguments = [X, Y, W, B, C],
        Outputs = [Objective, GradientW, GradientB, Hinge, Violators],
        Definition = new(@"J=\tfrac12\lVert w\rVert^2+C\sum_i\max\big(0,\,1-y_i(w\cdot x_i+b)\big)", "Cortes and Vapnik 1995, Support-Vector Networks, Machine Learning 20, section 3; Bishop 2006, PRML, eq. 7.21"),
        Examples =
        [
            new("svm_primal_objective([[2, 0], [0, 1]], [1, -1], [1, 2], 0, 0.5)", "4", "by hand: 5/2 + 0.5·(0 + 3)"),
            new("svm_primal_objective([[2, 0], [0, 1]], [1, -1], [1, 2], 0, 0.5).grad_w", "[1, 2.5]", "by hand: w + 0.5·(0, 1)"),
            new("svm_primal_objective([1, 2], [1, 1], 1, 0, 1).grad_b", "0", "by hand: y·f = 1 is no violation"),
        ],
        Laws =
        [
            new("the tangent plane stays below: J(0) ≥ J − grad·(w, b)", IsSubgradient),
            new("the violators are the samples with a hinge", static (_, o) => o.Get(Hinge).Data.ToArray().Count(static hinge => hinge > 0) == o.Get(Violators).Count),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        ReadOnlySpan<double> w = a.Get(W).Data;
        double c = a.Get(C);
        double[] margins = Separation.Scores(x, w, a.Get(B).Data[0]);
        double[] hinge = new double[margins.Length];
        double[] gradient = w.ToArray();
        double slope = 0;
        List<long> violators = [];
        for (int i = 0; i < margins.Length; i++)
        {
            double y = a.Get(Y).Data[i];
            margins[i] *= y;
            hinge[i] = Math.Max(0, 1 - margins[i]);
            if (!(margins[i] < 1))
                continue;
            violators.Add(i);
            Dot.AddScaled(gradient, -c * y, x.Data.Slice(i * w.Length, w.Length));
            slope -= c * y;
        }
        o.Set(Objective, (Dot.Of(w, w) / 2) + (c * Statistics.Sum(hinge)));
        o.Set(GradientW, a.Get(W).Shape, gradient);
        o.Set(GradientB, slope);
        o.Set(Hinge, Shape.Of(hinge.Length), hinge);
        o.Set(Violators, Shape.Of(violators.Count), [.. violators]);
        if (o.Trace is not { } trace)
            return;
        trace.Add("‖w‖²/2", RealTensor.Scalar(Dot.Of(w, w) / 2), "the norm's part");
        trace.Add("y·f", RealTensor.Vector(margins), "functional margins");
        trace.Add("hinge", o.Get(Hinge), "max(0, 1 − y·f)");
        trace.Add("C·Σhinge", RealTensor.Scalar(c * Statistics.Sum(hinge)), "the samples' part");
        trace.Add("grad_w", o.Get(GradientW), "w − C·Σ y·x over the violators");
    }

    private static bool IsSubgradient(Arguments a, Outputs o)
    {
        double atZero = a.Get(C) * a.Get(Y).Count;
        double along = Dot.Of(o.Get(GradientW).Data, a.Get(W).Data) + (o.Get(GradientB).Data[0] * a.Get(B).Data[0]);
        double objective = o.Get(Objective).Data[0];
        return atZero >= objective - along - (1e-9 * (atZero + objective + Math.Abs(along)));
    }
}
