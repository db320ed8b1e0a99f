using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class MseLoss : Operation
{
    private static readonly RealInput Prediction = new("pred", "any", "The predictions.");
    private static readonly RealInput Target = new("target", "like pred", "The targets.");
    private static readonly ChoiceParameter<Reduction> How = LossReduction.Parameter();

    private static readonly RealOutput Loss = new("loss", "scalar or [...]", "The loss, or each element's for 'none'.");
    private static readonly RealOutput Gradient = new("dpred", "like pred", "The gradient of the loss (summed, for 'none').");

    public override Declaration Declaration { get; } = new("mse_loss", Family.Loss, "The squared error, without a factor 1/2.")
    {
        Arguments = [Prediction, Target, How],
        Outputs = [Loss, Gradient],
        Definition = new(@"\ell=(\hat y-y)^2,\quad \partial\ell/\partial\hat y=2(\hat y-y)", "Goodfellow, Bengio and Courville 2016, Deep Learning, eq. 5.4"),
        Examples =
        [
            new("mse_loss([1, 2, 5], [1, 4, 4])", "5/3", "by hand: (0 + 4 + 1)/3"),
            new("mse_loss([1, 2], [1, 4]).dpred", "[0, -2]", "by hand: 2·(−2)/2"),
        ],
        Laws =
        [
            new("the loss is 0 exactly when prediction and target are the same", static (a, o) => a.Get(Prediction).Count == 0 || a.Get(Prediction).Equals(a.Get(Target)) == !o.Get(Loss).Data.ContainsAnyExcept(0.0)),
            new("swapping prediction and target changes the sign of the gradient only", IsSymmetric),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        Residuals residuals = new(a.Get(Prediction), a.Get(Target));
        double scale = LossReduction.GradientScale(a.Get(How), residuals.Values.Length);
        double[] squares = Array.ConvertAll(residuals.Values, static r => r * r);
        o.Trace?.Add("r", residuals.ToTensor(), "pred − target");
        o.Trace?.Add("r²", RealTensor.Adopt(residuals.Shape, squares), "squared");
        o.Set(Loss, LossReduction.Of(a.Get(How), residuals.Shape, squares));
        o.Set(Gradient, residuals.Shape, Array.ConvertAll(residuals.Values, r => 2 * r * scale));
    }

    private static bool IsSymmetric(Arguments a, Outputs o)
    {
        Outputs swapped = a.Operation.Evaluate(a.With(Prediction, a.Get(Target)).With(Target, a.Get(Prediction)));
        double[] mirrored = Array.ConvertAll(swapped.Get(Gradient).Data.ToArray(), static slope => -slope);
        return Closeness.Near(swapped.Get(Loss).Data, o.Get(Loss).Data) && Closeness.Near(mirrored, o.Get(Gradient).Data);
    }
}
