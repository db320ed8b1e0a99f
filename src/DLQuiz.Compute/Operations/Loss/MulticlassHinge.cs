using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class MulticlassHinge : Operation
{
    private static readonly RealInput Scores = new("scores", "[N,C]", "The score of each class; a plain list is one sample.", plain: "[C]");
    private static readonly IntegerInput Target = new("target", "[N]", "The class index of each sample.") { Domain = new Domain.IndexBelow("C") };
    private static readonly ChoiceParameter<Kind> Variant = new("variant", "'crammer_singer' takes the strongest rival, 'weston_watkins' adds all rivals up.", ("crammer_singer", Kind.CrammerSinger), ("weston_watkins", Kind.WestonWatkins)) { Default = "crammer_singer" };
    private static readonly FlagParameter Normalize = new("normalize", "Whether weston_watkins divides by the number of classes.") { Default = false };

    private static readonly RealOutput Loss = new("loss", "scalar", "The mean over the samples.");

    private enum Kind
    {
        CrammerSinger,
        WestonWatkins,
    }

    public override Declaration Declaration { get; } = new("multiclass_hinge", Family.Loss, "The hinge for several classes, by the strongest rival or by all of them, averaged over the samples.")
    {
        Arguments = [Scores, Target, Variant, Normalize],
        Outputs = [Loss],
        Definition = new(@"\max\big(0,1+\max_{j\ne t}s_j-s_t\big)\quad\text{or}\quad\sum_{j\ne t}\max(0,1+s_j-s_t)", "Crammer and Singer 2001, JMLR 2, eq. 4; Weston and Watkins 1999, Support Vector Machines for Multi-Class Pattern Recognition"),
        Examples =
        [
            new("multiclass_hinge([1, 2, 4], 1)", "3", "by hand: 1 + 4 − 2"),
            new("multiclass_hinge([1, 2, 4], 1, variant='weston_watkins')", "3", "by hand: max(0, 1 + 1 − 2) + max(0, 1 + 4 − 2)"),
        ],
        Laws = [new("adding up all rivals is never less than taking the strongest", AllIsAtLeastTheStrongest)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor scores = a.Get(Scores);
        int classes = scores.Shape[1];
        bool addsUp = a.Get(Variant) == Kind.WestonWatkins;
        double[] losses = new double[scores.Shape[0]];
        for (int i = 0; i < scores.Count; i++)
        {
            int sample = i / classes;
            int target = (int)a.Get(Target).Data[sample];
            if (i % classes == target)
                continue;
            double hinge = Math.Max(0, 1 + scores.Data[i] - scores.Data[(sample * classes) + target]);
            losses[sample] = addsUp ? losses[sample] + hinge : Math.Max(losses[sample], hinge);
        }
        o.Trace?.Add("ℓ", RealTensor.Vector(losses), "of each sample");
        o.Set(Loss, Statistics.Mean(losses) / (addsUp && a.Get(Normalize) ? classes : 1));
    }

    private static bool AllIsAtLeastTheStrongest(Arguments a, Outputs o)
    {
        double strongest = Of(a, "crammer_singer");
        double all = Of(a, "weston_watkins");
        return all >= strongest - 1e-9 && o.Get(Loss).Data[0] <= all + 1e-9;
    }

    private static double Of(Arguments a, string variant) =>
        ((RealTensor)a.Operation.Evaluate(a.Operation.Bind(a.Get(Scores), a.Get(Target), new Text(variant), null)).First).Data[0];
}
