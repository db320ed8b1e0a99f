using System.Collections.Immutable;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions;

/// <summary>Names with a value of their own; a name that is given stands before them.</summary>
public static class Constants
{
    private static readonly ImmutableDictionary<string, RealTensor> Known = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, RealTensor>
    {
        ["pi"] = RealTensor.Scalar(Math.PI),
        ["π"] = RealTensor.Scalar(Math.PI),
        ["e"] = RealTensor.Scalar(Math.E),
        ["inf"] = RealTensor.Scalar(double.PositiveInfinity),
        ["nan"] = RealTensor.Scalar(double.NaN),
    });

    public static IEnumerable<string> Names => Known.Keys;

    public static RealTensor? Find(string name) => Known.GetValueOrDefault(name);
}
