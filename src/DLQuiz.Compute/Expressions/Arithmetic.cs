using DLQuiz.Compute.Expressions.Nodes;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions;

/// <summary>The signs + − * / ^ on tensors: exact on integers while 64 bits hold the result, f64 otherwise.</summary>
internal static class Arithmetic
{
    public static Tensor Apply(char sign, Value left, Value right, Meter meter)
    {
        Tensor a = Number(left, sign);
        Tensor b = Number(right, sign);
        Shape shape = Broadcasting.Join(a.Shape, b.Shape, meter);
        if (a is IntegerTensor m && b is IntegerTensor n && Exact(sign, n) is { } exact)
        {
            try
            {
                return IntegerTensor.Adopt(shape, Broadcasting.Map(m.Data, m.Shape, n.Data, n.Shape, shape, exact));
            }
            catch (OverflowException)
            {
                // Beyond 64 bits the f64 neighbour is the answer, as documented.
                meter.Spend(shape.Size);
            }
        }
        RealTensor x = RealTensor.From(a)!;
        RealTensor y = RealTensor.From(b)!;
        return RealTensor.Adopt(shape, Broadcasting.Map(x.Data, x.Shape, y.Data, y.Shape, shape, Real(sign)));
    }

    public static Tensor Negate(Value value, Meter meter)
    {
        Tensor tensor = Number(value, '-');
        meter.Allocate(tensor.Count);
        if (tensor is IntegerTensor integers && !integers.Data.Contains(long.MinValue))
            return IntegerTensor.Adopt(integers.Shape, Array.ConvertAll(integers.Data.ToArray(), static number => -number));
        return RealTensor.Adopt(tensor.Shape, Array.ConvertAll(RealTensor.From(tensor)!.Data.ToArray(), static number => -number));
    }

    /// <summary>Truth values count as 0 and 1.</summary>
    public static Tensor Number(Value value, char sign) =>
        AsNumber(value) ?? throw new MismatchException($"'{sign}' takes numbers, not {value.Description}.");

    public static Tensor? AsNumber(Value value) => value switch
    {
        BooleanTensor booleans => IntegerTensor.Adopt(booleans.Shape, Array.ConvertAll(booleans.Data.ToArray(), static truth => truth ? 1L : 0L)),
        Tensor tensor => tensor,
        _ => null,
    };

    private static Func<long, long, long>? Exact(char sign, IntegerTensor right) => sign switch
    {
        '+' => static (a, b) => checked(a + b),
        '-' => static (a, b) => checked(a - b),
        '*' => static (a, b) => checked(a * b),
        '^' when !right.Data.ContainsAnyExceptInRange(0L, 64L) => Power,
        _ => null,
    };

    private static Func<double, double, double> Real(char sign) => sign switch
    {
        '+' => static (a, b) => a + b,
        '-' => static (a, b) => a - b,
        '*' => static (a, b) => a * b,
        '/' => static (a, b) => a / b,
        _ => Math.Pow,
    };

    private static long Power(long number, long exponent)
    {
        long power = 1;
        for (long i = 0; i < exponent; i++)
            power = checked(power * number);
        return power;
    }
}
