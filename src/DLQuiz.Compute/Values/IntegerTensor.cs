namespace DLQuiz.Compute.Values;

/// <summary>Exact 64-bit integers: labels, indices, sizes, counts.</summary>
public sealed record IntegerTensor : Tensor
{
    private readonly long[] _data;

    private IntegerTensor(Shape shape, long[] data)
        : base(shape, data.Length) => _data = data;

    public ReadOnlySpan<long> Data => _data;

    public override string ElementType => "i64";

    private protected override string ElementName => "the number";

    private protected override string ElementPlural => "integers";

    public static IntegerTensor Scalar(long value) => new(Shape.Scalar, [value]);

    public static IntegerTensor Vector(params ReadOnlySpan<long> values) => new(Shape.Of(values.Length), values.ToArray());

    /// <summary>Takes the array over without a copy: the caller must not write to it again.</summary>
    public static IntegerTensor Adopt(Shape shape, long[] data) => new(shape, data);

    public override IntegerTensor Reshape(Shape shape) => shape.Equals(Shape) ? this : new(shape, _data);

    public override IntegerTensor Pick(ReadOnlySpan<int> positions, Shape shape)
    {
        long[] picked = new long[positions.Length];
        for (int i = 0; i < picked.Length; i++)
            picked[i] = _data[positions[i]];
        return new(shape, picked);
    }

    /// <summary>Integers as they are, reals when every one is integral and within 64 bits, truth values never.</summary>
    public static IntegerTensor? From(Tensor tensor)
    {
        if (tensor is IntegerTensor integers)
            return integers;
        if (tensor is not RealTensor reals)
            return null;
        long[] converted = new long[reals.Count];
        for (int i = 0; i < converted.Length; i++)
        {
            double value = reals.Data[i];
            if (Math.Floor(value) != value || Math.Abs(value) > 9e18)
                return null;
            converted[i] = (long)value;
        }
        return new(reals.Shape, converted);
    }

    public bool Equals(IntegerTensor? other) => other is not null && Shape.Equals(other.Shape) && _data.AsSpan().SequenceEqual(other._data);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Shape);
        foreach (long element in _data)
            hash.Add(element);
        return hash.ToHashCode();
    }
}
