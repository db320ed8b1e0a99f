using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

/// <summary>What avg_pool1d and avg_pool2d do alike.</summary>
internal static class AveragePooling
{
    public static FlagParameter CountsPadding() => new("count_include_pad", "Whether the zeros of the padding count in the divisor.") { Default = true };

    /// <param name="a">The arguments.</param>
    /// <param name="o">The outputs.</param>
    /// <param name="input">The images.</param>
    /// <param name="plan">The windows.</param>
    /// <param name="countsPadding">Whether padding counts in the divisor.</param>
    /// <param name="divisor">Divides every sum; 0 for the number of cells.</param>
    /// <param name="output">The means.</param>
    public static void Run(Arguments a, Outputs o, RealInput input, PoolingPlan plan, bool countsPadding, long divisor, RealOutput output)
    {
        RealTensor x = a.Get(input);
        SlidingPlane plane = plan.Of(a, x.Shape);
        Shape shape = PoolingPlan.OutputShape(a, x.Shape, plane);
        double[] y = new double[shape.Size];
        for (int i = 0; i < y.Length; i++)
        {
            (int map, int place) = Math.DivRem(i, plane.Outputs);
            (int row, int column) = Math.DivRem(place, plane.Columns.Output);
            CellSum sum = CellSum.Over(x.Data.Slice(map * plane.Inputs, plane.Inputs), plane, CellRun.Under(plane.Rows, row), CellRun.Under(plane.Columns, column));
            long count = countsPadding ? CellRun.Counted(plane.Rows, row) * CellRun.Counted(plane.Columns, column) : sum.Count;
            y[i] = sum.Count == 0 ? 0 : sum.Total / (divisor > 0 ? divisor : count);
        }
        o.Set(output, shape, y);
        if (o.Trace is not { } trace)
            return;
        PoolingPlan.Explain(trace, x, plane, a.Get(plan.IsCeiling));
        trace.Add("divisor", DivisorsOf(plane, countsPadding, divisor), divisor > 0 ? "the one given" : countsPadding ? "cells of each window, padding counted, cells beyond it not" : "cells of each window, padding not counted");
    }

    private static IntegerTensor DivisorsOf(SlidingPlane plane, bool countsPadding, long divisor)
    {
        long[] counts = new long[plane.Outputs];
        for (int i = 0; i < counts.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, plane.Columns.Output);
            long inside = (long)CellRun.Under(plane.Rows, row).Count * CellRun.Under(plane.Columns, column).Count;
            counts[i] = divisor > 0 ? divisor : countsPadding ? CellRun.Counted(plane.Rows, row) * CellRun.Counted(plane.Columns, column) : inside;
        }
        return IntegerTensor.Vector(counts);
    }

    /// <summary>A mean over cells, with zeros among them where padding counts, lies between the extremes of x and 0.</summary>
    public static bool StaysBetween(Arguments a, Outputs o, RealInput input, RealOutput output)
    {
        double low = 0;
        double high = 0;
        foreach (double value in a.Get(input).Data)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        double slack = 1e-9 * (high - low);
        foreach (double mean in o.Get(output).Data)
        {
            if (mean < low - slack || mean > high + slack)
                return false;
        }
        return true;
    }
}
