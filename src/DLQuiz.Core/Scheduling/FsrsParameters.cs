using System.Collections.Immutable;
using System.Globalization;

namespace DLQuiz.Core.Scheduling;

/// <summary>The 21 numbers w0 to w20 of FSRS-6, each within the bounds that its optimizer keeps to; equal when all numbers are.</summary>
/// <remarks>Default values and bounds: open-spaced-repetition/fsrs-optimizer, release 6 (the parameter clipper); w0 to w3 are the stabilities after a first again, hard, good, easy, in days.</remarks>
public sealed class FsrsParameters : IEquatable<FsrsParameters>
{
    public const int Count = 21;

    public static readonly ImmutableArray<double> LowerBounds =
        [0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0, 0.1];

    public static readonly ImmutableArray<double> UpperBounds =
        [100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8];

    /// <summary>Fitted by the authors of FSRS to the logs of many learners.</summary>
    public static readonly FsrsParameters Default = new(
        [0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542]);

    private FsrsParameters(ImmutableArray<double> values) => Values = values;

    /// <summary>w0 to w20.</summary>
    public ImmutableArray<double> Values { get; }

    /// <exception cref="FormatException">Not 21 numbers, or one beyond its bounds; the message names it.</exception>
    public static FsrsParameters Create(ImmutableArray<double> values)
    {
        if (values.Length != Count)
            throw new FormatException($"FSRS-6 has {Count} parameters, these are {values.Length}.");
        for (int i = 0; i < Count; i++)
        {
            if (!(values[i] >= LowerBounds[i] && values[i] <= UpperBounds[i]))
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"parameters[{i}] is {values[i]}; FSRS-6 takes {LowerBounds[i]} to {UpperBounds[i]} there."));
        }

        return new FsrsParameters(values);
    }

    /// <summary>The nearest parameters within the bounds, the first stabilities in the order of their grades.</summary>
    public static FsrsParameters Clip(ReadOnlySpan<double> values)
    {
        double[] clipped = new double[Count];
        for (int i = 0; i < Count; i++)
            clipped[i] = Math.Clamp(values[i], LowerBounds[i], UpperBounds[i]);
        for (int i = 1; i < 4; i++)
            clipped[i] = Math.Max(clipped[i], clipped[i - 1]);
        return new FsrsParameters([.. clipped]);
    }

    public bool Equals(FsrsParameters? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as FsrsParameters);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (double value in Values)
            hash.Add(value);
        return hash.ToHashCode();
    }
}
