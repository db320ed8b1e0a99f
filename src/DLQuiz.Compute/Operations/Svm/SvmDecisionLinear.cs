using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmDecisionLinear : Operation
{
    private static readonly RealInput X = Separation.Samples();
    private static readonly RealInput W = Separation.Weights();
    private static readonly RealInput B = Separation.Offset();

    private static readonly RealOutput Scores = new("scores", "[n]", "f = w·x + b.");
    private static readonly IntegerOutput Labels = new("labels", "[n]", "+1 where f > 0, otherwise −1.");
    private static readonly RealOutput Distance = new("distance", "[n]", "The signed distance f/‖w‖ to the hyperplane.", "when w is not 0");

    public override Declaration Declaration { get; } = new("svm_decision_linear", Family.Svm, "Decision values and classes of a linear support vector machine; a value of exactly 0 is class -1.")
    {
        Arguments = [X, W, B],
        Outputs = [Scores, Labels, Distance],
        Definition = new(@"f(x)=w\cdot x+b,\quad \hat y=+1\ \text{if}\ f>0,\ \text{else}\ -1,\quad \text{distance}=f/\lVert w\rVert", "Bishop 2006, PRML, eq. 7.1 and section 4.1.1"),
        Examples =
        [
            new("svm_decision_linear([[3, 4], [0, 0]], [3, 4], -5)", "[20, -5]", "by hand"),
            new("svm_decision_linear([[3, 4], [0, 0]], [3, 4], -5).distance", "[4, -1]", "by hand: divided by 5"),
            new("svm_decision_linear([[1, -1], [2, 0]], [1, 1], 0).labels", "[-1, 1]", "by hand: exactly 0 is -1"),
        ],
        Laws =
        [
            new("the label is +1 exactly where the score is above 0", static (_, o) => Separation.LabelsFollow(o.Get(Scores).Data, o.Get(Labels).Data)),
            new("x − distance·w/‖w‖ lies on the hyperplane", ProjectsOntoTheHyperplane),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        ReadOnlySpan<double> w = a.Get(W).Data;
        double[] scores = Separation.Scores(a.Get(X), w, a.Get(B).Data[0]);
        double norm = Norms.Euclidean(w);
        o.Set(Scores, Shape.Of(scores.Length), scores);
        o.Set(Labels, Shape.Of(scores.Length), Separation.Classify(scores));
        o.Trace?.Add("f", o.Get(Scores), "w·x + b");
        if (norm == 0)
            return;
        o.Set(Distance, Shape.Of(scores.Length), Array.ConvertAll(scores, score => score / norm));
        o.Trace?.Add("‖w‖", RealTensor.Scalar(norm), "√Σw²");
        o.Trace?.Add("distance", o.Get(Distance), "f/‖w‖");
    }

    private static bool ProjectsOntoTheHyperplane(Arguments a, Outputs o)
    {
        RealTensor w = a.Get(W);
        double norm = Norms.Euclidean(w.Data);
        if (norm == 0)
            return true;
        double[] projected = a.Get(X).Data.ToArray();
        for (int i = 0; i < projected.Length; i++)
            projected[i] -= o.Get(Distance).Data[i / w.Count] * w.Data[i % w.Count] / norm;
        double scale = Norms.Of(a.Get(X).Data, double.PositiveInfinity) * Norms.Of(w.Data, 1);
        double[] scores = Separation.Scores(RealTensor.Adopt(a.Get(X).Shape, projected), w.Data, a.Get(B).Data[0]);
        return Array.TrueForAll(scores, score => Closeness.Near(score, 0, scale + Math.Abs(a.Get(B).Data[0])));
    }
}
