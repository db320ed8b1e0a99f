using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class VectorNorm : Operation
{
    private static readonly RealInput X = new("x", "any", "The numbers.");
    private static readonly ValueParameter<double> Order = new("ord", "number, 'inf' or '-inf'", ReadOrder, "The exponent p: 0 counts non-zeros, 'inf' is the largest and '-inf' the smallest magnitude.")
    {
        Default = IntegerTensor.Scalar(2),
        Samples = [IntegerTensor.Scalar(0), IntegerTensor.Scalar(1), IntegerTensor.Scalar(2), IntegerTensor.Scalar(3), RealTensor.Scalar(0.5), new Text("inf"), new Text("-inf")],
    };
    private static readonly OptionalIntegersParameter Axes = new("axes", "The axes to reduce, negative ones counted from the end; null for all.") { AtLeast = -Shape.MaxRank, AtMost = Shape.MaxRank - 1 };
    private static readonly FlagParameter KeepsAxes = new("keepdims", "Whether a reduced axis stays, with length 1.") { Default = false };

    private static readonly RealOutput Y = new("y", "any", "The norms, one for each place along the axes that are not reduced.");

    public override Declaration Declaration { get; } = new("vector_norm", Family.Regularisation, "The p-norm of the numbers along some axes, all of them by default.")
    {
        Arguments = [X, Order, Axes, KeepsAxes],
        Outputs = [Y],
        Definition = new(@"\|x\|_p=\Big(\sum_i|x_i|^p\Big)^{1/p},\quad \|x\|_\infty=\max_i|x_i|,\quad \|x\|_0=\#\{i:x_i\ne0\}", "Golub and Van Loan 2013, Matrix Computations, 4th edition, section 2.2"),
        Examples =
        [
            new("vector_norm([3, -4])", "5", "by hand: √(9 + 16)"),
            new("vector_norm([3, -4], ord=1)", "7", "by hand: 3 + 4"),
            new("vector_norm([[3, -4], [0, 2]], ord='inf', axes=[1])", "[4, 2]", "by hand: the largest magnitude of each row"),
            new("vector_norm([1, 4, 0], ord=0.5)", "9", "by hand: (1 + 2 + 0)²"),
        ],
        Laws =
        [
            new("‖2x‖ = 2‖x‖, except for ord 0", IsHomogeneous),
            new("for ord ≥ 1 it lies between max|x| and n·max|x| over the lane", IsBoundedByTheLargest),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        double order = a.Get(Order);
        bool[] isReduced = Reduced(a, x.Shape);
        double[][] lanes = Lanes(x, isReduced, out Shape kept, out Shape full);
        int length = kept.Size == 0 ? 1 : x.Count / kept.Size;
        if (length == 0 && (order < 0 || double.IsInfinity(order)))
            throw a.Refuse(X, "has no element to reduce", "at least one for this ord");
        double[] y = new double[lanes.Length];
        for (int i = 0; i < y.Length; i++)
            y[i] = Norms.Of(lanes[i], order);
        o.Set(Y, a.Get(KeepsAxes) ? full : kept, y);
        if (o.Trace is not { } trace || double.IsInfinity(order) || order == 0)
            return;
        trace.Add("|x|^p", RealTensor.Adopt(x.Shape, [.. x.Data.ToArray().Select(value => Math.Pow(Math.Abs(value), order))]), "each magnitude to the power p");
        trace.Add("Σ|x|^p", RealTensor.Adopt(kept, [.. lanes.Select(lane => lane.Sum(value => Math.Pow(Math.Abs(value), order)))]), "summed over the reduced axes");
        trace.Add("y", o.Get(Y), "to the power 1/p");
    }

    private static double ReadOrder(Value value) => value switch
    {
        Text { Content: "inf" } => double.PositiveInfinity,
        Text { Content: "-inf" } => double.NegativeInfinity,
        Tensor { IsScalar: true } number when RealTensor.From(number) is { } order && !double.IsNaN(order.Data[0]) => order.Data[0],
        _ => throw new FormatException("a number, 'inf' or '-inf'"),
    };

    private static bool[] Reduced(Arguments a, Shape shape)
    {
        bool[] isReduced = new bool[shape.Rank];
        if (a.Get(Axes) is not { } axes)
        {
            Array.Fill(isReduced, true);
            return isReduced;
        }
        foreach (long axis in axes.Data)
        {
            long place = axis < 0 ? axis + shape.Rank : axis;
            if (place < 0 || place >= shape.Rank)
                throw a.Refuse(Axes, $"names the axis {axis}", $"axes of x, which has {shape.Rank}");
            if (isReduced[place])
                throw a.Refuse(Axes, $"names the axis {axis} twice", "each axis once");
            isReduced[place] = true;
        }
        return isReduced;
    }

    /// <summary>The elements that fall together, for each place along the other axes.</summary>
    private static double[][] Lanes(RealTensor x, bool[] isReduced, out Shape kept, out Shape full)
    {
        kept = Shape.Of([.. x.Shape.Axes.ToArray().Where((_, axis) => !isReduced[axis])]);
        full = Shape.Of([.. x.Shape.Axes.ToArray().Select((length, axis) => isReduced[axis] ? 1 : length)]);
        int laneLength = kept.Size == 0 ? 0 : x.Count / kept.Size;
        double[][] lanes = new double[kept.Size][];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = new double[laneLength];
        int[] filled = new int[lanes.Length];
        for (int position = 0; position < x.Count; position++)
        {
            int lane = LaneOf(position, x.Shape, isReduced);
            lanes[lane][filled[lane]++] = x.Data[position];
        }
        return lanes;
    }

    private static int LaneOf(int position, Shape shape, bool[] isReduced)
    {
        int lane = 0;
        int step = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            int index = position % shape[axis];
            position /= shape[axis];
            if (isReduced[axis])
                continue;
            lane += index * step;
            step *= shape[axis];
        }
        return lane;
    }

    private static bool IsHomogeneous(Arguments a, Outputs o)
    {
        double factor = a.Get(Order) == 0 ? 1 : 2;
        RealTensor x = a.Get(X);
        RealTensor scaled = RealTensor.Adopt(x.Shape, [.. x.Data.ToArray().Select(value => 2 * value)]);
        RealTensor y = (RealTensor)a.Operation.Evaluate(a.With(X, scaled)).First;
        for (int i = 0; i < y.Count; i++)
        {
            if (!Closeness.Near(y.Data[i], factor * o.Get(Y).Data[i], scale: 0))
                return false;
        }
        return true;
    }

    private static bool IsBoundedByTheLargest(Arguments a, Outputs o)
    {
        if (a.Get(Order) < 1)
            return true;
        double[][] lanes = Lanes(a.Get(X), Reduced(a, a.Get(X).Shape), out _, out _);
        for (int i = 0; i < lanes.Length; i++)
        {
            double largest = lanes[i].Length == 0 ? 0 : lanes[i].Max(Math.Abs);
            double norm = o.Get(Y).Data[i];
            if (norm < largest * (1 - 1e-12) || norm > largest * lanes[i].Length * (1 + 1e-12))
                return false;
        }
        return true;
    }
}
