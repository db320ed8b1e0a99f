using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

internal sealed class BatchNormFold : Operation
{
    private static readonly RealInput Weight = new("weight", "[A,B,...]", "The layer's weight: [Cout,Cin/groups,...] of a convolution, [Out,In] of a linear layer, [Cin,Cout,...] of a transposed convolution.");
    private static readonly RealInput RunningMean = new("running_mean", "[Cout]", "The running mean of the batch norm behind the layer.");
    private static readonly RealInput RunningVar = new("running_var", "[Cout]", "Its running variance.") { Domain = Domain.Interval.NotNegative };
    private static readonly OptionalRealInput Bias = new("bias", "[Cout]", "The layer's bias; 0 when left out.");
    private static readonly OptionalRealInput Gamma = new("gamma", "[Cout]", "The batch norm's scale γ; 1 when left out.");
    private static readonly OptionalRealInput Beta = new("beta", "[Cout]", "The batch norm's shift β; 0 when left out.");
    private static readonly NumberParameter Eps = new("eps", "ε, added to the variance inside the square root.") { Default = 1e-5, AtLeast = 0 };
    private static readonly ChoiceParameter<Layer> Kind = new("kind", "The layer, which decides where its output channels are.", ("conv", Layer.Conv), ("conv_transpose", Layer.ConvTranspose), ("linear", Layer.Linear)) { Default = "conv" };
    private static readonly IntegerParameter Groups = new("groups", "Groups of a convolution; no influence on the result, and 1 for a transposed one.") { Default = 1, AtLeast = 1 };

    private static readonly RealOutput Folded = new("weight", "like weight", "W·γ/√(σ²+ε) along the output channels.");
    private static readonly RealOutput FoldedBias = new("bias", "[Cout]", "(b − μ)·γ/√(σ²+ε) + β.");

    private enum Layer
    {
        Conv,
        ConvTranspose,
        Linear,
    }

    public override Declaration Declaration { get; } = new("batch_norm_fold", Family.Normalization, "One layer that does what a layer and the evaluation-mode batch norm behind it do.")
    {
        Arguments = [Weight, RunningMean, RunningVar, Bias, Gamma, Beta, Eps, Kind, Groups],
        Outputs = [Folded, FoldedBias],
        Definition = new(@"W'=\frac{\gamma}{\sqrt{\sigma^2+\epsilon}}W,\quad b'=\frac{\gamma\,(b-\mu)}{\sqrt{\sigma^2+\epsilon}}+\beta", "Jacob et al. 2018, arXiv:1712.05877, eq. 14"),
        Examples =
        [
            new("batch_norm_fold([[1, 2], [3, 4]], [1, 1], [4, 1], eps=0, kind='linear')", "[[0.5, 1], [3, 4]]", "by hand: rows divided by 2 and by 1"),
            new("batch_norm_fold([[1, 2], [3, 4]], [1, 1], [4, 1], bias=[3, 3], beta=[10, 10], eps=0, kind='linear').bias", "[11, 12]", "by hand: (3 − 1)/2 + 10, (3 − 1)/1 + 10"),
        ],
        Laws = [new("where W is 0, so is W′, and the bias is what batch_norm_eval makes of it", BiasIsNormalized)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor weight = a.Get(Weight);
        int axis = a.Get(Kind) == Layer.ConvTranspose ? 1 : 0;
        RealTensor mean = a.Get(RunningMean);
        int channels = weight.Shape[axis];
        if (mean.Count != channels)
            throw a.Refuse(RunningMean, $"has {mean.Count} values", $"one for each of the {channels} output channels of weight");
        if (a.Get(Kind) == Layer.ConvTranspose && a.Get(Groups) != 1)
            throw a.Refuse(Groups, $"is {a.Get(Groups)}", "1 for a transposed convolution");
        double[] factor = new double[channels];
        double[] bias = new double[channels];
        for (int c = 0; c < channels; c++)
        {
            factor[c] = (a.Get(Gamma)?.Data[c] ?? 1) * Moments.InverseDeviation(a.Get(RunningVar).Data[c], a.Get(Eps));
            bias[c] = (((a.Get(Bias)?.Data[c] ?? 0) - mean.Data[c]) * factor[c]) + (a.Get(Beta)?.Data[c] ?? 0);
        }
        double[] folded = weight.Data.ToArray();
        int inner = weight.Shape.CountBetween(axis + 1, weight.Shape.Rank);
        for (int i = 0; i < folded.Length; i++)
            folded[i] *= factor[i / inner % channels];
        o.Trace?.Add("γ/√(σ²+ε)", RealTensor.Vector(factor), "the factor of each output channel");
        o.Set(Folded, weight.Shape, folded);
        o.Set(FoldedBias, RealTensor.Vector(bias));
    }

    private static bool BiasIsNormalized(Arguments a, Outputs o)
    {
        Operation eval = OperationRegistry.Find("batch_norm_eval")!;
        int channels = o.Get(FoldedBias).Count;
        RealTensor bias = (a.Get(Bias) ?? RealTensor.Vector(new double[channels])).Reshape(Shape.Of(1, channels));
        Outputs normalized = eval.Evaluate(eval.Bind(bias, a.Get(RunningMean), a.Get(RunningVar), a.Get(Gamma), a.Get(Beta), RealTensor.Scalar(a.Get(Eps))));
        return Closeness.Near(((RealTensor)normalized.First).Data, o.Get(FoldedBias).Data, 10);
    }
}
