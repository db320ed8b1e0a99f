using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmSmoStep : Operation
{
    private static readonly RealInput K = new("K", "[n,n]", "The kernel of each pair of samples.");
    private static readonly RealInput Y = Separation.Labels();
    private static readonly RealInput Alpha = new("alpha", "[n]", "The multipliers before the step.") { Domain = Domain.Interval.NotNegative };
    private static readonly RealInput B = Separation.Offset();
    private static readonly IntegerParameter I = new("i", "The first sample of the pair.") { AtLeast = 0 };
    private static readonly IntegerParameter J = new("j", "The second, whose multiplier is found first.") { AtLeast = 0 };
    private static readonly NumberParameter C = new("C", "The upper bound of every multiplier.") { Above = 0, Below = double.PositiveInfinity };

    private static readonly RealOutput NewAlpha = new("alpha", "[n]", "The multipliers after the step.");
    private static readonly RealOutput NewB = new("b", "scalar", "The offset after the step.");
    private static readonly RealOutput ErrorI = new("E_i", "scalar", "f(x_i) − y_i before the step.");
    private static readonly RealOutput ErrorJ = new("E_j", "scalar", "f(x_j) − y_j before the step.");
    private static readonly RealOutput Low = new("L", "scalar", "The lower end for α_j.");
    private static readonly RealOutput High = new("H", "scalar", "The upper end for α_j.");
    private static readonly RealOutput Eta = new("eta", "scalar", "K_ii + K_jj − 2K_ij, the curvature along the pair.");
    private static readonly BooleanOutput IsUpdated = new("updated", "scalar", "False when L = H or η ≤ 0, and then nothing changes.");

    public override Declaration Declaration { get; } = new("svm_smo_step", Family.Svm, "One step of sequential minimal optimization: the pair (i, j) moves to its optimum within the box.")
    {
        Arguments = [K, Y, Alpha, B, I, J, C],
        Outputs = [NewAlpha, NewB, ErrorI, ErrorJ, Low, High, Eta, IsUpdated],
        Definition = new(
            @"\alpha_j'=\mathrm{clip}\Big(\alpha_j+\frac{y_j(E_i-E_j)}{\eta},L,H\Big),\quad \alpha_i'=\alpha_i+y_iy_j(\alpha_j-\alpha_j'),\quad \eta=K_{ii}+K_{jj}-2K_{ij}",
            "Platt 1998, Sequential Minimal Optimization, MSR-TR-98-14, equations 13 to 21"),
        Examples =
        [
            new("svm_smo_step([[1, -1], [-1, 1]], [1, -1], [0, 0], 0, 0, 1, 10)", "[0.5, 0.5]", "by hand: E = (−1, 1), η = 4, 0 + (−1)(−2)/4"),
            new("svm_smo_step([[4, 2], [2, 1]], [1, -1], [0, 0], 0, 0, 1, 1).b", "-1.5", "by hand: both α reach the bound 1; b1 = 1 − 4 + 2 = −1, b2 = −1 − 2 + 1 = −2, and b is their mean"),
        ],
        Laws =
        [
            new("Σα·y stays as it is", KeepsTheConstraint),
            new("multipliers within [0, C] stay there", StaysInTheBox),
            new("only α_i and α_j change", ChangesThePairOnly),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        int n = a.Get(Alpha).Count;
        int i = Index(a, I, n);
        int j = Index(a, J, n);
        double c = a.Get(C);
        double[] alpha = a.Get(Alpha).Data.ToArray();
        double b = a.Get(B).Data[0];
        ReadOnlySpan<double> y = a.Get(Y).Data;
        ReadOnlySpan<double> k = a.Get(K).Data;
        double errorI = Score(a, i) + b - y[i];
        double errorJ = Score(a, j) + b - y[j];
        bool isSame = y[i] == y[j];
        double low = isSame ? Math.Max(0, alpha[i] + alpha[j] - c) : Math.Max(0, alpha[j] - alpha[i]);
        double high = isSame ? Math.Min(c, alpha[i] + alpha[j]) : Math.Min(c, c + alpha[j] - alpha[i]);
        (double kii, double kjj, double kij) = (k[(i * n) + i], k[(j * n) + j], k[(i * n) + j]);
        double eta = kii + kjj - (2 * kij);
        bool isUpdated = low < high && eta > 0;
        if (isUpdated)
        {
            double free = alpha[j] + (y[j] * (errorI - errorJ) / eta);
            double newJ = Math.Clamp(free, low, high);
            double newI = alpha[i] + (y[i] * y[j] * (alpha[j] - newJ));
            double moveI = y[i] * (newI - alpha[i]);
            double moveJ = y[j] * (newJ - alpha[j]);
            double b1 = b - errorI - (moveI * kii) - (moveJ * kij);
            double b2 = b - errorJ - (moveI * kij) - (moveJ * kjj);
            Explain(o.Trace, free, newJ, newI, b1, b2);
            b = newI > 0 && newI < c ? b1 : newJ > 0 && newJ < c ? b2 : (b1 + b2) / 2;
            alpha[i] = newI;
            alpha[j] = newJ;
        }
        o.Set(NewAlpha, a.Get(Alpha).Shape, alpha);
        o.Set(NewB, b);
        o.Set(ErrorI, errorI);
        o.Set(ErrorJ, errorJ);
        o.Set(Low, low);
        o.Set(High, high);
        o.Set(Eta, eta);
        o.Set(IsUpdated, isUpdated);
    }

    private static void Explain(Trace? trace, double free, double newJ, double newI, double b1, double b2)
    {
        trace?.Add("α_j unclipped", RealTensor.Scalar(free), "α_j + y_j·(E_i − E_j)/η");
        trace?.Add("α_j'", RealTensor.Scalar(newJ), "clipped to [L, H]");
        trace?.Add("α_i'", RealTensor.Scalar(newI), "α_i + y_i·y_j·(α_j − α_j')");
        trace?.Add("b1", RealTensor.Scalar(b1), "the offset that puts sample i on the margin: taken when 0 < α_i' < C");
        trace?.Add("b2", RealTensor.Scalar(b2), "the same for sample j: taken next; else the mean of both");
    }

    private static int Index(Arguments a, IntegerParameter parameter, int n)
    {
        long index = a.Get(parameter);
        return index < n ? (int)index : throw a.Refuse(parameter, $"is {index}", $"0 ≤ {parameter.Name} < n with n = {n}");
    }

    /// <summary>Σα·y·K without the offset.</summary>
    private static double Score(Arguments a, int sample)
    {
        int n = a.Get(Alpha).Count;
        double score = 0;
        for (int s = 0; s < n; s++)
            score += a.Get(Alpha).Data[s] * a.Get(Y).Data[s] * a.Get(K).Data[(s * n) + sample];
        return score;
    }

    private static bool KeepsTheConstraint(Arguments a, Outputs o) =>
        Closeness.Near(Dot.Of(o.Get(NewAlpha).Data, a.Get(Y).Data), Dot.Of(a.Get(Alpha).Data, a.Get(Y).Data), Norms.Of(a.Get(Alpha).Data, 1));

    private static bool StaysInTheBox(Arguments a, Outputs o)
    {
        double c = a.Get(C);
        double slack = 1e-12 * c;
        return a.Get(Alpha).Data.ToArray().Any(alpha => alpha > c) || o.Get(NewAlpha).Data.ToArray().All(alpha => alpha >= -slack && alpha <= c + slack);
    }

    private static bool ChangesThePairOnly(Arguments a, Outputs o)
    {
        for (int s = 0; s < a.Get(Alpha).Count; s++)
        {
            if (s != a.Get(I) && s != a.Get(J) && a.Get(Alpha).Data[s] != o.Get(NewAlpha).Data[s])
                return false;
        }
        return true;
    }
}
