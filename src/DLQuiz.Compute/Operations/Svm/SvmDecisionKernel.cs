using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmDecisionKernel : Operation
{
    private static readonly RealInput SupportVectors = Separation.Samples("support_vectors", "m");
    private static readonly RealInput Alpha = new("alpha", "[m]", "The multiplier α of each support vector.");
    private static readonly RealInput Y = Separation.Labels("m");
    private static readonly RealInput B = Separation.Offset();
    private static readonly RealInput X = Separation.Samples();
    private static readonly KernelParameters Parameters = new();

    private static readonly RealOutput Scores = new("scores", "[n]", "f of each sample of X.");
    private static readonly IntegerOutput Labels = new("labels", "[n]", "+1 where f > 0, otherwise −1.");

    public override Declaration Declaration { get; } = new("svm_decision_kernel", Family.Svm, "Decision values and classes of a support vector machine with a kernel; a value of exactly 0 is class -1.")
    {
        Arguments = [SupportVectors, Alpha, Y, B, X, Parameters.Kind, Parameters.Gamma, Parameters.Degree, Parameters.Offset],
        Outputs = [Scores, Labels],
        Definition = new(@"f(x)=\sum_i\alpha_iy_i\,k(s_i,x)+b", "Bishop 2006, PRML, eq. 7.13"),
        Examples =
        [
            new("svm_decision_kernel([[1, 0], [0, 1]], [2, 1], [1, -1], 0.5, [[1, 1]], 'linear')", "[1.5]", "by hand: 2 − 1 + 0.5"),
            new("svm_decision_kernel([0, 1], [1, 1], [1, -1], 0, [0, 0.5], 'rbf', gamma=1)", "[1 - exp(-1), 0]", "by hand"),
            new("svm_decision_kernel([0, 1], [1, 1], [1, -1], 0, [0, 0.5], 'rbf', gamma=1).labels", "[1, -1]", "by hand: exactly 0 is -1"),
        ],
        Laws =
        [
            new("the label is +1 exactly where the score is above 0", static (_, o) => Separation.LabelsFollow(o.Get(Scores).Data, o.Get(Labels).Data)),
            new("a linear kernel is the hyperplane w = Σα·y·s", LinearIsAHyperplane),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        RealTensor alpha = a.Get(Alpha);
        double[] k = Parameters.Read(a, x.Shape[1]).Matrix(a, x, a.Get(SupportVectors));
        double[] weights = [.. Enumerable.Range(0, alpha.Count).Select(i => alpha.Data[i] * a.Get(Y).Data[i])];
        double[] scores = new double[x.Shape[0]];
        for (int i = 0; i < scores.Length; i++)
            scores[i] = Dot.Of(k.AsSpan(i * weights.Length, weights.Length), weights) + a.Get(B).Data[0];
        o.Set(Scores, Shape.Of(scores.Length), scores);
        o.Set(Labels, Shape.Of(scores.Length), Separation.Classify(scores));
        if (o.Trace is not { } trace)
            return;
        trace.Add("k(x, s)", RealTensor.Adopt(Shape.Of(scores.Length, weights.Length), k), "a row for each sample, a column for each support vector");
        trace.Add("α·y", RealTensor.Vector(weights), "the weight of each column");
        trace.Add("f", o.Get(Scores), "the weighted sum of each row, plus b");
    }

    private static bool LinearIsAHyperplane(Arguments a, Outputs o)
    {
        if (a.Get(Parameters.Kind) != KernelKind.Linear)
            return true;
        RealTensor vectors = a.Get(SupportVectors);
        int d = vectors.Shape[1];
        double[] w = new double[d];
        double scale = Math.Abs(a.Get(B).Data[0]);
        for (int i = 0; i < vectors.Shape[0]; i++)
        {
            Dot.AddScaled(w, a.Get(Alpha).Data[i] * a.Get(Y).Data[i], vectors.Data.Slice(i * d, d));
            scale += Math.Abs(a.Get(Alpha).Data[i]) * Norms.Of(vectors.Data.Slice(i * d, d), 1) * Norms.Of(a.Get(X).Data, double.PositiveInfinity);
        }
        return Closeness.Near(Separation.Scores(a.Get(X), w, a.Get(B).Data[0]), o.Get(Scores).Data, scale);
    }
}
