using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class BceWithLogits : Operation
{
    private static readonly RealInput X = new("x", "any", "The logits.");
    private static readonly RealInput Y = new("y", "like x", "The targets, also fractional ones.") { Domain = Domain.Interval.Probability };
    private static readonly OptionalRealInput PositiveWeight = new("pos_weight", "scalar", "What the y term is multiplied by; 1 when left out.") { Domain = Domain.Interval.NotNegative };
    private static readonly ChoiceParameter<Reduction> How = LossReduction.Parameter();

    private static readonly RealOutput Loss = new("loss", "scalar or [...]", "The loss, or each element's for 'none'.");
    private static readonly RealOutput Gradient = new("dx", "like x", "The gradient of the loss (summed, for 'none').");

    public override Declaration Declaration { get; } = new("bce_with_logits", Family.Loss, "Binary cross-entropy from logits, in the form that no exponential overflows in.")
    {
        Arguments = [X, Y, PositiveWeight, How],
        Outputs = [Loss, Gradient],
        Definition = new(
            @"\ell=(1-y)\log(1+e^{x})+\rho\,y\log(1+e^{-x})=\max(x,0)-xy+\log(1+e^{-|x|})\ \text{for}\ \rho=1",
            "Bishop 2006, PRML, eq. 4.90 with the logistic sigmoid; ρ as in the PyTorch documentation of BCEWithLogitsLoss"),
        Examples =
        [
            new("bce_with_logits([0, log(3)], [1, 0], reduction='none')", "[log(2), log(4)]", "by hand: p = 1/2 and 3/4"),
            new("bce_with_logits([log(3), log(3)], [1, 0]).dx", "[-0.125, 0.375]", "by hand: (p − y)/2"),
            new("bce_with_logits(1000, 0)", "1000", "by hand: e^1000 never comes up"),
            new("bce_with_logits(0, 1, pos_weight=3)", "3*log(2)", "by hand"),
        ],
        Laws =
        [
            new("the loss is at least 0", static (_, o) => o.Get(Loss).Data.ToArray().All(static loss => !(loss < 0))),
            new("without pos_weight, swapping x to −x and y to 1 − y changes nothing", IsSymmetric),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        double weight = a.Get(PositiveWeight)?.Data[0] ?? 1;
        double scale = LossReduction.GradientScale(a.Get(How), x.Count);
        double[] losses = new double[x.Count];
        double[] gradient = new double[x.Count];
        for (int i = 0; i < losses.Length; i++)
        {
            double negative = 1 - a.Get(Y).Data[i];
            double positive = weight * a.Get(Y).Data[i];
            losses[i] = Term(negative, Elementary.LogOnePlusExp(x.Data[i])) + Term(positive, Elementary.LogOnePlusExp(-x.Data[i]));
            gradient[i] = scale * ((negative * Sigmoid(x.Data[i])) - (positive * Sigmoid(-x.Data[i])));
        }
        if (o.Trace is { } trace)
        {
            trace.Add("σ(x)", RealTensor.Adopt(x.Shape, Array.ConvertAll(x.Data.ToArray(), Sigmoid)), "the probabilities of class 1");
            trace.Add("ℓ", RealTensor.Adopt(x.Shape, [.. losses]), "max(x, 0) − x·y + log(1 + e^−|x|), pos_weight on the y term");
        }
        o.Set(Loss, LossReduction.Of(a.Get(How), x.Shape, losses));
        o.Set(Gradient, x.Shape, gradient);
    }

    /// <summary>A target without a share has no part in the loss, even an infinite one.</summary>
    private static double Term(double share, double loss) => share == 0 && !double.IsNaN(loss) ? 0 : share * loss;

    private static double Sigmoid(double x)
    {
        double small = Math.Exp(-Math.Abs(x));
        return (x >= 0 ? 1 : small) / (1 + small);
    }

    private static bool IsSymmetric(Arguments a, Outputs o)
    {
        if (a.Get(PositiveWeight) is not null)
            return true;
        RealTensor mirrored = RealTensor.Adopt(a.Get(X).Shape, Array.ConvertAll(a.Get(X).Data.ToArray(), static x => -x));
        RealTensor targets = RealTensor.Adopt(a.Get(Y).Shape, Array.ConvertAll(a.Get(Y).Data.ToArray(), static y => 1 - y));
        return Closeness.Near(a.Operation.Evaluate(a.With(X, mirrored).With(Y, targets)).Get(Loss).Data, o.Get(Loss).Data);
    }
}
