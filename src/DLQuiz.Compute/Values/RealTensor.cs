namespace DLQuiz.Compute.Values;

/// <summary>Double-precision numbers; NaN equals NaN, and the sign of zero plays no part.</summary>
public sealed record RealTensor : Tensor
{
    private readonly double[] _data;

    private RealTensor(Shape shape, double[] data)
        : base(shape, data.Length) => _data = data;

    public ReadOnlySpan<double> Data => _data;

    public override string ElementType => "f64";

    private protected override string ElementName => "the number";

    private protected override string ElementPlural => "numbers";

    public static RealTensor Scalar(double value) => new(Shape.Scalar, [value]);

    public static RealTensor Vector(params ReadOnlySpan<double> values) => new(Shape.Of(values.Length), values.ToArray());

    /// <summary>Takes the array over without a copy: the caller must not write to it again.</summary>
    public static RealTensor Adopt(Shape shape, double[] data) => new(shape, data);

    public override RealTensor Reshape(Shape shape) => shape.Equals(Shape) ? this : new(shape, _data);

    public override RealTensor Pick(ReadOnlySpan<int> positions, Shape shape)
    {
        double[] picked = new double[positions.Length];
        for (int i = 0; i < picked.Length; i++)
            picked[i] = _data[positions[i]];
        return new(shape, picked);
    }

    /// <summary>Numbers of either kind as f64; null for truth values, which are no numbers.</summary>
    public static RealTensor? From(Tensor tensor)
    {
        if (tensor is RealTensor reals)
            return reals;
        if (tensor is not IntegerTensor integers)
            return null;
        double[] converted = new double[integers.Count];
        for (int i = 0; i < converted.Length; i++)
            converted[i] = integers.Data[i];
        return new(integers.Shape, converted);
    }

    public bool Equals(RealTensor? other) => other is not null && Shape.Equals(other.Shape) && SameNumbers(_data, other._data);

    private static bool SameNumbers(double[] left, double[] right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (!left[i].Equals(right[i]))
                return false;
        }
        return true;
    }

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Shape);
        foreach (double element in _data)
            hash.Add(element == 0 ? 0.0 : element);
        return hash.ToHashCode();
    }
}
