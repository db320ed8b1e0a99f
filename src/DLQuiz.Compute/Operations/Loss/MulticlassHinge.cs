using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class MulticlassHinge : Operation
{
    private static readonly RealInput Scores = new("scores", "[N,C]", "The score of each class; a plain list is one sample.", plain: "[C]");
    private static readonly IntegerInput Target = new("target", "[N]", "The class of each sample, from 0.") { Domain = new Domain.IndexBelow("C") };
    private static readonly ChoiceParameter<Variant> Kind = new(
        "variant", "Whether only the strongest rival class counts or every rival does.", ("crammer_singer", Variant.CrammerSinger), ("weston_watkins", Variant.WestonWatkins));
    private static readonly FlagParameter IsNormalized = new("normalize", "Whether the sum over rivals is divided by the number of classes; for 'weston_watkins' only.") { Default = false };

    private static readonly RealOutput Loss = new("loss", "scalar", "The mean over the samples.");

    public override Declaration Declaration { get; } = new("multiclass_hinge", Family.Loss, "The hinge loss for several classes: how far the rivals come within a margin of 1 of the right class.")
    {
        Arguments = [Scores, Target, Kind, IsNormalized],
        Outputs = [Loss],
        Definition = new(
            @"\ell_{CS}=\max\big(0,\,1+\max_{j\ne t}s_j-s_t\big),\quad \ell_{WW}=\sum_{j\ne t}\max(0,\,1+s_j-s_t)",
            "Crammer and Singer 2001, Journal of Machine Learning Research 2; Weston and Watkins 1999, ESANN"),
        Examples =
        [
            new("multiclass_hinge([[2, 1.5, 1.8]], [0], 'crammer_singer')", "0.8", "by hand: 1 + 1.8 − 2"),
            new("multiclass_hinge([[2, 1.5, 1.8]], [0], 'weston_watkins')", "1.3", "by hand: 0.5 + 0.8"),
            new("multiclass_hinge([2, 1.5, 1.8], 0, 'weston_watkins', normalize=true)", "1.3/3", "by hand: divided by three classes"),
        ],
        Laws =
        [
            new("Crammer and Singer ≤ Weston and Watkins ≤ (C − 1)·Crammer and Singer", IsOrdered),
            new("the loss is 0 exactly when every right class leads by 1 or more", IsZeroBeyondTheMargin),
        ],
    };

    private enum Variant
    {
        CrammerSinger,
        WestonWatkins,
    }

    private protected override void Compute(Arguments a, Outputs o)
    {
        double[] hinges = Hinges(a);
        int classes = a.Get(Scores).Shape[1];
        bool isSum = a.Get(Kind) == Variant.WestonWatkins;
        double[] losses = new double[a.Get(Scores).Shape[0]];
        for (int i = 0; i < losses.Length; i++)
        {
            ReadOnlySpan<double> row = hinges.AsSpan(i * classes, classes);
            losses[i] = isSum ? Statistics.Sum(row) / (a.Get(IsNormalized) ? classes : 1) : Norms.Of(row, double.PositiveInfinity);
        }
        o.Trace?.Add("max(0, 1 + s_j − s_t)", RealTensor.Adopt(a.Get(Scores).Shape, hinges), "for each rival; 0 for the right class");
        o.Trace?.Add("ℓ", RealTensor.Vector(losses), isSum ? "the sum of each row" : "the largest of each row");
        o.Set(Loss, Statistics.Mean(losses));
    }

    private static double[] Hinges(Arguments a)
    {
        ReadOnlySpan<double> scores = a.Get(Scores).Data;
        int classes = a.Get(Scores).Shape[1];
        double[] hinges = new double[scores.Length];
        for (int i = 0; i < hinges.Length; i++)
        {
            int sample = i / classes;
            int target = (int)a.Get(Target).Data[sample];
            hinges[i] = i % classes == target ? 0 : Math.Max(0, 1 + scores[i] - scores[(sample * classes) + target]);
        }
        return hinges;
    }

    private static bool IsOrdered(Arguments a, Outputs o)
    {
        double strongest = With(a, "crammer_singer");
        double all = With(a, "weston_watkins");
        int rivals = a.Get(Scores).Shape[1] - 1;
        return strongest <= all * (1 + 1e-12) && all <= rivals * strongest * (1 + 1e-12);
    }

    private static double With(Arguments a, string variant) =>
        ((RealTensor)a.Operation.Evaluate(a.Operation.Bind(a.Get(Scores), a.Get(Target), new Text(variant))).First).Data[0];

    private static bool IsZeroBeyondTheMargin(Arguments a, Outputs o) => o.Get(Loss).Data[0] == 0 == Hinges(a).All(static hinge => hinge == 0);
}
