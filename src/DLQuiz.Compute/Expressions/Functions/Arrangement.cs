using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Functions;

/// <summary>Functions that order, accumulate, turn or compare the elements of one tensor.</summary>
internal sealed class Arrangement : FunctionGroup
{
    public override IEnumerable<Function> Functions =>
    [
        new("sort(x)", "The elements of a vector in ascending order, nan last.", Sort),
        new("cumsum(x)", "The running sums of a vector.", RunningSum),
        new("transpose(X)", "The matrix with rows and columns exchanged; a vector as it is.", Transpose),
        new("distinct(P)", "Whether all rows of a matrix, or all elements of a vector, differ from one another.", Distinct),
    ];

    private static Tensor Sort(FunctionCall call)
    {
        call.Vector(0);
        Tensor x = call.Number(0);
        call.Meter.Spend(x.Count * 16L);
        if (x is IntegerTensor integers)
        {
            long[] sorted = integers.Data.ToArray();
            Array.Sort(sorted);
            return IntegerTensor.Adopt(x.Shape, sorted);
        }
        double[] reals = ((RealTensor)x).Data.ToArray();
        Array.Sort(reals, static (a, b) => double.IsNaN(a) ? double.IsNaN(b) ? 0 : 1 : double.IsNaN(b) ? -1 : a.CompareTo(b));
        return RealTensor.Adopt(x.Shape, reals);
    }

    private static Tensor RunningSum(FunctionCall call)
    {
        RealTensor x = call.Vector(0);
        double[] sums = new double[x.Count];
        double total = 0;
        for (int i = 0; i < sums.Length; i++)
            sums[i] = total += x.Data[i];
        RealTensor result = RealTensor.Adopt(x.Shape, sums);
        // Sums that f64 holds exactly are the integers' own sums.
        return call.Number(0) is IntegerTensor && !sums.AsSpan().ContainsAnyExceptInRange(-9e15, 9e15) ? IntegerTensor.From(result)! : result;
    }

    private static Tensor Transpose(FunctionCall call)
    {
        if (call[0] is not Tensor { Shape.Rank: <= 2 } matrix)
            throw call.Refuse($"X is {call[0].Description}, expected a matrix.");
        call.Meter.Allocate(matrix.Count);
        if (matrix.Shape.Rank < 2)
            return matrix;
        int rows = matrix.Shape[0];
        int columns = matrix.Shape[1];
        int[] positions = new int[matrix.Count];
        for (int i = 0; i < positions.Length; i++)
            positions[i] = (i % rows * columns) + (i / rows);
        return matrix.Pick(positions, Shape.Of(columns, rows));
    }

    private static BooleanTensor Distinct(FunctionCall call)
    {
        RealTensor points = call.Matrix(0);
        int n = points.Shape[0];
        int d = points.Shape[1];
        call.Meter.Spend((long)n * n * d / 2);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (points.Data.Slice(i * d, d).SequenceEqual(points.Data.Slice(j * d, d)))
                    return BooleanTensor.Scalar(false);
            }
        }
        return BooleanTensor.Scalar(true);
    }
}
