using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Functions;

/// <summary>Functions of each element by itself.</summary>
internal sealed class Elementwise : FunctionGroup
{
    public override IEnumerable<Function> Functions =>
    [
        Real("sqrt(x)", "The square root of each element; nan below 0.", Math.Sqrt),
        Real("exp(x)", "e to the power of each element.", Math.Exp),
        Real("ln(x)", "The natural logarithm of each element; the same as log.", Math.Log),
        Real("log2(x)", "The logarithm to base 2 of each element; -inf at 0, nan below.", Math.Log2),
        Real("log10(x)", "The logarithm to base 10 of each element; -inf at 0, nan below.", Math.Log10),
        Real("log(x)", "The natural logarithm of each element; -inf at 0, nan below.", Math.Log),
        Real("tan(x)", "The tangent of each element in radians.", Math.Tan),
        Real("sin(x)", "The sine of each element in radians.", Math.Sin),
        Real("cos(x)", "The cosine of each element in radians.", Math.Cos),
        Real("floor(x)", "The largest integer not above each element.", Math.Floor),
        Real("ceil(x)", "The smallest integer not below each element.", Math.Ceiling),
        new("round(x, digits=0)", "Each element rounded to so many decimals (0 to 15), a half away from zero.", Round),
        new("abs(x)", "The magnitude of each element.", static call => call.Number(0) is IntegerTensor integers && !integers.Data.Contains(long.MinValue)
            ? IntegerTensor.Adopt(integers.Shape, Array.ConvertAll(integers.Data.ToArray(), Math.Abs))
            : Map(call, Math.Abs)),
        new("sign(x)", "-1, 0 or 1 by the sign of each element; nan for nan.", static call => call.Number(0) is IntegerTensor integers
            ? IntegerTensor.Adopt(integers.Shape, Array.ConvertAll(integers.Data.ToArray(), static number => (long)Math.Sign(number)))
            : Map(call, static number => double.IsNaN(number) ? double.NaN : Math.Sign(number))),
        new("clip(x, low, high)", "Each element brought between low and high; null leaves a side open.", Clip),
        new("mod(x, m)", "The remainder of each element after division by m, with the sign of m.", Modulo),
    ];

    private static Function Real(string signature, string summary, Func<double, double> function) => new(signature, summary, call => Map(call, function));

    private static RealTensor Map(FunctionCall call, Func<double, double> function)
    {
        RealTensor x = call.Real(0);
        double[] result = new double[x.Count];
        for (int i = 0; i < result.Length; i++)
            result[i] = function(x.Data[i]);
        return RealTensor.Adopt(x.Shape, result);
    }

    private static Value Round(FunctionCall call)
    {
        long digits = call.Integer(1) ?? 0;
        if (digits is < 0 or > 15)
            throw call.Refuse("digits lies between 0 and 15.");
        return call.Number(0) is IntegerTensor integers ? integers : Map(call, number => Math.Round(number, (int)digits, MidpointRounding.AwayFromZero));
    }

    private static Tensor Clip(FunctionCall call)
    {
        Tensor x = call.Number(0);
        if (call[1] is not Null)
            x = Extremes.Pairwise(x, call.Number(1), Extreme.Largest, call.Meter);
        return call[2] is Null ? x : Extremes.Pairwise(x, call.Number(2), Extreme.Smallest, call.Meter);
    }

    private static Tensor Modulo(FunctionCall call)
    {
        Tensor x = call.Number(0);
        Tensor m = call.Number(1);
        Shape shape = Broadcasting.Join(x.Shape, m.Shape, call.Meter);
        if (x is IntegerTensor a && m is IntegerTensor b && !b.Data.ContainsAny(0L, -1L))
            return IntegerTensor.Adopt(shape, Broadcasting.Map(a.Data, a.Shape, b.Data, b.Shape, shape, static (n, d) => ((n % d) + d) % d));
        RealTensor left = RealTensor.From(x)!;
        RealTensor right = RealTensor.From(m)!;
        return RealTensor.Adopt(shape, Broadcasting.Map(left.Data, left.Shape, right.Data, right.Shape, shape, static (n, d) => n - (d * Math.Floor(n / d))));
    }
}
