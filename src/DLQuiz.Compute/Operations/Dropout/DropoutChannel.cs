using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Dropout;

internal sealed class DropoutChannel : Operation
{
    private static readonly RealInput X = new("x", "[N,C,...]", "The feature maps.");
    private static readonly BooleanInput Mask = new("mask", "[N,C]", "true keeps a channel of a sample, false drops it.");
    private static readonly NumberParameter P = DropoutScale.Rate();
    private static readonly FlagParameter IsTraining = DropoutScale.Training();
    private static readonly ChoiceParameter<DropoutVariant> Variant = DropoutScale.Variant();

    private static readonly RealOutput Y = new("y", "like x", "The feature maps after dropout.");

    public override Declaration Declaration { get; } = new("dropout_channel", Family.Dropout, "Spatial dropout: whole channels are kept or dropped by a given mask.")
    {
        Arguments = [X, Mask, P, IsTraining, Variant],
        Outputs = [Y],
        Definition = new(@"y_{nc\cdot}=\frac{m_{nc}\,x_{nc\cdot}}{1-p}\ \text{(inverted, training)}", "Tompson et al. 2015, arXiv:1411.4280, section 3.2"),
        Examples =
        [
            new("dropout_channel([[[1, 2], [3, 4]]], [[true, false]], p=0.5)", "[[[2, 4], [0, 0]]]", "by hand: the kept channel is doubled"),
            new("dropout_channel([[[1, 2], [3, 4]]], [[true, false]], p=0.5, training=false)", "[[[1, 2], [3, 4]]]", "by hand: evaluation changes nothing"),
        ],
        Laws = [new("it is dropout_apply with the mask repeated over space", IsDropoutWithRepeatedMask)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        bool isTraining = a.Get(IsTraining);
        double scale = isTraining ? DropoutScale.OfKept(a.Get(P), a.Get(Variant)) : DropoutScale.InEvaluation(a.Get(P), a.Get(Variant));
        int plane = x.Shape.CountBetween(2, x.Shape.Rank);
        double[] y = new double[x.Count];
        for (int i = 0; i < y.Length; i++)
            y[i] = x.Data[i] * (!isTraining || a.Get(Mask).Data[i / plane] ? scale : 0);
        o.Set(Y, x.Shape, y);
        o.Trace?.Add("scale", RealTensor.Scalar(scale), isTraining ? "of a kept channel" : "of every channel");
    }

    private static bool IsDropoutWithRepeatedMask(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int plane = x.Shape.CountBetween(2, x.Shape.Rank);
        BooleanTensor mask = a.Get(Mask);
        BooleanTensor repeated = BooleanTensor.Adopt(x.Shape, [.. Enumerable.Range(0, x.Count).Select(i => mask.Data[i / plane])]);
        Operation apply = OperationRegistry.Find("dropout_apply")!;
        Text variant = new(a.Get(Variant) == DropoutVariant.Vanilla ? "vanilla" : "inverted");
        return apply.Evaluate(apply.Bind(x, repeated, null, RealTensor.Scalar(a.Get(P)), BooleanTensor.Scalar(a.Get(IsTraining)), variant)).First.Equals(o.Get(Y));
    }
}
