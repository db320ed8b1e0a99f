using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmDecisionLinear : Operation
{
    private static readonly RealInput X = Separation.Samples();
    private static readonly RealInput W = Separation.Weights();
    private static readonly RealInput B = Separation.Offset();

    private static readonly RealOutput Scores = new("scores", "[n]", "w·x + b of each sample.");
    private static readonly IntegerOutput Labels = new("labels", "[n]", "+1 where the score is above 0, otherwise −1.");
    private static readonly RealOutput Distance = new("distance", "[n]", "The signed distance of each sample to the hyperplane.");

    public override Declaration Declaration { get; } = new("svm_decision_linear", Family.Svm, "Scores, classes and signed distances of samples for a given hyperplane; a score of exactly 0 is class -1.")
    {
        Arguments = [X, W, B],
        Outputs = [Scores, Labels, Distance],
        Definition = new(@"f(x)=w\cdot x+b,\quad \hat y=\operatorname{sign}f,\quad d=f/\lVert w\rVert", "Bishop 2006, PRML, eq. 7.1 and 7.2"),
        Examples =
        [
            new("svm_decision_linear([[3, 4], [0, 0]], [3, 4], 5).distance", "[6, 1]", "by hand: 30/5 and 5/5"),
            new("svm_decision_linear([[1, 1], [2, 0]], [1, 1], -2).labels", "[-1, -1]", "by hand: a score of 0 is class −1"),
        ],
        Laws = [new("labels are the signs of the scores, 0 counting as −1", static (_, o) => Enumerable.Range(0, o.Get(Scores).Count).All(i => o.Get(Labels).Data[i] == (o.Get(Scores).Data[i] > 0 ? 1 : -1)))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor w = a.Get(W);
        double[] scores = Separation.Scores(a.Get(X), w.Data, a.Get(B).Data[0]);
        double norm = Norms.Euclidean(w.Data);
        o.Set(Scores, RealTensor.Vector(scores));
        o.Set(Labels, Separation.Classes(scores));
        o.Set(Distance, RealTensor.Vector(Array.ConvertAll(scores, score => score / norm)));
        o.Trace?.Add("f", o.Get(Scores), "w·x + b");
        o.Trace?.Add("‖w‖", RealTensor.Scalar(norm), "√Σw²");
    }
}
