using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class KernelMatrix : Operation
{
    private static readonly RealInput X = Separation.Samples();
    private static readonly RealInput Y = new("Y", "[m,d]", "The other samples, one a row.", plain: "[m]");
    private static readonly Kernel Kernel = new();

    private static readonly RealOutput K = new("K", "[n,m]", "A row for each sample of X, a column for each of Y.");

    public override Declaration Declaration { get; } = new("kernel_matrix", Family.Svm, "The kernel of every sample of one set with every sample of another.")
    {
        Arguments = [X, Y, Kernel.Kind, Kernel.Gamma, Kernel.Degree, Kernel.Coef0],
        Outputs = [K],
        Definition = new(@"K_{ij}=k(x_i,y_j)", "Schölkopf and Smola 2002, Learning with Kernels, section 2.3; as in scikit-learn 1.2, pairwise kernels"),
        Examples =
        [
            new("kernel_matrix([[1, 2]], [[3, 4], [0, 1]])", "[[11, 2]]", "by hand: dot products"),
            new("kernel_matrix([[1, 2]], [[1, 2]], kernel='rbf')", "[[1]]", "by hand: no distance"),
            new("kernel_matrix([[1, 2]], [[3, 4]], kernel='poly', degree=2, coef0=1)", "[[144]]", "by hand: (11 + 1)²"),
        ],
        Laws = [new("exchanging X and Y transposes K", IsSymmetric)],
    };

    private protected override void Compute(Arguments a, Outputs o) =>
        o.Set(K, Shape.Of(a.Get(X).Shape[0], a.Get(Y).Shape[0]), Kernel.Matrix(a, a.Get(X), a.Get(Y)));

    private static bool IsSymmetric(Arguments a, Outputs o)
    {
        double[] turned = Kernel.Matrix(a, a.Get(Y), a.Get(X));
        int n = a.Get(X).Shape[0];
        int m = a.Get(Y).Shape[0];
        return Enumerable.Range(0, turned.Length).All(i => Closeness.Near(turned[i], o.Get(K).Data[(i % n * m) + (i / n)]));
    }
}
