using System.Runtime.InteropServices;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>The gradients of a cross-correlation with zero padding; the one for its input is the transposed convolution.</summary>
/// <param name="plane">Of the cross-correlation: its inputs are what <see cref="Scatter"/> makes.</param>
/// <param name="groups">Divides the channels of both sides.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct ConvolutionAdjoint(SlidingPlane plane, int groups)
{
    private readonly SlidingPlane _plane = plane;

    /// <summary>dx[ci, o·stride + k·dilation − before] += y[co, o]·w[co, ci, k].</summary>
    /// <param name="y">[N, Cout, outputs…].</param>
    /// <param name="weight">[Cout, Cin/groups, taps…].</param>
    /// <param name="dx">[N, Cin, inputs…], added to.</param>
    public void Scatter(RealTensor y, RealTensor weight, Span<double> dx)
    {
        (int outputChannels, int inputChannels) = (weight.Shape[0], weight.Shape[1]);
        for (int map = 0; map < y.Shape[0] * outputChannels; map++)
        {
            for (int i = 0; i < inputChannels; i++)
            {
                ReadOnlySpan<double> source = y.Data.Slice(map * _plane.Outputs, _plane.Outputs);
                ReadOnlySpan<double> kernel = weight.Data.Slice(KernelAt(map, i, weight.Shape), _plane.Taps);
                ScatterMap(source, kernel, dx.Slice(InputAt(map, i, weight.Shape), _plane.Inputs));
            }
        }
    }

    /// <summary>dw[co, ci, k] += dy[co, o]·x[ci, o·stride + k·dilation − before].</summary>
    public void Correlate(RealTensor x, RealTensor dy, Shape weight, Span<double> dw)
    {
        for (int map = 0; map < x.Shape[0] * weight[0]; map++)
        {
            for (int i = 0; i < weight[1]; i++)
            {
                ReadOnlySpan<double> source = x.Data.Slice(InputAt(map, i, weight), _plane.Inputs);
                ReadOnlySpan<double> gradient = dy.Data.Slice(map * _plane.Outputs, _plane.Outputs);
                CorrelateMap(source, gradient, dw.Slice(KernelAt(map, i, weight), _plane.Taps));
            }
        }
    }

    /// <summary>Where the kernel from input channel <paramref name="i"/> of its group to an output map begins.</summary>
    private int KernelAt(int map, int i, Shape weight) => (((map % weight[0]) * weight[1]) + i) * _plane.Taps;

    private int InputAt(int map, int i, Shape weight)
    {
        (int sample, int output) = Math.DivRem(map, weight[0]);
        int group = output / (weight[0] / groups);
        return ((((sample * groups) + group) * weight[1]) + i) * _plane.Inputs;
    }

    private void ScatterMap(ReadOnlySpan<double> source, ReadOnlySpan<double> kernel, Span<double> target)
    {
        for (int tap = 0; tap < kernel.Length; tap++)
        {
            (int tapRow, int tapColumn) = Math.DivRem(tap, _plane.Columns.Taps);
            (int firstRow, int endRow) = _plane.Rows.Reach(tapRow);
            (int first, int end) = _plane.Columns.Reach(tapColumn);
            for (int row = firstRow; row < endRow && first < end; row++)
            {
                ReadOnlySpan<double> run = source[((row * _plane.Columns.Output) + first)..((row * _plane.Columns.Output) + end)];
                int at = CellAt(row, tapRow, first, tapColumn);
                foreach (double value in run)
                {
                    target[at] += kernel[tap] * value;
                    at += (int)_plane.Columns.Window.Stride;
                }
            }
        }
    }

    private void CorrelateMap(ReadOnlySpan<double> source, ReadOnlySpan<double> gradient, Span<double> target)
    {
        for (int tap = 0; tap < target.Length; tap++)
        {
            (int tapRow, int tapColumn) = Math.DivRem(tap, _plane.Columns.Taps);
            (int firstRow, int endRow) = _plane.Rows.Reach(tapRow);
            (int first, int end) = _plane.Columns.Reach(tapColumn);
            for (int row = firstRow; row < endRow && first < end; row++)
            {
                ReadOnlySpan<double> run = gradient[((row * _plane.Columns.Output) + first)..((row * _plane.Columns.Output) + end)];
                int at = CellAt(row, tapRow, first, tapColumn);
                foreach (double value in run)
                {
                    target[tap] += value * source[at];
                    at += (int)_plane.Columns.Window.Stride;
                }
            }
        }
    }

    private int CellAt(int row, int tapRow, int column, int tapColumn) =>
        (int)((_plane.Rows.Position(row, tapRow) * _plane.Columns.Input) + _plane.Columns.Position(column, tapColumn));
}
