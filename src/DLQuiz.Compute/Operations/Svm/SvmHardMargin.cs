using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmHardMargin : Operation
{
    private static readonly RealInput X = Separation.SolvableSamples();
    private static readonly RealInput Y = Separation.Labels();

    private static readonly RealOutput W = new("w", "[d]", "The normal, scaled so that the nearest samples have y·f = 1.");
    private static readonly RealOutput B = new("b", "scalar", "The offset.");
    private static readonly RealOutput Margin = new("margin", "scalar", "The width 2/‖w‖ of the empty strip.");
    private static readonly IntegerOutput OnMargin = new("on_margin", "[k]", "The samples with y·f = 1, whether or not they carry weight.");
    private static readonly RealOutput Alpha = new("alpha", "[n]", "The multipliers.", "when they are unique");

    public override Declaration Declaration { get; } = new("svm_hard_margin", Family.Svm, "The hyperplane with the widest margin between two linearly separable classes.")
    {
        Arguments = [X, Y],
        Outputs = [W, B, Margin, OnMargin, Alpha],
        Definition = new(@"\min_{w,b}\tfrac12\lVert w\rVert^2\ \text{subject to}\ y_i(w\cdot x_i+b)\ge1,\quad w=\sum_i\alpha_iy_ix_i", "Cortes and Vapnik 1995, Support-Vector Networks, Machine Learning 20, section 2; Bishop 2006, PRML, eq. 7.5 to 7.8"),
        Examples =
        [
            new("svm_hard_margin([[0, 0], [2, 2]], [-1, 1])", "[0.5, 0.5]", "by hand: along (2, 2), with w·(2, 2) = 2"),
            new("svm_hard_margin([1, 3], [-1, 1]).b", "-2", "by hand: w = 1, the middle is 2"),
            new("svm_hard_margin([[0, 0], [2, 0], [2, 5], [9, 0]], [-1, 1, 1, 1]).on_margin", "[0, 1, 2]", "by hand: the strip 0 < x₁ < 2"),
            new("svm_hard_margin([1, 3], [-1, 1]).alpha", "[0.5, 0.5]", "by hand: α·(3 − 1) = w = 1"),
        ],
        Laws =
        [
            new("every sample has y·f ≥ 1, those on the margin y·f = 1", KeepsTheMargin),
            new("w = Σα·y·x and Σα·y = 0 with α ≥ 0, α > 0 on the margin only", MultipliersMakeTheHyperplane),
            new("margin = 2/‖w‖, and Σα = ‖w‖²", WidthAndMultipliersAgree),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double[] signs = a.Get(Y).Data.ToArray();
        Separation.RequireBothClasses(a, Y, signs);
        HardMarginSolver solver = new(a.Get(X), signs, a.Meter);
        if (!solver.TrySolve())
            throw a.Refuse(X, "is not linearly separable", "samples that a hyperplane separates");
        o.Set(W, Shape.Of(solver.W.Length), solver.W);
        o.Set(B, solver.B);
        o.Set(Margin, 2 / Norms.Euclidean(solver.W));
        o.Set(OnMargin, Shape.Of(solver.OnMargin.Length), Array.ConvertAll(solver.OnMargin, static i => (long)i));
        if (solver.Alpha is { } alpha)
            o.Set(Alpha, Shape.Of(alpha.Length), alpha);
        if (o.Trace is not { } trace)
            return;
        trace.Add("on_margin", o.Get(OnMargin), "the samples that hold the strip");
        trace.Add("w", o.Get(W), "the shortest w with y·(w·x + b) = 1 on those that carry weight");
        trace.Add("y·f", RealTensor.Vector(Margins(a, o)), "functional margins: 1 on the margin, more elsewhere");
        trace.Add("‖w‖", RealTensor.Scalar(Norms.Euclidean(solver.W)), "2 divided by it is the margin");
    }

    private static double[] Margins(Arguments a, Outputs o)
    {
        double[] scores = Separation.Scores(a.Get(X), o.Get(W).Data, o.Get(B).Data[0]);
        for (int i = 0; i < scores.Length; i++)
            scores[i] *= a.Get(Y).Data[i];
        return scores;
    }

    private static double Scale(Arguments a, Outputs o) => 1 + (Norms.Of(a.Get(X).Data, double.PositiveInfinity) * Norms.Of(o.Get(W).Data, 1));

    private static bool KeepsTheMargin(Arguments a, Outputs o)
    {
        double[] margins = Margins(a, o);
        double slack = 1e-9 * Scale(a, o);
        for (int i = 0; i < margins.Length; i++)
        {
            bool isOn = o.Get(OnMargin).Data.Contains(i);
            if (margins[i] < 1 - slack || (isOn && margins[i] > 1 + (10 * slack)))
                return false;
        }
        return true;
    }

    private static bool MultipliersMakeTheHyperplane(Arguments a, Outputs o)
    {
        if (o.Find(Alpha.Name) is not RealTensor alpha)
            return true;
        int d = o.Get(W).Count;
        double[] w = new double[d];
        double most = Norms.Of(alpha.Data, double.PositiveInfinity);
        for (int i = 0; i < alpha.Count; i++)
        {
            Dot.AddScaled(w, alpha.Data[i] * a.Get(Y).Data[i], a.Get(X).Data.Slice(i * d, d));
            if (alpha.Data[i] < -1e-9 * most || (alpha.Data[i] > 0 && !o.Get(OnMargin).Data.Contains(i)))
                return false;
        }
        double scale = most * alpha.Count * Norms.Of(a.Get(X).Data, double.PositiveInfinity);
        return Closeness.Near(w, o.Get(W).Data, scale) && Closeness.Near(Dot.Of(alpha.Data, a.Get(Y).Data), 0, most * alpha.Count);
    }

    private static bool WidthAndMultipliersAgree(Arguments a, Outputs o)
    {
        double norm = Norms.Euclidean(o.Get(W).Data);
        return Closeness.Near(o.Get(Margin).Data[0], 2 / norm, scale: 0)
            && (o.Find(Alpha.Name) is not RealTensor alpha || Closeness.Near(Statistics.Sum(alpha.Data), norm * norm, Scale(a, o) * norm * norm));
    }
}
