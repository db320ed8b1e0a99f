using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Dropout;

internal sealed class DropoutApply : Operation
{
    private static readonly RealInput X = new("x", "any", "The units, of any shape.");
    private static readonly BooleanInput Mask = new("mask", "like x", "true keeps a unit, false drops it.");
    private static readonly NumberParameter P = DropoutScale.Rate();
    private static readonly OptionalRealInput Dy = new("dy", "like x", "The gradient that arrives from above.") { MayBePositional = true };
    private static readonly FlagParameter IsTraining = DropoutScale.Training();
    private static readonly ChoiceParameter<DropoutVariant> Variant = DropoutScale.Variant();

    private static readonly RealOutput Y = new("y", "like x", "The units after dropout.");
    private static readonly RealOutput Dx = new("dx", "like x", "The gradient for x.", "when dy is given");

    public override Declaration Declaration { get; } = new("dropout_apply", Family.Dropout, "Dropout with a given mask, and its gradient; in evaluation the mask plays no part.")
    {
        Arguments = [X, Mask, Dy, P, IsTraining, Variant],
        Outputs = [Y, Dx],
        Definition = new(@"y_i=\frac{m_i\,x_i}{1-p}\ \text{(inverted, training)}", "Srivastava et al. 2014, JMLR 15, section 4; the inverted scale: section 10"),
        Examples =
        [
            new("dropout_apply([1, 2, 3, 4], [true, false, true, false], p=0.5)", "[2, 0, 6, 0]", "by hand: kept units are doubled"),
            new("dropout_apply([1, 2], [true, false], p=0.25, training=false, variant='vanilla')", "[0.75, 1.5]", "by hand: all units times 1 − p"),
        ],
        Laws =
        [
            new("a dropped unit gives 0 in training", DropsWhatTheMaskDrops),
            new("a mask and its complement add up to the scaled input in training", AddsUpWithTheComplement),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double p = a.Get(P);
        bool isTraining = a.Get(IsTraining);
        double scale = isTraining ? DropoutScale.OfKept(p, a.Get(Variant)) : DropoutScale.InEvaluation(p, a.Get(Variant));
        BooleanTensor? mask = isTraining ? a.Get(Mask) : null;
        o.Set(Y, Scale(a.Get(X), mask, scale));
        if (a.Get(Dy) is { } dy)
            o.Set(Dx, Scale(dy, mask, scale));
        o.Trace?.Add("scale", RealTensor.Scalar(scale), isTraining ? "of a kept unit" : "of every unit, the mask plays no part");
        o.Trace?.Add("y", o.Get(Y), isTraining ? "mask · scale · x" : "scale · x");
    }

    private static RealTensor Scale(RealTensor x, BooleanTensor? mask, double scale)
    {
        double[] y = new double[x.Count];
        for (int i = 0; i < y.Length; i++)
            y[i] = x.Data[i] * (mask is null || mask.Data[i] ? scale : 0);
        return RealTensor.Adopt(x.Shape, y);
    }

    private static bool DropsWhatTheMaskDrops(Arguments a, Outputs o)
    {
        for (int i = 0; i < a.Get(Mask).Count; i++)
        {
            if (a.Get(IsTraining) && !a.Get(Mask).Data[i] && o.Get(Y).Data[i] != 0)
                return false;
        }
        return true;
    }

    private static bool AddsUpWithTheComplement(Arguments a, Outputs o)
    {
        if (!a.Get(IsTraining))
            return true;
        BooleanTensor complement = BooleanTensor.Adopt(a.Get(Mask).Shape, Array.ConvertAll(a.Get(Mask).Data.ToArray(), static kept => !kept));
        RealTensor other = (RealTensor)a.Operation.Evaluate(a.With(Mask, complement)).First;
        double scale = DropoutScale.OfKept(a.Get(P), a.Get(Variant));
        for (int i = 0; i < other.Count; i++)
        {
            if (!Closeness.Near(other.Data[i] + o.Get(Y).Data[i], scale * a.Get(X).Data[i]))
                return false;
        }
        return true;
    }
}
