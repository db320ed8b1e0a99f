using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmHardMargin : Operation
{
    private const double Touching = 1e-8;

    private static readonly RealInput X = Separation.Samples();
    private static readonly RealInput Y = Separation.Labels();

    private static readonly RealOutput W = new("w", "[d]", "The normal, scaled so that the nearest samples have y·f = 1.");
    private static readonly RealOutput B = new("b", "scalar", "The offset.");
    private static readonly RealOutput Margin = new("margin", "scalar", "The width 2/‖w‖ of the margin.");
    private static readonly IntegerOutput OnMargin = new("on_margin", "[k]", "The indices of the samples with y·f = 1.");
    private static readonly RealOutput Alpha = new("alpha", "[n]", "The multipliers of the dual problem.", "when they are unique");

    public override Declaration Declaration { get; } = new("svm_hard_margin", Family.Svm, "The hyperplane of the largest margin between two linearly separable classes.")
    {
        Arguments = [X, Y],
        Outputs = [W, B, Margin, OnMargin, Alpha],
        Definition = new(@"\min_{w,b}\tfrac12\lVert w\rVert^2\quad\text{s.t.}\quad y_i(w\cdot x_i+b)\ge1", "Cortes and Vapnik 1995, Support-Vector Networks, eq. 10 to 12; as the nearest points of two hulls: Bennett and Bredensteiner 2000, Duality and Geometry in SVM Classifiers"),
        Examples =
        [
            new("svm_hard_margin([[1, 0], [3, 0]], [-1, 1])", "[1, 0]", "by hand: the middle is 2, the margins at 1 and 3"),
            new("svm_hard_margin([[1, 0], [3, 0]], [-1, 1]).alpha", "[0.5, 0.5]", "by hand: w = 0.5·3 − 0.5·1"),
        ],
        Laws =
        [
            new("every y·f is at least 1, and 1 on the margin", SeparatesWithMargin),
            new("samples with a multiplier lie on the margin", SupportsLieOnTheMargin),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        Separation.RefuseOneClass(a, Y);
        NearestPoints nearest = new(x, a.Get(Y).Data);
        nearest.Solve(a);
        double length = Norms.Euclidean(nearest.Shortest);
        if (length <= 1e-9 * nearest.Scale || nearest.Scale == 0)
            throw a.Refuse(X, "is not linearly separable", "classes that a hyperplane separates");
        double[] w = Array.ConvertAll(nearest.Shortest, one => 2 * one / (length * length));
        double[] scores = Separation.Scores(x, w, 0);
        double b = -(Enumerable.Range(0, scores.Length).Where(i => a.Get(Y).Data[i] > 0).Min(i => scores[i]) + Enumerable.Range(0, scores.Length).Where(i => a.Get(Y).Data[i] < 0).Max(i => scores[i])) / 2;
        int[] onMargin = [.. Enumerable.Range(0, scores.Length).Where(i => (a.Get(Y).Data[i] * (scores[i] + b)) - 1 <= Touching * (1 + Math.Abs(b)))];
        if (Enumerable.Range(0, scores.Length).Any(i => a.Get(Y).Data[i] * (scores[i] + b) <= 0))
            throw a.Refuse(X, "is not linearly separable", "classes that a hyperplane separates");
        double[] alpha = Array.ConvertAll(nearest.Shares(), share => 2 * share / (length * length));
        o.Set(W, RealTensor.Vector(w));
        o.Set(B, b);
        o.Set(Margin, length);
        o.Set(OnMargin, IntegerTensor.Vector([.. onMargin.Select(static i => (long)i)]));
        if (IsUnique(a, onMargin, alpha))
            o.Set(Alpha, RealTensor.Vector(alpha));
        o.Trace?.Add("p − q", RealTensor.Vector(nearest.Shortest), "the shortest vector between the hulls of the classes");
        o.Trace?.Add("margin", o.Get(Margin), "its length");
    }

    /// <summary>Multipliers move only along combinations of margin samples that change neither w nor Σ α·y.</summary>
    private static bool IsUnique(Arguments a, int[] onMargin, double[] alpha)
    {
        int d = a.Get(X).Shape[1];
        Matrix<double> moves = DenseMatrix.Create(Math.Max(d + 1, onMargin.Length), onMargin.Length, (row, column) =>
            row > d ? 0 : a.Get(Y).Data[onMargin[column]] * (row == d ? 1 : a.Get(X).Data[(onMargin[column] * d) + row]));
        Svd<double> svd = moves.Svd();
        int free = svd.S.Count(size => size <= 1e-10 * svd.S[0]);
        if (free != 1)
            return free == 0;
        // One combination is left: it is blocked when it would make multipliers negative in both directions.
        Vector<double> move = svd.VT.Row(svd.VT.RowCount - 1);
        double zero = 1e-10 * alpha.Max();
        bool blocksForward = Enumerable.Range(0, onMargin.Length).Any(i => alpha[onMargin[i]] <= zero && move[i] < -1e-10);
        bool blocksBackward = Enumerable.Range(0, onMargin.Length).Any(i => alpha[onMargin[i]] <= zero && move[i] > 1e-10);
        return blocksForward && blocksBackward;
    }

    private static bool SeparatesWithMargin(Arguments a, Outputs o)
    {
        double[] scores = Separation.Scores(a.Get(X), o.Get(W).Data, o.Get(B).Data[0]);
        double slack = 1e-7 * (1 + Math.Abs(o.Get(B).Data[0]));
        return Enumerable.Range(0, scores.Length).All(i => a.Get(Y).Data[i] * scores[i] >= 1 - slack)
            && o.Get(OnMargin).Data.ToArray().All(i => Math.Abs((a.Get(Y).Data[(int)i] * scores[i]) - 1) <= slack);
    }

    private static bool SupportsLieOnTheMargin(Arguments a, Outputs o) =>
        o.Find(Alpha.Name) is not RealTensor alpha || Enumerable.Range(0, a.Get(Y).Count).All(i => alpha.Data[i] <= 1e-9 || o.Get(OnMargin).Data.Contains(i));
}
