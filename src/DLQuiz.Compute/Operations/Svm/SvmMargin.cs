using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmMargin : Operation
{
    private static readonly RealInput X = Separation.Samples();
    private static readonly RealInput Y = Separation.Labels();
    private static readonly RealInput W = Separation.Weights();
    private static readonly RealInput B = Separation.Offset();

    private static readonly RealOutput Width = new("width", "scalar", "The distance 2/‖w‖ between the hyperplanes w·x + b = ±1.");
    private static readonly RealOutput Functional = new("functional", "[n]", "y·(w·x + b) of each sample.");
    private static readonly RealOutput Geometric = new("geometric", "[n]", "The signed distance of each sample to the hyperplane.");
    private static readonly RealOutput MinGeometric = new("min_geometric", "scalar", "The smallest of them.");
    private static readonly BooleanOutput IsSeparated = new("separated", "scalar", "Whether every functional margin is above 0.");

    public override Declaration Declaration { get; } = new("svm_margin", Family.Svm, "The margins of labelled samples for a given hyperplane, functional and geometric.")
    {
        Arguments = [X, Y, W, B],
        Outputs = [Width, Functional, Geometric, MinGeometric, IsSeparated],
        Definition = new(@"\hat\gamma_i=y_i(w\cdot x_i+b),\quad \gamma_i=\hat\gamma_i/\lVert w\rVert,\quad \text{width}=2/\lVert w\rVert", "Cristianini and Shawe-Taylor 2000, An Introduction to Support Vector Machines, definition 2.3; Bishop 2006, PRML, eq. 7.2"),
        Examples =
        [
            new("svm_margin([[3, 4], [-3, -4]], [1, -1], [3, 4], 0)", "0.4", "by hand: 2/‖(3, 4)‖"),
            new("svm_margin([[3, 4], [-3, -4]], [1, -1], [3, 4], 5).geometric", "[6, 4]", "by hand: (25 + 5)/5 and (25 − 5)/5"),
        ],
        Laws =
        [
            new("w and b scaled together leave the geometric margins as they are", IsFreeOfScale),
            new("separated exactly when the smallest geometric margin is above 0", static (_, o) => o.Get(IsSeparated).Data[0] == o.Get(MinGeometric).Data[0] > 0),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor w = a.Get(W);
        double norm = Norms.Euclidean(w.Data);
        if (norm == 0)
            throw a.Refuse(W, "is 0", "a normal of some length");
        double[] functional = Separation.Scores(a.Get(X), w.Data, a.Get(B).Data[0]);
        double[] geometric = new double[functional.Length];
        for (int i = 0; i < functional.Length; i++)
        {
            functional[i] *= a.Get(Y).Data[i];
            geometric[i] = functional[i] / norm;
        }
        o.Set(Width, 2 / norm);
        o.Set(Functional, RealTensor.Vector(functional));
        o.Set(Geometric, RealTensor.Vector(geometric));
        o.Set(MinGeometric, geometric.Min());
        o.Set(IsSeparated, functional.Min() > 0);
        o.Trace?.Add("‖w‖", RealTensor.Scalar(norm), "√Σw²");
        o.Trace?.Add("y·(w·x + b)", o.Get(Functional), "functional margins");
        o.Trace?.Add("γ", o.Get(Geometric), "divided by ‖w‖");
    }

    private static bool IsFreeOfScale(Arguments a, Outputs o)
    {
        RealTensor doubled = RealTensor.Adopt(a.Get(W).Shape, Array.ConvertAll(a.Get(W).Data.ToArray(), static weight => 2 * weight));
        Outputs scaled = a.Operation.Evaluate(a.With(W, doubled).With(B, RealTensor.Scalar(2 * a.Get(B).Data[0])));
        return Closeness.Near(scaled.Get(Geometric).Data, o.Get(Geometric).Data, scale: 10);
    }
}
