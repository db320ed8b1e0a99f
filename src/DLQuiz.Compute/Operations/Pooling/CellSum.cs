using System.Runtime.InteropServices;
using DLQuiz.Compute.Networks;

namespace DLQuiz.Compute.Operations.Pooling;

/// <summary>The cells under one window, added up.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellSum(double Total, long Count)
{
    public static CellSum Over(ReadOnlySpan<double> map, SlidingPlane plane, CellRun rows, CellRun columns)
    {
        double total = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j < columns.Count; j++)
                total += map[(int)((rows[i] * plane.Columns.Input) + columns[j])];
        }
        return new(total, (long)rows.Count * columns.Count);
    }
}
