using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Functions;

/// <summary>Products of vectors and matrices.</summary>
internal sealed class LinearAlgebra : FunctionGroup
{
    public override IEnumerable<Function> Functions =>
    [
        new("dot(a, b)", "The sum of the products of two vectors' elements; like matmul when one is a matrix.", Multiply),
        new("matmul(A, B)", "The product of matrices; a vector on the left is a row, on the right a column, and loses that axis in the result.", Multiply),
    ];

    private static Tensor Multiply(FunctionCall call)
    {
        RealTensor a = call.Real(0);
        RealTensor b = call.Real(1);
        if (a.Shape.Rank is 0 or > 2 || b.Shape.Rank is 0 or > 2)
            throw call.Refuse($"expected vectors or matrices, not {a.Description} and {b.Description}.");
        int inner = a.Shape.Axes[^1];
        int rows = a.Shape.Rank == 1 ? 1 : a.Shape[0];
        int columns = b.Shape.Rank == 1 ? 1 : b.Shape[1];
        if (b.Shape[0] != inner)
            throw call.Refuse($"the lengths {inner} and {b.Shape[0]} differ.");
        call.Meter.Spend((long)rows * columns * inner);
        call.Meter.Allocate((long)rows * columns);
        double[] product = new double[rows * columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double sum = 0;
                for (int k = 0; k < inner; k++)
                    sum += a.Data[(i * inner) + k] * b.Data[(k * columns) + j];
                product[(i * columns) + j] = sum;
            }
        }
        int[] axes = [.. a.Shape.Rank == 2 ? (int[])[rows] : [], .. b.Shape.Rank == 2 ? (int[])[columns] : []];
        RealTensor result = RealTensor.Adopt(Shape.Of(axes), product);
        bool isExact = call.Number(0) is IntegerTensor && call.Number(1) is IntegerTensor && !product.AsSpan().ContainsAnyExceptInRange(-9e15, 9e15);
        return isExact ? IntegerTensor.From(result)! : result;
    }
}
