using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Activation;

/// <summary>What the element-wise activations share: one input, the value and the derivative.</summary>
internal static class Elementwise
{
    public delegate (double Value, double Derivative) Function(double x);

    public static RealInput Input() => new("x", "any", "The pre-activations, of any shape.");

    public static RealOutput Value() => new("y", "like x", "The activation of each element.");

    public static RealOutput Derivative() => new("dy_dx", "like x", "The derivative at each element.");

    public static void Map(RealTensor x, Outputs o, RealOutput value, RealOutput derivative, Function function)
    {
        double[] y = new double[x.Count];
        double[] slope = new double[x.Count];
        for (int i = 0; i < y.Length; i++)
            (y[i], slope[i]) = function(x.Data[i]);
        o.Set(value, x.Shape, y);
        o.Set(derivative, x.Shape, slope);
    }

    /// <summary>The value at −x, for laws of symmetry.</summary>
    public static RealTensor AtNegative(Arguments a, RealInput x)
    {
        RealTensor negative = RealTensor.Adopt(a.Get(x).Shape, Array.ConvertAll(a.Get(x).Data.ToArray(), static number => -number));
        return (RealTensor)a.Operation.Evaluate(a.With(x, negative)).First;
    }

    /// <summary>left + factor·right.</summary>
    public static RealTensor Sum(RealTensor left, RealTensor right, double factor)
    {
        double[] sum = left.Data.ToArray();
        for (int i = 0; i < sum.Length; i++)
            sum[i] += factor * right.Data[i];
        return RealTensor.Adopt(left.Shape, sum);
    }

    public static bool All(RealTensor left, RealTensor right, Func<double, double, bool> holds)
    {
        for (int i = 0; i < left.Count; i++)
        {
            if (!holds(left.Data[i], right.Data[i]))
                return false;
        }
        return true;
    }
}
