using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

internal enum PaddingMode
{
    Zeros,
    Reflect,
    Replicate,
    Circular,
}

/// <summary>Planes [planes, H, W] extended on all sides, so that windows need no case distinctions.</summary>
internal static class PaddedPlanes
{
    public static double[] Of(Arguments a, ReadOnlySpan<double> x, SpatialAxis rows, SpatialAxis columns, PaddingMode mode)
    {
        int planes = x.Length / (rows.Input * columns.Input);
        Shape shape = a.Allocate(planes, rows.Window.Input + rows.Before + rows.After, columns.Window.Input + columns.Before + columns.After);
        double[] padded = new double[shape.Size];
        int[] fromRow = Sources(rows, mode);
        int[] fromColumn = Sources(columns, mode);
        for (int plane = 0; plane < planes; plane++)
        {
            for (int row = 0; row < fromRow.Length; row++)
            {
                if (fromRow[row] < 0)
                    continue;
                ReadOnlySpan<double> source = x.Slice(((plane * rows.Input) + fromRow[row]) * columns.Input, columns.Input);
                Span<double> target = padded.AsSpan(((plane * fromRow.Length) + row) * fromColumn.Length, fromColumn.Length);
                for (int column = 0; column < target.Length; column++)
                    target[column] = fromColumn[column] < 0 ? 0 : source[fromColumn[column]];
            }
        }
        return padded;
    }

    /// <summary>The inner part again.</summary>
    public static double[] Crop(ReadOnlySpan<double> padded, SpatialAxis rows, SpatialAxis columns)
    {
        int planes = padded.Length / (rows.Padded * columns.Padded);
        double[] x = new double[planes * rows.Input * columns.Input];
        for (int row = 0; row < planes * rows.Input; row++)
        {
            int source = (row / rows.Input * rows.Padded) + (row % rows.Input) + (int)rows.Before;
            padded.Slice((source * columns.Padded) + (int)columns.Before, columns.Input).CopyTo(x.AsSpan(row * columns.Input));
        }
        return x;
    }

    /// <summary>Which input cell each padded cell repeats; −1 for a zero.</summary>
    private static int[] Sources(SpatialAxis axis, PaddingMode mode)
    {
        int[] sources = new int[axis.Padded];
        for (int i = 0; i < sources.Length; i++)
        {
            int at = i - (int)axis.Before;
            bool isInside = at >= 0 && at < axis.Input;
            sources[i] = isInside ? at : mode switch
            {
                PaddingMode.Reflect => at < 0 ? -at : (2 * axis.Input) - 2 - at,
                PaddingMode.Replicate => Math.Clamp(at, 0, axis.Input - 1),
                PaddingMode.Circular => (at + axis.Input) % axis.Input,
                _ => -1,
            };
        }
        return sources;
    }
}
