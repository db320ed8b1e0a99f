namespace DLQuiz.Compute.Values;

/// <summary>Truth values, such as the mask of kept units.</summary>
public sealed record BooleanTensor : Tensor
{
    private readonly bool[] _data;

    private BooleanTensor(Shape shape, bool[] data)
        : base(shape, data.Length) => _data = data;

    public ReadOnlySpan<bool> Data => _data;

    public override string ElementType => "bool";

    private protected override string ElementName => "the truth value";

    private protected override string ElementPlural => "truth values";

    public static BooleanTensor Scalar(bool value) => new(Shape.Scalar, [value]);

    public static BooleanTensor Vector(params ReadOnlySpan<bool> values) => new(Shape.Of(values.Length), values.ToArray());

    /// <summary>Takes the array over without a copy: the caller must not write to it again.</summary>
    public static BooleanTensor Adopt(Shape shape, bool[] data) => new(shape, data);

    public override BooleanTensor Reshape(Shape shape) => shape.Equals(Shape) ? this : new(shape, _data);

    public override BooleanTensor Pick(ReadOnlySpan<int> positions, Shape shape)
    {
        bool[] picked = new bool[positions.Length];
        for (int i = 0; i < picked.Length; i++)
            picked[i] = _data[positions[i]];
        return new(shape, picked);
    }

    public bool Equals(BooleanTensor? other) => other is not null && Shape.Equals(other.Shape) && _data.AsSpan().SequenceEqual(other._data);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Shape);
        foreach (bool element in _data)
            hash.Add(element);
        return hash.ToHashCode();
    }
}
