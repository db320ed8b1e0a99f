using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

/// <summary>Elements that share statistics, laid out as neighbouring runs of one length: what all normalizations have in common.</summary>
internal sealed class Runs
{
    private readonly double[] _x;
    private readonly int _length;

    /// <param name="x">Run after run.</param>
    /// <param name="count">How many runs.</param>
    /// <param name="epsilon">Added to the variance inside the root.</param>
    public Runs(ReadOnlySpan<double> x, int count, double epsilon)
    {
        _x = x.ToArray();
        _length = x.Length / count;
        Mean = new double[count];
        Variance = new double[count];
        Inverse = new double[count];
        for (int run = 0; run < count; run++)
        {
            (Mean[run], Variance[run]) = Moments.Of(_x.AsSpan(run * _length, _length));
            Inverse[run] = Moments.InverseDeviation(Variance[run], epsilon);
        }
    }

    public double[] Mean { get; }

    /// <summary>Biased.</summary>
    public double[] Variance { get; }

    public double[] Inverse { get; }

    /// <summary>The variance divided by m − 1; NaN for runs of one element.</summary>
    public double[] UnbiasedVariance() => Array.ConvertAll(Variance, variance => _length > 1 ? variance * _length / (_length - 1.0) : double.NaN);

    /// <summary>x̂ of each element.</summary>
    public double[] Normalized()
    {
        double[] normalized = new double[_x.Length];
        for (int i = 0; i < normalized.Length; i++)
            normalized[i] = (_x[i] - Mean[i / _length]) * Inverse[i / _length];
        return normalized;
    }

    /// <summary>γ·x̂ + β, where the parameters of element i stand at parameterOf(i).</summary>
    public double[] Affine(RealTensor? gamma, RealTensor? beta, Func<int, int> parameterOf)
    {
        double[] y = Normalized();
        for (int i = 0; i < y.Length; i++)
            y[i] = (y[i] * (gamma is null ? 1 : gamma.Data[parameterOf(i)])) + (beta is null ? 0 : beta.Data[parameterOf(i)]);
        return y;
    }

    /// <summary>Gradients through mean and variance: dx = (g − mean(g) − x̂·mean(g·x̂))/√(σ²+ε) with g = γ·dy, over each run.</summary>
    public Gradients Backward(ReadOnlySpan<double> dy, RealTensor? gamma, int parameters, Func<int, int> parameterOf)
    {
        double[] normalized = Normalized();
        double[] dgamma = new double[parameters];
        double[] dbeta = new double[parameters];
        double[] dx = new double[_x.Length];
        for (int i = 0; i < dx.Length; i++)
        {
            int parameter = parameterOf(i);
            dgamma[parameter] += dy[i] * normalized[i];
            dbeta[parameter] += dy[i];
            dx[i] = dy[i] * (gamma is null ? 1 : gamma.Data[parameter]);
        }
        for (int run = 0; run < Mean.Length; run++)
            Project(dx.AsSpan(run * _length, _length), normalized.AsSpan(run * _length, _length), Inverse[run]);
        return new(dx, dgamma, dbeta);
    }

    private static void Project(Span<double> gradient, ReadOnlySpan<double> normalized, double inverse)
    {
        double mean = 0;
        double along = 0;
        for (int i = 0; i < gradient.Length; i++)
        {
            mean += gradient[i] / gradient.Length;
            along += gradient[i] * normalized[i] / gradient.Length;
        }
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = inverse * (gradient[i] - mean - (normalized[i] * along));
    }
}

/// <summary>For x, γ and β, flat.</summary>
internal sealed record Gradients(double[] Dx, double[] Dgamma, double[] Dbeta);
