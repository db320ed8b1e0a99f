using DLQuiz.Compute.Expressions.Nodes;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions;

/// <summary>Comparisons and logic, element by element on tensors; == and != also on texts, lists, records and null as wholes.</summary>
internal static class Comparison
{
    public static BooleanTensor Apply(string sign, Value left, Value right, Meter meter)
    {
        if (left is not Tensor || right is not Tensor || (left is BooleanTensor && right is BooleanTensor))
            return Whole(sign, left, right, meter);
        Tensor a = Arithmetic.AsNumber(left)!;
        Tensor b = Arithmetic.AsNumber(right)!;
        Shape shape = Broadcasting.Join(a.Shape, b.Shape, meter);
        if (a is IntegerTensor m && b is IntegerTensor n)
            return BooleanTensor.Adopt(shape, Broadcasting.Map(m.Data, m.Shape, n.Data, n.Shape, shape, Compare<long>(sign)));
        RealTensor x = RealTensor.From(a)!;
        RealTensor y = RealTensor.From(b)!;
        return BooleanTensor.Adopt(shape, Broadcasting.Map(x.Data, x.Shape, y.Data, y.Shape, shape, Compare<double>(sign)));
    }

    public static BooleanTensor And(Value left, Value right, Meter meter) => Logic(left, right, static (a, b) => a && b, meter);

    public static BooleanTensor Or(Value left, Value right, Meter meter) => Logic(left, right, static (a, b) => a || b, meter);

    private static BooleanTensor Logic(Value left, Value right, Func<bool, bool, bool> function, Meter meter)
    {
        BooleanTensor a = (BooleanTensor)left;
        BooleanTensor b = (BooleanTensor)right;
        Shape shape = Broadcasting.Join(a.Shape, b.Shape, meter);
        return BooleanTensor.Adopt(shape, Broadcasting.Map(a.Data, a.Shape, b.Data, b.Shape, shape, function));
    }

    private static BooleanTensor Whole(string sign, Value left, Value right, Meter meter)
    {
        if (left is BooleanTensor a && right is BooleanTensor b && sign is "==" or "!=" or "≠")
        {
            Shape shape = Broadcasting.Join(a.Shape, b.Shape, meter);
            Func<bool, bool, bool> function = sign == "==" ? static (x, y) => x == y : static (x, y) => x != y;
            return BooleanTensor.Adopt(shape, Broadcasting.Map(a.Data, a.Shape, b.Data, b.Shape, shape, function));
        }
        meter.Spend(Math.Min(left.Weight, right.Weight));
        return sign switch
        {
            "==" => BooleanTensor.Scalar(left.Equals(right)),
            "!=" or "≠" => BooleanTensor.Scalar(!left.Equals(right)),
            _ => throw new MismatchException($"'{sign}' compares numbers, not {(left is Tensor and not BooleanTensor ? right : left).Description}."),
        };
    }

    private static Func<T, T, bool> Compare<T>(string sign)
        where T : System.Numerics.IComparisonOperators<T, T, bool> => sign switch
        {
            "==" => static (a, b) => a == b,
            "!=" or "≠" => static (a, b) => a != b,
            "<" => static (a, b) => a < b,
            "<=" or "≤" => static (a, b) => a <= b,
            ">" => static (a, b) => a > b,
            _ => static (a, b) => a >= b,
        };
}
