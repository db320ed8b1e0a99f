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

/// <summary>The parameters of a kernel, and the kernel itself; each operation has parameters of its own.</summary>
internal sealed class Kernel
{
    public ChoiceParameter<KernelKind> Kind { get; } = new(
        "kernel",
        "x·y, (γ·x·y + c)^degree, exp(−γ‖x−y‖²), tanh(γ·x·y + c), exp(−γ‖x−y‖₁) or the cosine, which is 0 when either is 0.",
        ("linear", KernelKind.Linear),
        ("poly", KernelKind.Polynomial),
        ("rbf", KernelKind.Rbf),
        ("sigmoid", KernelKind.Sigmoid),
        ("laplacian", KernelKind.Laplacian),
        ("cosine", KernelKind.Cosine))
    {
        Default = "linear",
    };

    public NumberParameter Gamma { get; } = new("gamma", "The scale γ.") { Default = 1 };

    public IntegerParameter Degree { get; } = new("degree", "The degree of 'poly'.") { Default = 3, AtLeast = 0, AtMost = 1000 };

    public NumberParameter Coef0 { get; } = new("coef0", "The constant c of 'poly' and 'sigmoid'.") { Default = 0 };

    /// <summary>[n, m], flat, of the rows of x with the rows of y.</summary>
    public double[] Matrix(Arguments a, RealTensor x, RealTensor y)
    {
        a.Spend((long)x.Count * y.Shape[0]);
        a.Allocate(x.Shape[0], y.Shape[0]);
        int d = x.Shape[1];
        double[] matrix = new double[x.Shape[0] * y.Shape[0]];
        for (int i = 0; i < matrix.Length; i++)
            matrix[i] = At(a, x.Data.Slice(i / y.Shape[0] * d, d), y.Data.Slice(i % y.Shape[0] * d, d));
        return matrix;
    }

    private double At(Arguments a, ReadOnlySpan<double> x, ReadOnlySpan<double> y) => a.Get(Kind) switch
    {
        KernelKind.Polynomial => Math.Pow((a.Get(Gamma) * Dot(x, y)) + a.Get(Coef0), a.Get(Degree)),
        KernelKind.Rbf => Math.Exp(-a.Get(Gamma) * Distances.Squared(x, y)),
        KernelKind.Sigmoid => Math.Tanh((a.Get(Gamma) * Dot(x, y)) + a.Get(Coef0)),
        KernelKind.Laplacian => Math.Exp(-a.Get(Gamma) * Manhattan(x, y)),
        KernelKind.Cosine => Cosine(x, y),
        _ => Dot(x, y),
    };

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    private static double Manhattan(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Abs(x[i] - y[i]);
        return sum;
    }

    private static double Cosine(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double norms = Norms.Euclidean(x) * Norms.Euclidean(y);
        return norms == 0 ? 0 : Dot(x, y) / norms;
    }
}
