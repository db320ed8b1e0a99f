using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

internal sealed class GroupNorm : Operation
{
    private static readonly RealInput X = new("x", "[N,C,...]", "The activations; the channels form consecutive groups.");
    private static readonly IntegerParameter NumGroups = new("num_groups", "How many groups; it divides C.") { AtLeast = 1 };
    private static readonly OptionalRealInput Gamma = new("gamma", "[C]", "The learned scale γ of each channel; 1 when left out.");
    private static readonly OptionalRealInput Beta = new("beta", "[C]", "The learned shift β of each channel; 0 when left out.");
    private static readonly NumberParameter Eps = new("eps", "ε, added to the variance inside the square root.") { Default = 1e-5, AtLeast = 0 };

    private static readonly RealOutput Y = new("y", "like x", "The normalized, scaled and shifted activations.");
    private static readonly RealOutput Mean = new("mean", "[N,G]", "The mean of each sample's groups.");
    private static readonly RealOutput InvStd = new("inv_std", "[N,G]", "1/√(σ² + ε) of each sample's groups.");

    public override Declaration Declaration { get; } = new("group_norm", Family.Normalization, "Group normalization: each sample's groups of channels by their own mean and biased variance.")
    {
        Arguments = [X, NumGroups, Gamma, Beta, Eps],
        Outputs = [Y, Mean, InvStd],
        Definition = new(@"y=\gamma_c\frac{x-\mu_{ng}}{\sqrt{\sigma_{ng}^2+\epsilon}}+\beta_c", "Wu and He 2018, arXiv:1803.08494, eq. 1, 2 and 7"),
        Examples =
        [
            new("group_norm([[1, 3, 10, 30]], 2, eps=0)", "[[-1, 1, -1, 1]]", "by hand: channels 1, 2 and channels 3, 4"),
            new("group_norm([[1, 3, 10, 30]], 2, eps=0).mean", "[[2, 20]]", "by hand"),
        ],
        Laws = [new("num_groups 1 without γ and β is layer_norm over all but the first axis", OneGroupIsLayerNorm)],
    };

    public static int GroupLength(Arguments a, RealTensor x, IntegerParameter groups) =>
        x.Shape[1] % a.Get(groups) == 0
            ? x.Count / x.Shape[0] / (int)a.Get(groups)
            : throw a.Refuse(groups, $"is {a.Get(groups)}", $"a divisor of C = {x.Shape[1]}");

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int length = GroupLength(a, x, NumGroups);
        int inner = x.Shape.CountBetween(2, x.Shape.Rank);
        Runs runs = new(x.Data, x.Count / length, a.Get(Eps));
        Shape groups = Shape.Of(x.Shape[0], (int)a.Get(NumGroups));
        o.Set(Y, x.Shape, runs.Affine(a.Get(Gamma), a.Get(Beta), i => i / inner % x.Shape[1]));
        o.Set(Mean, groups, runs.Mean);
        o.Set(InvStd, groups, runs.Inverse);
        if (o.Trace is not { } trace)
            return;
        trace.Add("μ", o.Get(Mean), "the mean of each group");
        trace.Add("σ²", RealTensor.Adopt(groups, runs.Variance), "its biased variance");
        trace.Add("x̂", RealTensor.Adopt(x.Shape, runs.Normalized()), "(x − μ)/√(σ²+ε)");
    }

    private static bool OneGroupIsLayerNorm(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        Value eps = RealTensor.Scalar(a.Get(Eps));
        Tensor one = a.Operation.Evaluate(a.Operation.Bind(x, IntegerTensor.Scalar(1), null, null, eps)).First;
        Operation layerNorm = OperationRegistry.Find("layer_norm")!;
        long[] trailing = Array.ConvertAll(x.Shape.Axes[1..].ToArray(), static axis => (long)axis);
        return one.Equals(layerNorm.Evaluate(layerNorm.Bind(x, IntegerTensor.Vector(trailing), null, null, eps)).First) && o.Get(Mean).Shape[0] == x.Shape[0];
    }
}
