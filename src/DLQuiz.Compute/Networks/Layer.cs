using System.Collections.Immutable;

namespace DLQuiz.Compute.Networks;

/// <summary>One layer of a network: what it makes of a shape and at what cost, and what it sees along an axis.</summary>
/// <param name="Place">Where it stands, for errors: <c>layers[1]</c>.</param>
/// <param name="Type">As the author wrote it.</param>
internal abstract record Layer(string Place, string Type)
{
    /// <param name="shape">[N, C, spatial…], or [N, features].</param>
    /// <exception cref="NetworkException">The shape does not suit the layer.</exception>
    public abstract LayerCost CostOf(ImmutableArray<long> shape);

    /// <summary>The window along one spatial axis; layers that work on each position apart have a window of one cell.</summary>
    /// <param name="axis">0 for rows or the only axis, 1 for columns.</param>
    /// <param name="input">The axis's length; null where it is not known.</param>
    /// <exception cref="NetworkException">The layer has none.</exception>
    public virtual Window WindowAlong(int axis, long? input) =>
        throw new NetworkException($"is '{Type}'", "a layer that slides along an axis or works on each position: a convolution, pooling, normalization or activation", $"{Place}.type");

    /// <summary>Outputs of that window; below 1 when there are none.</summary>
    public virtual long OutputsAlong(Window window, long input) => window.Outputs(input);

    protected NetworkException Refuse(string key, string found, string expected) => new(found, expected, $"{Place}.{key}");

    /// <exception cref="NetworkException">There is no channel axis, or another number of channels.</exception>
    protected void CheckChannels(string key, long channels, ImmutableArray<long> shape)
    {
        if (shape.Length < 2 || shape[1] != channels)
            throw Refuse(key, $"is {channels}", shape.Length < 2 ? $"a shape with channels, not [{string.Join(", ", shape)}]" : $"{shape[1]}, the channels of the shape [{string.Join(", ", shape)}] that reaches it");
    }

    protected static long Product(ReadOnlySpan<long> lengths)
    {
        long product = 1;
        foreach (long length in lengths)
            product = checked(product * length);
        return product;
    }
}

/// <param name="Shape">Of the output, batch included.</param>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="Buffers">Numbers that are kept but not learned: running statistics.</param>
/// <param name="Macs">Multiply-accumulates; zeros of the padding count, biases do not.</param>
internal sealed record LayerCost(ImmutableArray<long> Shape, long Parameters = 0, long Buffers = 0, long Macs = 0)
{
    public long Elements
    {
        get
        {
            long product = 1;
            foreach (long length in Shape)
                product = checked(product * length);
            return product;
        }
    }
}
