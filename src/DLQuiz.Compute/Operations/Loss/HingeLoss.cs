using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class HingeLoss : Operation
{
    private static readonly RealInput Scores = new("scores", "[N]", "The decision value of each sample; one number is one sample.", plain: "scalar");
    private static readonly RealInput Y = new("y", "[N]", "The class of each sample, −1 or +1.") { Domain = new Domain.Signs() };
    private static readonly ChoiceParameter<Reduction> How = LossReduction.Parameter();
    private static readonly FlagParameter IsSquared = new("squared", "Whether the hinge is squared.") { Default = false };

    private static readonly RealOutput Loss = new("loss", "scalar or [N]", "The loss, or each sample's for 'none'.");
    private static readonly RealOutput Gradient = new("dscores", "[N]", "The gradient of the loss (summed, for 'none'); 0 exactly at the margin.");

    public override Declaration Declaration { get; } = new("hinge_loss", Family.Loss, "The hinge max(0, 1 − y·f) for labels −1 and +1, plain or squared.")
    {
        Arguments = [Scores, Y, How, IsSquared],
        Outputs = [Loss, Gradient],
        Definition = new(@"\ell(f,y)=\max(0,\,1-y f)", "Cortes and Vapnik 1995, Support-Vector Networks; Bishop 2006, PRML, eq. 7.44"),
        Examples =
        [
            new("hinge_loss([0.5, 2, -1], [1, 1, 1], reduction='none')", "[0.5, 0, 2]", "by hand: 1 − 0.5, 1 − 2 < 0, 1 + 1"),
            new("hinge_loss([0.5, 2, -1], [1, 1, 1])", "2.5/3", "by hand: the mean of 0.5, 0 and 2"),
            new("hinge_loss([0.5, 1], [1, 1], reduction='sum').dscores", "[-1, 0]", "by hand, with 0 exactly at the margin"),
        ],
        Laws =
        [
            new("the loss is 0 exactly when every y·f ≥ 1", static (a, o) => !o.Get(Loss).Data.ContainsAnyExcept(0.0) == Margins(a).All(static margin => margin >= 1)),
            new("the sum is n times the mean", SumIsNMeans),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor scores = a.Get(Scores);
        Reduction reduction = a.Get(How);
        double[] losses = new double[scores.Count];
        double[] gradient = new double[scores.Count];
        double scale = LossReduction.GradientScale(reduction, scores.Count);
        for (int i = 0; i < losses.Length; i++)
        {
            double y = a.Get(Y).Data[i];
            double hinge = Math.Max(0, 1 - (y * scores.Data[i]));
            losses[i] = a.Get(IsSquared) ? hinge * hinge : hinge;
            gradient[i] = hinge == 0 ? 0 : -y * scale * (a.Get(IsSquared) ? 2 * hinge : 1);
        }
        o.Trace?.Add("y·f", RealTensor.Vector([.. Margins(a)]), "functional margins");
        o.Trace?.Add("ℓ", RealTensor.Vector(losses), a.Get(IsSquared) ? "max(0, 1 − y·f)²" : "max(0, 1 − y·f)");
        o.Set(Loss, LossReduction.Of(reduction, scores.Shape, losses));
        o.Set(Gradient, scores.Shape, gradient);
    }

    private static IEnumerable<double> Margins(Arguments a) =>
        Enumerable.Range(0, a.Get(Scores).Count).Select(i => a.Get(Scores).Data[i] * a.Get(Y).Data[i]);

    private static bool SumIsNMeans(Arguments a, Outputs o)
    {
        Value squared = BooleanTensor.Scalar(a.Get(IsSquared));
        double mean = ((RealTensor)a.Operation.Evaluate(a.Operation.Bind(a.Get(Scores), a.Get(Y), new Text("mean"), squared)).First).Data[0];
        double sum = ((RealTensor)a.Operation.Evaluate(a.Operation.Bind(a.Get(Scores), a.Get(Y), new Text("sum"), squared)).First).Data[0];
        return Closeness.Near(sum, mean * a.Get(Scores).Count);
    }
}
