using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class MaeLoss : Operation
{
    private static readonly RealInput Prediction = new("pred", "any", "The predictions.");
    private static readonly RealInput Target = new("target", "like pred", "The targets.");
    private static readonly ChoiceParameter<Reduction> How = LossReduction.Parameter();

    private static readonly RealOutput Loss = new("loss", "scalar or [...]", "The loss, or each element's for 'none'.");
    private static readonly RealOutput Gradient = new("dpred", "like pred", "The gradient of the loss (summed, for 'none'), 0 where the error is 0.");

    public override Declaration Declaration { get; } = new("mae_loss", Family.Loss, "The absolute error; its gradient is the sign of the error, 0 at 0.")
    {
        Arguments = [Prediction, Target, How],
        Outputs = [Loss, Gradient],
        Definition = new(@"\ell=|\hat y-y|,\quad \partial\ell/\partial\hat y=\operatorname{sign}(\hat y-y)", "Bishop 2006, PRML, section 1.5.5: the Minkowski loss with q = 1"),
        Examples =
        [
            new("mae_loss([1, 2, 5], [1, 4, 4])", "1", "by hand: (0 + 2 + 1)/3"),
            new("mae_loss([1, 2], [1, 4]).dpred", "[0, -0.5]", "by hand: sign(−2)/2, and 0 without an error"),
        ],
        Laws =
        [
            new("the loss is 0 exactly when prediction and target are the same", static (a, o) => a.Get(Prediction).Count == 0 || a.Get(Prediction).Equals(a.Get(Target)) == !o.Get(Loss).Data.ContainsAnyExcept(0.0)),
            new("the gradient's magnitudes do not depend on the size of the errors", HasUnitSlope),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        Residuals residuals = new(a.Get(Prediction), a.Get(Target));
        double scale = LossReduction.GradientScale(a.Get(How), residuals.Values.Length);
        double[] magnitudes = Array.ConvertAll(residuals.Values, Math.Abs);
        o.Trace?.Add("r", residuals.ToTensor(), "pred − target");
        o.Trace?.Add("|r|", RealTensor.Adopt(residuals.Shape, magnitudes), "its magnitude");
        o.Set(Loss, LossReduction.Of(a.Get(How), residuals.Shape, magnitudes));
        o.Set(Gradient, residuals.Shape, Array.ConvertAll(residuals.Values, r => scale * (r > 0 ? 1 : r < 0 ? -1 : r)));
    }

    private static bool HasUnitSlope(Arguments a, Outputs o)
    {
        double slope = LossReduction.GradientScale(a.Get(How), a.Get(Prediction).Count);
        return o.Get(Gradient).Data.ToArray().All(value => value == 0 || double.IsNaN(value) || Closeness.Near(Math.Abs(value), slope, scale: 0));
    }
}
