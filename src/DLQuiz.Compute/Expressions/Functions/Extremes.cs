using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Functions;

internal enum Extreme
{
    Smallest,
    Largest,
}

/// <summary>min and max, over elements or between operands, and their places; nan wins everywhere.</summary>
internal sealed class Extremes : FunctionGroup
{
    public override IEnumerable<Function> Functions =>
    [
        new("min(x, axis=null, ...)", "The smallest element, or the element-wise smallest of several operands.", static call => Find(call, Extreme.Smallest)),
        new("max(x, axis=null, ...)", "The largest element, or the element-wise largest of several operands: max(0, 1 - y*f).", static call => Find(call, Extreme.Largest)),
        new("argmin(x, axis=null)", "The index of the smallest element, the first among equals; over all elements in row-major order, or along an axis.", static call => Place(call, Extreme.Smallest)),
        new("argmax(x, axis=null)", "The index of the largest element, the first among equals; over all elements in row-major order, or along an axis.", static call => Place(call, Extreme.Largest)),
    ];

    public static Tensor Pairwise(Tensor left, Tensor right, Extreme extreme, Meter meter)
    {
        Shape shape = Broadcasting.Join(left.Shape, right.Shape, meter);
        if (left is IntegerTensor m && right is IntegerTensor n)
            return IntegerTensor.Adopt(shape, Broadcasting.Map<long, long>(m.Data, m.Shape, n.Data, n.Shape, shape, extreme == Extreme.Smallest ? Math.Min : Math.Max));
        RealTensor x = RealTensor.From(left)!;
        RealTensor y = RealTensor.From(right)!;
        return RealTensor.Adopt(shape, Broadcasting.Map<double, double>(x.Data, x.Shape, y.Data, y.Shape, shape, extreme == Extreme.Smallest ? Math.Min : Math.Max));
    }

    private static Tensor Find(FunctionCall call, Extreme extreme)
    {
        if (call.Count > 2)
        {
            if (call[1] is not Null)
                throw call.Refuse("give an axis or several operands, not both.");
            Tensor result = call.Number(0);
            for (int i = 2; i < call.Count; i++)
                result = Pairwise(result, call.Number(i), extreme, call.Meter);
            return result;
        }
        Tensor x = call.Number(0);
        if (x.Count == 0)
            throw call.Refuse("there is no element.");
        Lanes lanes = Lanes.Of(call, x, 1);
        int[] places = lanes.Map(positions => positions[Best(x, positions, extreme)]);
        return x.Pick(places, lanes.Shape);
    }

    private static IntegerTensor Place(FunctionCall call, Extreme extreme)
    {
        Tensor x = call.Number(0);
        if (x.Count == 0)
            throw call.Refuse("there is no element.");
        Lanes lanes = Lanes.Of(call, x, 1);
        return IntegerTensor.Adopt(lanes.Shape, lanes.Map(positions => (long)Best(x, positions, extreme)));
    }

    private static int Best(Tensor x, int[] positions, Extreme extreme)
    {
        int best = 0;
        for (int i = 1; i < positions.Length; i++)
        {
            bool isBetter = x is IntegerTensor integers
                ? extreme == Extreme.Smallest ? integers.Data[positions[i]] < integers.Data[positions[best]] : integers.Data[positions[i]] > integers.Data[positions[best]]
                : IsBetter(((RealTensor)x).Data[positions[i]], ((RealTensor)x).Data[positions[best]], extreme);
            best = isBetter ? i : best;
        }
        return best;
    }

    private static bool IsBetter(double candidate, double best, Extreme extreme)
    {
        if (double.IsNaN(best))
            return false;
        return double.IsNaN(candidate) || (extreme == Extreme.Smallest ? candidate < best : candidate > best);
    }
}
