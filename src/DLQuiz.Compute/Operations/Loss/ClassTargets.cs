using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

/// <summary>Scores [N, C, ...] against class indices [N, ...]: where each place's scores stand, and what its target weighs.</summary>
internal sealed class ClassTargets
{
    private readonly IntegerTensor _target;
    private readonly RealTensor? _weight;
    private readonly long _ignored;
    private readonly int _inner;

    public ClassTargets(Arguments a, IntegerInput target, OptionalRealInput weight, IntegerParameter ignored, RealTensor scores)
    {
        _target = a.Get(target);
        _weight = a.Get(weight);
        _ignored = a.Get(ignored);
        _inner = scores.Shape.CountBetween(2, scores.Shape.Rank);
        Classes = scores.Shape[1];
        for (int place = 0; place < _target.Count; place++)
        {
            if (!IsIgnored(place) && (Class(place) < 0 || Class(place) >= Classes))
                throw a.Refuse(target, $"has {Class(place)} at {ElementPath.Of(_target.Shape, place)}", $"0 ≤ target < C with C = {Classes}, or ignore_index = {_ignored}");
        }
    }

    public int Classes { get; }

    /// <summary>N times the spatial size.</summary>
    public int Places => _target.Count;

    /// <summary>The sum of the weights of the targets that count.</summary>
    public double TotalWeight => Statistics.Sum([.. Enumerable.Range(0, Places).Where(place => !IsIgnored(place)).Select(Weight)]);

    public static RealInput Scores(string name, string summary) => new(name, "[N,C,*spatial]", summary, plain: "[C]");

    public static IntegerInput Target() => new("target", "[N,*spatial]", "The class of each place, from 0, or ignore_index.", plain: "scalar");

    public static OptionalRealInput ClassWeight() => new("weight", "[C]", "What each class weighs; 1 when left out.") { Domain = Domain.Interval.NotNegative };

    public static IntegerParameter IgnoredIndex() => new("ignore_index", "A target that takes no part; it may lie outside the classes.") { Default = -100 };

    /// <summary>Where the score of a class stands in the flat scores.</summary>
    public int Position(int place, int category) => (((place / _inner * Classes) + category) * _inner) + (place % _inner);

    public int Class(int place) => (int)Math.Clamp(_target.Data[place], int.MinValue, int.MaxValue);

    public bool IsIgnored(int place) => _target.Data[place] == _ignored;

    public double ClassWeightOf(int category) => _weight is null ? 1 : _weight.Data[category];

    public double Weight(int place) => ClassWeightOf(Class(place));

    /// <summary>The mean divides by the weights of the targets that count, so that it is NaN when none does.</summary>
    public RealTensor Reduce(Reduction reduction, double[] losses) => reduction switch
    {
        Reduction.Mean => RealTensor.Scalar(Statistics.Sum(losses) / TotalWeight),
        Reduction.Sum => RealTensor.Scalar(Statistics.Sum(losses)),
        _ => RealTensor.Adopt(_target.Shape, losses),
    };

    public void ExplainMean(Trace trace, Reduction reduction)
    {
        if (reduction == Reduction.Mean)
            trace.Add("Σw", RealTensor.Scalar(TotalWeight), "the weights of the targets that count: the divisor of the mean");
    }
}
