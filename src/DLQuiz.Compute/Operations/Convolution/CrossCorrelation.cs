using System.Numerics;
using System.Runtime.InteropServices;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>y[co, o] = b[co] + Σ x[ci, o·stride + k·dilation − before]·w[co, ci, k], as a blocked multiply over columns that are gathered a panel at a time.</summary>
/// <param name="plane">One-dimensional data are a plane of one row.</param>
/// <param name="mode">What the padding cells hold.</param>
/// <param name="groups">Divides the channels of both sides.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct CrossCorrelation(SlidingPlane plane, PaddingMode mode, int groups)
{
    /// <summary>Taps that are gathered at once: a panel of them stays in the first-level cache.</summary>
    private const int DepthBlock = 256;

    /// <summary>Output channels whose sums are kept in registers together.</summary>
    private const int RowBlock = 4;

    private static readonly int Lanes = 2 * Vector<double>.Count;

    private readonly SlidingPlane _plane = plane;

    /// <param name="x">[N, Cin, spatial…].</param>
    /// <param name="weight">[Cout, Cin/groups, spatial…].</param>
    /// <param name="bias">[Cout], or null for zeros.</param>
    /// <param name="y">[N, Cout, spatial…], zeroed.</param>
    public void Apply(RealTensor x, RealTensor weight, RealTensor? bias, Span<double> y)
    {
        int depth = weight.Count / weight.Shape[0];
        int rows = weight.Shape[0] / groups;
        int outputs = _plane.Outputs;
        int inputs = (depth / _plane.Taps) * _plane.Inputs;
        if (bias is not null)
            Fill(y, bias.Data, outputs);
        int panelLength = Math.Min(depth, DepthBlock) * Lanes;
        Span<double> panel = panelLength <= 512 ? stackalloc double[panelLength] : new double[panelLength];
        for (int block = 0; block < x.Shape[0] * groups; block++)
        {
            ReadOnlySpan<double> source = x.Data.Slice(block * inputs, inputs);
            ReadOnlySpan<double> kernels = weight.Data.Slice(block % groups * rows * depth, rows * depth);
            Span<double> target = y.Slice(block * rows * outputs, rows * outputs);
            for (int from = 0; from < depth; from += DepthBlock)
            {
                int count = Math.Min(DepthBlock, depth - from);
                for (int at = 0; at < outputs; at += Lanes)
                {
                    Gather(source, from, count, at, panel);
                    Multiply(kernels, depth, from, panel[..(count * Lanes)], target, outputs, at);
                }
            }
        }
    }

    /// <summary>What one output multiplies with its kernel: channel by channel, zeros of the padding included.</summary>
    /// <param name="x">[N, Cin, spatial…]; the first sample and group are looked at.</param>
    /// <param name="depth">Taps of a kernel over all its channels.</param>
    /// <param name="output">A place in the output plane.</param>
    public double[] Window(RealTensor x, int depth, int output)
    {
        double[] cells = new double[depth];
        for (int k = 0; k < depth; k++)
        {
            (int channel, int tap) = Math.DivRem(k, _plane.Taps);
            (int tapRow, int tapColumn) = Math.DivRem(tap, _plane.Columns.Taps);
            Pick(x.Data.Slice(channel * _plane.Inputs, _plane.Inputs), output, tapRow, tapColumn, cells.AsSpan(k, 1));
        }
        return cells;
    }

    private static void Fill(Span<double> y, ReadOnlySpan<double> bias, int outputs)
    {
        for (int row = 0; row * outputs < y.Length; row++)
            y.Slice(row * outputs, outputs).Fill(bias[row % bias.Length]);
    }

    /// <summary>The cells that neighbouring outputs, beginning with <paramref name="at"/>, multiply with each tap.</summary>
    private void Gather(ReadOnlySpan<double> source, int from, int count, int at, Span<double> panel)
    {
        int width = _plane.Columns.Output;
        int lanes = Math.Min(Lanes, _plane.Outputs - at);
        bool isOneRun = lanes == Lanes && (at % width) + lanes <= width && _plane.Columns.Window.Stride == 1;
        int channel = from / _plane.Taps;
        int tap = from % _plane.Taps;
        if (lanes < Lanes)
            panel.Clear();
        for (int k = 0; k < count; k++)
        {
            Span<double> cells = panel.Slice(k * Lanes, lanes);
            ReadOnlySpan<double> image = source.Slice(channel * _plane.Inputs, _plane.Inputs);
            int tapRow = tap / _plane.Columns.Taps;
            int tapColumn = tap % _plane.Columns.Taps;
            if (!isOneRun || !TryCopy(image, at, tapRow, tapColumn, cells))
                Pick(image, at, tapRow, tapColumn, cells);
            if (++tap == _plane.Taps)
            {
                tap = 0;
                channel++;
            }
        }
    }

    /// <summary>The common case: all cells stand side by side inside the image.</summary>
    private bool TryCopy(ReadOnlySpan<double> image, int at, int tapRow, int tapColumn, Span<double> cells)
    {
        int width = _plane.Columns.Output;
        long row = _plane.Rows.Position(at / width, tapRow);
        long column = _plane.Columns.Position(at % width, tapColumn);
        if ((ulong)row >= (ulong)_plane.Rows.Input || column < 0 || column + cells.Length > _plane.Columns.Input)
            return false;
        image.Slice((int)((row * _plane.Columns.Input) + column), cells.Length).CopyTo(cells);
        return true;
    }

    private void Pick(ReadOnlySpan<double> image, int at, int tapRow, int tapColumn, Span<double> cells)
    {
        int width = _plane.Columns.Output;
        (int outputRow, int outputColumn) = Math.DivRem(at, width);
        for (int lane = 0; lane < cells.Length; lane++)
        {
            long row = PaddingModes.Source(mode, _plane.Rows.Position(outputRow, tapRow), _plane.Rows.Input);
            long column = PaddingModes.Source(mode, _plane.Columns.Position(outputColumn, tapColumn), _plane.Columns.Input);
            cells[lane] = row < 0 || column < 0 ? 0 : image[(int)((row * _plane.Columns.Input) + column)];
            if (++outputColumn == width)
            {
                outputColumn = 0;
                outputRow++;
            }
        }
    }

    private static void Multiply(ReadOnlySpan<double> kernels, int depth, int from, ReadOnlySpan<double> panel, Span<double> target, int outputs, int at)
    {
        ReadOnlySpan<Vector<double>> columns = MemoryMarshal.Cast<double, Vector<double>>(panel);
        int count = panel.Length / Lanes;
        int rows = target.Length / outputs;
        int row = 0;
        for (; row + RowBlock <= rows; row += RowBlock)
            MultiplyBlock(kernels.Slice((row * depth) + from, ((RowBlock - 1) * depth) + count), depth, columns, target, row * outputs, outputs, at);
        for (; row < rows; row++)
            MultiplyRow(kernels.Slice((row * depth) + from, count), columns, target.Slice((row * outputs) + at, Math.Min(Lanes, outputs - at)));
    }

    private static void MultiplyBlock(ReadOnlySpan<double> kernels, int depth, ReadOnlySpan<Vector<double>> columns, Span<double> target, int start, int outputs, int at)
    {
        ReadOnlySpan<double> third = kernels[(3 * depth)..];
        ReadOnlySpan<double> second = kernels.Slice(2 * depth, third.Length);
        ReadOnlySpan<double> first = kernels.Slice(depth, third.Length);
        ReadOnlySpan<double> zeroth = kernels[..third.Length];
        Vector<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (int k = 0; k < third.Length; k++)
        {
            Vector<double> left = columns[2 * k];
            Vector<double> right = columns[(2 * k) + 1];
            Vector<double> w = new(zeroth[k]);
            a0 = Vector.FusedMultiplyAdd(w, left, a0);
            a1 = Vector.FusedMultiplyAdd(w, right, a1);
            w = new(first[k]);
            b0 = Vector.FusedMultiplyAdd(w, left, b0);
            b1 = Vector.FusedMultiplyAdd(w, right, b1);
            w = new(second[k]);
            c0 = Vector.FusedMultiplyAdd(w, left, c0);
            c1 = Vector.FusedMultiplyAdd(w, right, c1);
            w = new(third[k]);
            d0 = Vector.FusedMultiplyAdd(w, left, d0);
            d1 = Vector.FusedMultiplyAdd(w, right, d1);
        }
        int lanes = Math.Min(Lanes, outputs - at);
        Add(a0, a1, target.Slice(start + at, lanes));
        Add(b0, b1, target.Slice(start + outputs + at, lanes));
        Add(c0, c1, target.Slice(start + (2 * outputs) + at, lanes));
        Add(d0, d1, target.Slice(start + (3 * outputs) + at, lanes));
    }

    private static void MultiplyRow(ReadOnlySpan<double> kernel, ReadOnlySpan<Vector<double>> columns, Span<double> target)
    {
        Vector<double> left = default;
        Vector<double> right = default;
        for (int k = 0; k < kernel.Length; k++)
        {
            Vector<double> w = new(kernel[k]);
            left = Vector.FusedMultiplyAdd(w, columns[2 * k], left);
            right = Vector.FusedMultiplyAdd(w, columns[(2 * k) + 1], right);
        }
        Add(left, right, target);
    }

    private static void Add(Vector<double> left, Vector<double> right, Span<double> target)
    {
        if (target.Length == Lanes)
        {
            (left + new Vector<double>(target)).CopyTo(target);
            (right + new Vector<double>(target[Vector<double>.Count..])).CopyTo(target[Vector<double>.Count..]);
            return;
        }
        for (int lane = 0; lane < target.Length; lane++)
            target[lane] += lane < Vector<double>.Count ? left[lane] : right[lane - Vector<double>.Count];
    }
}
