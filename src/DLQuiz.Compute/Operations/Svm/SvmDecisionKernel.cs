using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmDecisionKernel : Operation
{
    private static readonly RealInput SupportVectors = Separation.Samples("support_vectors", "m");
    private static readonly RealInput Alpha = new("alpha", "[m]", "The multiplier of each support vector.");
    private static readonly RealInput Y = Separation.Labels("m");
    private static readonly RealInput B = Separation.Offset();
    private static readonly RealInput X = Separation.Samples();
    private static readonly Kernel Kernel = new();

    private static readonly RealOutput Scores = new("scores", "[n]", "f(x) of each sample.");
    private static readonly IntegerOutput Labels = new("labels", "[n]", "+1 where the score is above 0, otherwise −1.");

    public override Declaration Declaration { get; } = new("svm_decision_kernel", Family.Svm, "Scores and classes of samples from support vectors, multipliers and a kernel.")
    {
        Arguments = [SupportVectors, Alpha, Y, B, X, Kernel.Kind, Kernel.Gamma, Kernel.Degree, Kernel.Coef0],
        Outputs = [Scores, Labels],
        Definition = new(@"f(x)=\sum_i\alpha_iy_ik(x_i,x)+b", "Bishop 2006, PRML, eq. 7.13"),
        Examples =
        [
            new("svm_decision_kernel([[1], [-1]], [0.5, 0.5], [1, -1], 0, [[3], [-2]])", "[3, -2]", "by hand: 0.5·3 + 0.5·3"),
            new("svm_decision_kernel([[1], [-1]], [0.5, 0.5], [1, -1], 0, [[0]]).labels", "[-1]", "by hand: a score of 0 is class −1"),
        ],
        Laws = [new("labels are the signs of the scores, 0 counting as −1", static (_, o) => Enumerable.Range(0, o.Get(Scores).Count).All(i => o.Get(Labels).Data[i] == (o.Get(Scores).Data[i] > 0 ? 1 : -1)))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double[] kernel = Kernel.Matrix(a, a.Get(X), a.Get(SupportVectors));
        int m = a.Get(Alpha).Count;
        double[] scores = new double[a.Get(X).Shape[0]];
        for (int i = 0; i < scores.Length; i++)
        {
            for (int j = 0; j < m; j++)
                scores[i] += a.Get(Alpha).Data[j] * a.Get(Y).Data[j] * kernel[(i * m) + j];
            scores[i] += a.Get(B).Data[0];
        }
        o.Set(Scores, RealTensor.Vector(scores));
        o.Set(Labels, Separation.Classes(scores));
        o.Trace?.Add("k", RealTensor.Adopt(Shape.Of(scores.Length, m), kernel), "a row for each sample, a column for each support vector");
    }
}
