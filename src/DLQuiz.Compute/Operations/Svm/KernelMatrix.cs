using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class KernelMatrix : Operation
{
    private static readonly RealInput X = Separation.Samples();
    private static readonly RealInput Y = new("Y", "[m,d]", "The samples of the columns, one a row.", plain: "[m]");
    private static readonly KernelParameters Parameters = new();

    private static readonly RealOutput K = new("K", "[n,m]", "k(X_i, Y_j).");

    public override Declaration Declaration { get; } = new("kernel_matrix", Family.Svm, "The kernel of every sample of X with every sample of Y.")
    {
        Arguments = [X, Y, Parameters.Kind, Parameters.Gamma, Parameters.Degree, Parameters.Offset],
        Outputs = [K],
        Definition = new(
            @"K_{ij}=k(x_i,y_j),\quad k_{poly}=(\gamma\,x\cdot y+c)^p,\ k_{rbf}=e^{-\gamma\lVert x-y\rVert^2},\ k_{sigmoid}=\tanh(\gamma\,x\cdot y+c)",
            "Schölkopf and Smola 2002, Learning with Kernels, section 2.3; parameters as in scikit-learn's sklearn.metrics.pairwise"),
        Examples =
        [
            new("kernel_matrix([[1, 2]], [[3, 4], [0, 1]], 'linear')", "[[11, 2]]", "by hand"),
            new("kernel_matrix([[1, 2]], [[3, 4]], 'poly', gamma=1, coef0=1, degree=2)", "[[144]]", "by hand: (11 + 1)²"),
            new("kernel_matrix([0, 1], [1], 'rbf', gamma=2)", "[[exp(-2)], [1]]", "by hand"),
            new("kernel_matrix([[3, 4]], [[1, 0], [0, 0]], 'cosine')", "[[0.6, 0]]", "by hand: 3/5, and 0 for the zero vector"),
        ],
        Laws =
        [
            new("swapping X and Y transposes K", IsSymmetric),
            new("'rbf' and 'laplacian' lie in [0, 1], 'sigmoid' and 'cosine' in [-1, 1]", IsBounded),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        RealTensor y = a.Get(Y);
        Kernel kernel = Parameters.Read(a, x.Shape[1]);
        Shape shape = Shape.Of(x.Shape[0], y.Shape[0]);
        o.Set(K, shape, kernel.Matrix(a, x, y));
        if (o.Trace is not { } trace)
            return;
        if (kernel.Kind is KernelKind.Rbf)
            trace.Add("‖x − y‖²", Pairs(x, y, Distances.Squared), "squared distances, a row for each sample of X");
        if (kernel.Kind is KernelKind.Polynomial or KernelKind.Sigmoid or KernelKind.Cosine)
            trace.Add("x·y", Pairs(x, y, Dot.Of), "products, a row for each sample of X");
        trace.Add("K", o.Get(K), "the kernel of each pair");
    }

    private static RealTensor Pairs(RealTensor x, RealTensor y, Func<ReadOnlySpan<double>, ReadOnlySpan<double>, double> of)
    {
        int d = x.Shape[1];
        int columns = y.Shape[0];
        double[] pairs = new double[x.Shape[0] * columns];
        for (int i = 0; i < pairs.Length; i++)
            pairs[i] = of(x.Data.Slice(i / columns * d, d), y.Data.Slice(i % columns * d, d));
        return RealTensor.Adopt(Shape.Of(x.Shape[0], columns), pairs);
    }

    private static bool IsSymmetric(Arguments a, Outputs o)
    {
        RealTensor k = o.Get(K);
        RealTensor swapped = a.Operation.Evaluate(a.With(X, a.Get(Y)).With(Y, a.Get(X))).Get(K);
        for (int i = 0; i < k.Count; i++)
        {
            if (!Closeness.Near(k.Data[i], swapped.Data[(i % k.Shape[1] * k.Shape[0]) + (i / k.Shape[1])]))
                return false;
        }
        return true;
    }

    private static bool IsBounded(Arguments a, Outputs o)
    {
        const double Rounding = 1e-12;
        double low = a.Get(Parameters.Kind) switch
        {
            KernelKind.Rbf or KernelKind.Laplacian => 0,
            KernelKind.Sigmoid or KernelKind.Cosine => -1,
            _ => double.NegativeInfinity,
        };
        return double.IsInfinity(low) || o.Get(K).Data.ToArray().All(k => !(k < low - Rounding) && !(k > 1 + Rounding));
    }
}
