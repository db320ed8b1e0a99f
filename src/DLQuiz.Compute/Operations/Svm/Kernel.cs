using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal enum KernelKind
{
    Linear,
    Polynomial,
    Rbf,
    Sigmoid,
    Laplacian,
    Cosine,
}

/// <summary>The parameters that choose a kernel; one set for each operation that has one.</summary>
internal sealed class KernelParameters
{
    public ChoiceParameter<KernelKind> Kind { get; } = new(
        "kernel",
        "x·y; (γ·x·y + coef0)^degree; exp(−γ‖x − y‖²); tanh(γ·x·y + coef0); exp(−γ‖x − y‖₁); or the cosine of the angle.",
        ("linear", KernelKind.Linear),
        ("poly", KernelKind.Polynomial),
        ("rbf", KernelKind.Rbf),
        ("sigmoid", KernelKind.Sigmoid),
        ("laplacian", KernelKind.Laplacian),
        ("cosine", KernelKind.Cosine));

    public NullableNumberParameter Gamma { get; } = new("gamma", "γ of all kernels but 'linear' and 'cosine'; null is 1/d.") { AtLeast = 0, Below = double.PositiveInfinity };

    public IntegerParameter Degree { get; } = new("degree", "The exponent of 'poly'.") { Default = 3, AtLeast = 0 };

    public NumberParameter Offset { get; } = new("coef0", "What 'poly' and 'sigmoid' add to γ·x·y.") { Default = 0, Above = double.NegativeInfinity, Below = double.PositiveInfinity };

    public Kernel Read(Arguments a, int features) => new(a.Get(Kind), a.Get(Gamma) ?? 1.0 / features, a.Get(Degree), a.Get(Offset));
}

/// <summary>A similarity of two samples.</summary>
internal sealed record Kernel(KernelKind Kind, double Gamma, long Degree, double Offset)
{
    public double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Kind switch
    {
        KernelKind.Linear => Dot.Of(x, y),
        KernelKind.Polynomial => Math.Pow((Gamma * Dot.Of(x, y)) + Offset, Degree),
        KernelKind.Rbf => Math.Exp(-Gamma * Distances.Squared(x, y)),
        KernelKind.Sigmoid => Math.Tanh((Gamma * Dot.Of(x, y)) + Offset),
        KernelKind.Laplacian => Math.Exp(-Gamma * Manhattan(x, y)),
        _ => Cosine(x, y),
    };

    /// <summary>K[i,j] = k(X_i, Y_j), row-major.</summary>
    public double[] Matrix(Arguments a, RealTensor x, RealTensor y)
    {
        int d = x.Shape[1];
        int columns = y.Shape[0];
        double[] k = new double[a.Allocate(x.Shape[0], columns).Size];
        a.Spend((long)k.Length * d);
        for (int i = 0; i < k.Length; i++)
            k[i] = Of(x.Data.Slice(i / columns * d, d), y.Data.Slice(i % columns * d, d));
        return k;
    }

    private static double Manhattan(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Abs(x[i] - y[i]);
        return sum;
    }

    /// <summary>0 when either vector is 0.</summary>
    private static double Cosine(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double left = Norms.Euclidean(x);
        double right = Norms.Euclidean(y);
        if (left == 0 || right == 0)
            return 0;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] / left * (y[i] / right);
        return sum;
    }
}
