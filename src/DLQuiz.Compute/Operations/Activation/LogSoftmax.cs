using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Activation;

internal sealed class LogSoftmax : Operation
{
    private static readonly RealInput X = new("x", "any", "The logits.");
    private static readonly OptionalRealInput Dy = new("dy", "like x", "The gradient that arrives from above.") { MayBePositional = true };
    private static readonly IntegerParameter Axis = new("axis", "Along which axis; negative ones count from the end.") { Default = -1 };

    private static readonly RealOutput Y = new("y", "like x", "The logarithms of the probabilities.");
    private static readonly RealOutput Dx = new("dx", "like x", "The gradient dy − softmax(x)·Σ dy for x.", "when dy is given");

    public override Declaration Declaration { get; } = new("log_softmax", Family.Activation, "The logarithm of softmax along one axis, computed without forming the softmax.")
    {
        Arguments = [X, Dy, Axis],
        Outputs = [Y, Dx],
        Definition = new(@"y_i=x_i-\log\sum_j e^{x_j}", "Goodfellow, Bengio and Courville 2016, Deep Learning, eq. 6.30"),
        Examples =
        [
            new("log_softmax([0, log(3)])", "[-log(4), log(3) - log(4)]", "by hand: the logarithms of 1/4 and 3/4"),
            new("log_softmax([0, log(3)], [1, 0]).dx", "[0.75, -0.75]", "by hand: 1 − 1/4, 0 − 3/4"),
        ],
        Laws = [new("the exponentials of each lane sum to 1", SumsToOne)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        Lanes lanes = new(a, Axis, x.Shape);
        double[] y = new double[x.Count];
        double[]? dx = a.Get(Dy)?.Data.ToArray();
        foreach (int start in lanes.Starts())
        {
            int end = start + (lanes.Length * lanes.Step);
            double[] lane = new double[lanes.Length];
            for (int i = 0; i < lane.Length; i++)
                lane[i] = x.Data[start + (i * lanes.Step)];
            (double largest, double rest) = LogSumExp.Parts(lane);
            double total = 0;
            for (int i = start; i < end; i += lanes.Step)
            {
                // The small part last: beside a large maximum it would be rounded away.
                y[i] = (x.Data[i] - largest) - rest;
                total += dx is null ? 0 : dx[i];
            }
            for (int i = start; i < end && dx is not null; i += lanes.Step)
                dx[i] -= Math.Exp(y[i]) * total;
        }
        o.Set(Y, x.Shape, y);
        if (dx is not null)
            o.Set(Dx, x.Shape, dx);
    }

    private static bool SumsToOne(Arguments a, Outputs o)
    {
        RealTensor sums = Reduction.Over(o.Get(Y), IntegerTensor.Vector(a.Get(Axis)), keepsAxes: false, static lane => lane.Sum(Math.Exp));
        return Array.TrueForAll(sums.Data.ToArray(), static sum => Closeness.Near(sum, 1));
    }
}
