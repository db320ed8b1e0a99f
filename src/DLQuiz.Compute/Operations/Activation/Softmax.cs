using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Activation;

internal sealed class Softmax : Operation
{
    private static readonly RealInput X = new("x", "any", "The logits.");
    private static readonly OptionalRealInput Dy = new("dy", "like x", "The gradient that arrives from above.") { MayBePositional = true };
    private static readonly IntegerParameter Axis = new("axis", "Along which axis; negative ones count from the end.") { Default = -1 };

    private static readonly RealOutput Y = new("y", "like x", "The probabilities.");
    private static readonly RealOutput Dx = new("dx", "like x", "The gradient y·(dy − Σ dy·y) for x.", "when dy is given");
    private static readonly RealOutput Jacobian = new("jacobian", "[n,n]", "diag(y) − y·yᵀ.", "when x has one axis");

    public override Declaration Declaration { get; } = new("softmax", Family.Activation, "Probabilities from logits along one axis, computed after subtracting the maximum.")
    {
        Arguments = [X, Dy, Axis],
        Outputs = [Y, Dx, Jacobian],
        Definition = new(@"y_i=\frac{e^{x_i-\max x}}{\sum_j e^{x_j-\max x}},\quad \frac{\partial y_i}{\partial x_j}=y_i(\delta_{ij}-y_j)", "Goodfellow, Bengio and Courville 2016, Deep Learning, eq. 6.29 and 6.33"),
        Examples =
        [
            new("softmax([0, log(3)])", "[0.25, 0.75]", "by hand: 1 and 3 out of 4"),
            new("softmax([0, log(3)]).jacobian", "[[3/16, -3/16], [-3/16, 3/16]]", "by hand: 1/4·3/4"),
        ],
        Laws =
        [
            new("each lane sums to 1", static (a, o) => LaneSums(a, o.Get(Y)).All(static sum => Closeness.Near(sum, 1))),
            new("the gradient of each lane sums to 0", static (a, o) => a.Get(Dy) is null || LaneSums(a, o.Get(Dx)).All(static sum => Closeness.Near(sum, 0, 10))),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        Lanes lanes = new(a, Axis, x.Shape);
        double[] y = new double[x.Count];
        foreach (int start in lanes.Starts())
            Fill(x.Data, y, start, lanes.Step, lanes.Length);
        o.Set(Y, x.Shape, y);
        if (a.Get(Dy) is { } dy)
            o.Set(Dx, x.Shape, Gradient(y, dy.Data, lanes));
        if (x.Shape.Rank == 1)
            SetJacobian(a, o, y);
        o.Trace?.Add("e^(x − max)", RealTensor.Adopt(x.Shape, Exponentials(x, lanes)), "subtracting the maximum changes nothing and avoids overflow");
        o.Trace?.Add("y", o.Get(Y), "divided by their sum");
    }

    private static void Fill(ReadOnlySpan<double> x, Span<double> y, int start, int step, int length)
    {
        double largest = double.NegativeInfinity;
        for (int i = 0; i < length; i++)
            largest = Math.Max(largest, x[start + (i * step)]);
        double sum = 0;
        for (int i = 0; i < length; i++)
            sum += y[start + (i * step)] = Math.Exp(x[start + (i * step)] - largest);
        for (int i = 0; i < length; i++)
            y[start + (i * step)] /= sum;
    }

    private static double[] Gradient(ReadOnlySpan<double> y, ReadOnlySpan<double> dy, Lanes lanes)
    {
        double[] dx = new double[y.Length];
        foreach (int start in lanes.Starts())
        {
            double along = 0;
            for (int i = start; i < start + (lanes.Length * lanes.Step); i += lanes.Step)
                along += dy[i] * y[i];
            for (int i = start; i < start + (lanes.Length * lanes.Step); i += lanes.Step)
                dx[i] = y[i] * (dy[i] - along);
        }
        return dx;
    }

    private static void SetJacobian(Arguments a, Outputs o, double[] y)
    {
        Shape shape = a.Allocate(y.Length, y.Length);
        double[] jacobian = new double[shape.Size];
        for (int i = 0; i < jacobian.Length; i++)
        {
            double own = y[i / y.Length];
            jacobian[i] = (i / y.Length == i % y.Length ? own : 0) - (own * y[i % y.Length]);
        }
        o.Set(Jacobian, shape, jacobian);
    }

    private static double[] Exponentials(RealTensor x, Lanes lanes)
    {
        double[] exponentials = new double[x.Count];
        foreach (int start in lanes.Starts())
        {
            double largest = double.NegativeInfinity;
            for (int i = start; i < start + (lanes.Length * lanes.Step); i += lanes.Step)
                largest = Math.Max(largest, x.Data[i]);
            for (int i = start; i < start + (lanes.Length * lanes.Step); i += lanes.Step)
                exponentials[i] = Math.Exp(x.Data[i] - largest);
        }
        return exponentials;
    }

    private static double[] LaneSums(Arguments a, RealTensor values) =>
        Reduction.Over(values, IntegerTensor.Vector(a.Get(Axis)), keepsAxes: false, static lane => Statistics.Sum(lane)).Data.ToArray();
}
