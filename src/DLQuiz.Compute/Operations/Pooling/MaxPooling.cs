using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

/// <summary>What max_pool1d and max_pool2d do alike.</summary>
internal static class MaxPooling
{
    public static void Run(Arguments a, Outputs o, RealInput input, PoolingPlan plan, RealOutput output, IntegerOutput places)
    {
        RealTensor x = a.Get(input);
        SlidingPlane plane = plan.Of(a, x.Shape);
        Shape shape = PoolingPlan.OutputShape(a, x.Shape, plane);
        double[] y = new double[shape.Size];
        long[] indices = new long[shape.Size];
        for (int i = 0; i < y.Length; i++)
        {
            (int map, int place) = Math.DivRem(i, plane.Outputs);
            (int row, int column) = Math.DivRem(place, plane.Columns.Output);
            indices[i] = Largest(x.Data.Slice(map * plane.Inputs, plane.Inputs), plane, CellRun.Under(plane.Rows, row), CellRun.Under(plane.Columns, column), out y[i]);
        }
        o.Set(output, shape, y);
        o.Set(places, shape, indices);
        if (o.Trace is { } trace)
            PoolingPlan.Explain(trace, x, plane, a.Get(plan.IsCeiling));
    }

    /// <summary>The first of equal cells; of several NaN the last, as PyTorch has it. A window over padding only is −∞.</summary>
    private static long Largest(ReadOnlySpan<double> map, SlidingPlane plane, CellRun rows, CellRun columns, out double largest)
    {
        largest = double.NegativeInfinity;
        long place = (rows.First * plane.Columns.Input) + columns.First;
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j < columns.Count; j++)
            {
                long at = (rows[i] * plane.Columns.Input) + columns[j];
                double value = map[(int)at];
                if (value > largest || double.IsNaN(value))
                    (largest, place) = (value, at);
            }
        }
        return place;
    }

    public static bool PointsAtTheMaxima(Arguments a, Outputs o, RealInput input, RealOutput output, IntegerOutput places)
    {
        RealTensor x = a.Get(input);
        int maps = x.Shape[0] * x.Shape[1];
        ReadOnlySpan<double> y = o.Get(output).Data;
        for (int i = 0; i < y.Length; i++)
        {
            if (double.IsNegativeInfinity(y[i]))
                continue;
            long at = o.Get(places).Data[i];
            int map = i / (y.Length / maps);
            if (at < 0 || at >= x.Count / maps || !x.Data[(map * (x.Count / maps)) + (int)at].Equals(y[i]))
                return false;
        }
        return true;
    }

    /// <summary>Where padding takes part in the mean but not in the maximum, negative values would break it.</summary>
    public static bool IsAtLeastTheMean(Arguments a, Outputs o, RealInput input, PoolingPlan plan, RealOutput output)
    {
        RealTensor x = a.Get(input);
        SlidingPlane plane = plan.Of(a, x.Shape);
        ReadOnlySpan<double> y = o.Get(output).Data;
        for (int i = 0; i < y.Length; i++)
        {
            (int map, int place) = Math.DivRem(i, plane.Outputs);
            (int row, int column) = Math.DivRem(place, plane.Columns.Output);
            CellSum sum = CellSum.Over(x.Data.Slice(map * plane.Inputs, plane.Inputs), plane, CellRun.Under(plane.Rows, row), CellRun.Under(plane.Columns, column));
            if (sum.Count > 0 && y[i] < (sum.Total / sum.Count) - 1e-9)
                return false;
        }
        return true;
    }
}
