using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class MaeLoss : Operation
{
    private static readonly RealInput Pred = new("pred", "any", "The predictions.");
    private static readonly RealInput Target = new("target", "like pred", "What they should be.");
    private static readonly ChoiceParameter<Reduction> How = LossReduction.Parameter();

    private static readonly RealOutput Loss = new("loss", "any", "The loss, or each element's for 'none'.");
    private static readonly RealOutput Dpred = new("dpred", "like pred", "The gradient of the loss (summed, for 'none').");

    public override Declaration Declaration { get; } = new("mae_loss", Family.Loss, "Mean absolute error; its gradient is the sign of the error, 0 where there is none.")
    {
        Arguments = [Pred, Target, How],
        Outputs = [Loss, Dpred],
        Definition = new(@"\ell=|\hat y-y|,\quad \frac{\partial\ell}{\partial\hat y}=\operatorname{sign}(\hat y-y)", "Bishop 2006, PRML, section 1.5.5"),
        Examples =
        [
            new("mae_loss([4, 3], [1, 2])", "2", "by hand: (3 + 1)/2"),
            new("mae_loss([4, 3], [1, 2], reduction='none')", "[3, 1]", "by hand"),
            new("mae_loss([4, 3], [1, 2]).dpred", "[0.5, 0.5]", "by hand: signs, divided by 2"),
        ],
        Laws = [new("exchanging prediction and target keeps the loss and turns the gradient's sign", IsSymmetric)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor pred = a.Get(Pred);
        double scale = LossReduction.GradientScale(a.Get(How), pred.Count);
        double[] losses = new double[pred.Count];
        double[] gradient = new double[pred.Count];
        for (int i = 0; i < losses.Length; i++)
        {
            double rest = pred.Data[i] - a.Get(Target).Data[i];
            losses[i] = Math.Abs(rest);
            gradient[i] = scale * (double.IsNaN(rest) ? rest : Math.Sign(rest));
        }
        o.Set(Loss, LossReduction.Of(a.Get(How), pred.Shape, losses));
        o.Set(Dpred, pred.Shape, gradient);
        o.Trace?.Add("ℓ", RealTensor.Adopt(pred.Shape, losses), "the magnitude of ŷ − y");
    }

    private static bool IsSymmetric(Arguments a, Outputs o)
    {
        Outputs other = a.Operation.Evaluate(a.With(Pred, a.Get(Target)).With(Target, a.Get(Pred)));
        double[] turned = Array.ConvertAll(other.Get(Dpred).Data.ToArray(), static value => -value);
        return Closeness.Near(other.Get(Loss).Data, o.Get(Loss).Data) && Closeness.Near(turned, o.Get(Dpred).Data);
    }
}
