using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

/// <summary>The columns of X and the targets of a regression; with an intercept both are centred, which is what fitting it unpenalised comes to.</summary>
internal sealed class Design
{
    private readonly double[] _means;
    private readonly double _targetMean;

    public Design(RealTensor x, RealTensor y, bool hasIntercept)
    {
        int n = x.Shape[0];
        int d = x.Shape[1];
        Columns = new double[d][];
        _means = new double[d];
        for (int j = 0; j < d; j++)
        {
            Columns[j] = new double[n];
            for (int i = 0; i < n; i++)
                Columns[j][i] = x.Data[(i * d) + j];
            _means[j] = hasIntercept ? Center(Columns[j]) : 0;
        }
        Target = y.Data.ToArray();
        _targetMean = hasIntercept ? Center(Target) : 0;
    }

    public double[][] Columns { get; }

    public double[] Target { get; }

    public int Samples => Target.Length;

    public int Features => Columns.Length;

    /// <summary>0 without an intercept.</summary>
    public double Intercept(ReadOnlySpan<double> w) => _targetMean - Dot.Of(_means, w);

    /// <summary>y − Xw − b.</summary>
    public double[] Residual(ReadOnlySpan<double> w)
    {
        double[] residual = [.. Target];
        for (int j = 0; j < w.Length; j++)
            Dot.AddScaled(residual, -w[j], Columns[j]);
        return residual;
    }

    /// <summary>The columns as a matrix [n,d], for traces.</summary>
    public RealTensor Matrix()
    {
        double[] data = new double[Samples * Features];
        for (int i = 0; i < data.Length; i++)
            data[i] = Columns[i % Features][i / Features];
        return RealTensor.Adopt(Shape.Of(Samples, Features), data);
    }

    /// <summary>XᵀX + diagonal·I, for traces.</summary>
    public RealTensor Gram(double diagonal)
    {
        double[] data = new double[Features * Features];
        for (int i = 0; i < data.Length; i++)
            data[i] = Dot.Of(Columns[i / Features], Columns[i % Features]) + (i / Features == i % Features ? diagonal : 0);
        return RealTensor.Adopt(Shape.Of(Features, Features), data);
    }

    /// <summary>Xᵀv.</summary>
    public double[] Project(double[] vector) => Array.ConvertAll(Columns, column => Dot.Of(column, vector));

    /// <summary>The law that every fit with an intercept obeys.</summary>
    public static bool ResidualsSumToZero(RealTensor x, RealTensor y, ReadOnlySpan<double> w, double intercept)
    {
        int d = x.Shape[1];
        double sum = 0;
        double scale = 0;
        for (int i = 0; i < y.Count; i++)
        {
            sum += y.Data[i] - intercept - Dot.Of(x.Data.Slice(i * d, d), w);
            scale += Math.Abs(y.Data[i]) + Math.Abs(intercept);
            for (int j = 0; j < d; j++)
                scale += Math.Abs(x.Data[(i * d) + j] * w[j]);
        }
        return Closeness.Near(sum, 0, scale);
    }

    private static double Center(double[] values)
    {
        // A constant column has to become exactly 0, or its rounding error would pass for a feature.
        double mean = Array.TrueForAll(values, value => value == values[0]) ? values[0] : Statistics.Mean(values);
        for (int i = 0; i < values.Length; i++)
            values[i] -= mean;
        return mean;
    }
}
