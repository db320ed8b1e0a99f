using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

/// <summary>What the losses with class indices share: x[N, C, S] beside targets [N, S], weights, ignored targets and reduction.</summary>
internal sealed class ClassTargets
{
    private readonly Arguments _a;
    private readonly IntegerTensor _target;
    private readonly RealTensor? _weight;
    private readonly long _ignored;

    public ClassTargets(Arguments a, RealTensor x, IntegerInput target, OptionalRealInput weight, IntegerParameter ignoreIndex)
    {
        _a = a;
        _target = a.Get(target);
        _weight = a.Get(weight);
        _ignored = a.Get(ignoreIndex);
        Classes = x.Shape[1];
        Inner = x.Shape.CountBetween(2, x.Shape.Rank);
        for (int i = 0; i < _target.Count; i++)
        {
            if (!IsIgnored(i) && (_target.Data[i] < 0 || _target.Data[i] >= Classes))
                throw a.Refuse(target, $"has {_target.Data[i]} at {ElementPath.Of(_target.Shape, i)}", $"0 ≤ target < C with C = {Classes}, or {_ignored} to be ignored");
        }
    }

    public int Classes { get; }

    public int Inner { get; }

    public int Count => _target.Count;

    public Shape Shape => _target.Shape;

    public static IntegerInput Target() => new("target", "[N,*S]", "The class index of each sample (and position).");

    public static OptionalRealInput Weight() => new("weight", "[C]", "The weight of each class; 1 when left out.");

    public static IntegerParameter IgnoreIndex() => new("ignore_index", "The target that is left out of loss and mean.") { Default = -100 };

    public bool IsIgnored(int sample) => _target.Data[sample] == _ignored;

    public int ClassOf(int sample) => (int)_target.Data[sample];

    public double WeightOf(int @class) => _weight is null ? 1 : _weight.Data[@class];

    /// <summary>Where class c of a sample stands in x.</summary>
    public int Place(int sample, int @class) => (((sample / Inner * Classes) + @class) * Inner) + (sample % Inner);

    /// <summary>The sum of the targets' weights, which a mean is divided by.</summary>
    public double TotalWeight()
    {
        double total = 0;
        for (int i = 0; i < Count; i++)
            total += IsIgnored(i) ? 0 : WeightOf(ClassOf(i));
        return total;
    }

    public RealTensor Reduce(Reduction reduction, double[] losses)
    {
        _a.Spend(losses.Length);
        double sum = Numerics.Statistics.Sum(losses);
        return reduction switch
        {
            Reduction.Mean => RealTensor.Scalar(sum / TotalWeight()),
            Reduction.Sum => RealTensor.Scalar(sum),
            _ => RealTensor.Adopt(Shape, losses),
        };
    }
}
