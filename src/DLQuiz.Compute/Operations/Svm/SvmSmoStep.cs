using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmSmoStep : Operation
{
    private static readonly RealInput K = new("K", "[n,n]", "The kernel of every sample with every other.");
    private static readonly RealInput Y = Separation.Labels();
    private static readonly RealInput Alpha = new("alpha", "[n]", "The multipliers before the step.");
    private static readonly RealInput B = Separation.Offset();
    private static readonly IntegerParameter I = new("i", "The first sample of the pair.") { AtLeast = 0 };
    private static readonly IntegerParameter J = new("j", "The second, whose multiplier is optimised and clipped.") { AtLeast = 0 };
    private static readonly NumberParameter C = new("C", "The upper bound of the multipliers.") { AtLeast = 0 };

    private static readonly RealOutput NewAlpha = new("alpha", "[n]", "The multipliers after the step.");
    private static readonly RealOutput NewB = new("b", "scalar", "The offset after the step.");
    private static readonly RealOutput Ei = new("E_i", "scalar", "f − y of the first sample.");
    private static readonly RealOutput Ej = new("E_j", "scalar", "f − y of the second.");
    private static readonly RealOutput Low = new("L", "scalar", "The lower end of the second multiplier's segment.");
    private static readonly RealOutput High = new("H", "scalar", "The upper end.");
    private static readonly RealOutput Eta = new("eta", "scalar", "K_ii + K_jj − 2K_ij.");
    private static readonly BooleanOutput IsUpdated = new("updated", "scalar", "False when L = H or eta ≤ 0, and nothing changes.");

    public override Declaration Declaration { get; } = new("svm_smo_step", Family.Svm, "One update of a pair of multipliers by sequential minimal optimization.")
    {
        Arguments = [K, Y, Alpha, B, I, J, C],
        Outputs = [NewAlpha, NewB, Ei, Ej, Low, High, Eta, IsUpdated],
        Definition = new(@"\alpha_j'=\operatorname{clip}\Big(\alpha_j+\frac{y_j(E_i-E_j)}{\eta},L,H\Big),\quad \alpha_i'=\alpha_i+y_iy_j(\alpha_j-\alpha_j')", "Platt 1998, Sequential Minimal Optimization, eq. 13 to 18 and 20, 21"),
        Examples =
        [
            new("svm_smo_step([[1, -1], [-1, 1]], [1, -1], [0, 0], 0, 0, 1, 1)", "[0.5, 0.5]", "by hand: E = −1, 1, eta = 4, α + (−1)(−2)/4"),
            new("svm_smo_step([[1, 1], [1, 1]], [1, -1], [0, 0], 0, 0, 1, 1).updated", "false", "by hand: eta is 0"),
        ],
        Laws = [new("Σ α·y stays, and the pair stays within [0, C] when it was there", KeepsTheConstraint)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double[] alpha = a.Get(Alpha).Data.ToArray();
        int i = Index(a, I, alpha.Length);
        int j = Index(a, J, alpha.Length);
        double c = a.Get(C);
        double ei = Score(a, alpha, i) - a.Get(Y).Data[i];
        double ej = Score(a, alpha, j) - a.Get(Y).Data[j];
        bool differs = a.Get(Y).Data[i] != a.Get(Y).Data[j];
        double low = differs ? Math.Max(0, alpha[j] - alpha[i]) : Math.Max(0, alpha[i] + alpha[j] - c);
        double high = differs ? Math.Min(c, c + alpha[j] - alpha[i]) : Math.Min(c, alpha[i] + alpha[j]);
        double eta = At(a, i, i) + At(a, j, j) - (2 * At(a, i, j));
        bool isUpdated = i != j && low < high && eta > 0;
        double b = a.Get(B).Data[0];
        if (isUpdated)
            b = Update(a, alpha, i, j, Math.Clamp(alpha[j] + (a.Get(Y).Data[j] * (ei - ej) / eta), low, high), ei, ej);
        o.Set(NewAlpha, RealTensor.Vector(alpha));
        o.Set(NewB, b);
        o.Set(Ei, ei);
        o.Set(Ej, ej);
        o.Set(Low, low);
        o.Set(High, high);
        o.Set(Eta, eta);
        o.Set(IsUpdated, isUpdated);
        o.Trace?.Add("E", RealTensor.Vector(ei, ej), "f − y of the pair");
        o.Trace?.Add("[L, H]", RealTensor.Vector(low, high), "where the second multiplier may lie");
        o.Trace?.Add("η", RealTensor.Scalar(eta), "K_ii + K_jj − 2K_ij");
    }

    /// <summary>Moves the pair and gives the new offset.</summary>
    private static double Update(Arguments a, double[] alpha, int i, int j, double moved, double ei, double ej)
    {
        double yi = a.Get(Y).Data[i];
        double yj = a.Get(Y).Data[j];
        double dj = moved - alpha[j];
        double di = -yi * yj * dj;
        alpha[i] += di;
        alpha[j] = moved;
        double b = a.Get(B).Data[0];
        double b1 = b - ei - (yi * di * At(a, i, i)) - (yj * dj * At(a, i, j));
        double b2 = b - ej - (yi * di * At(a, i, j)) - (yj * dj * At(a, j, j));
        return alpha[i] > 0 && alpha[i] < a.Get(C) ? b1 : alpha[j] > 0 && alpha[j] < a.Get(C) ? b2 : (b1 + b2) / 2;
    }

    private static int Index(Arguments a, IntegerParameter parameter, int n) =>
        a.Get(parameter) < n ? (int)a.Get(parameter) : throw a.Refuse(parameter, $"is {a.Get(parameter)}", $"0 ≤ {parameter.Name} < n with n = {n}");

    private static double At(Arguments a, int i, int j) => a.Get(K).Data[(i * a.Get(Alpha).Count) + j];

    private static double Score(Arguments a, double[] alpha, int sample)
    {
        double score = a.Get(B).Data[0];
        for (int k = 0; k < alpha.Length; k++)
            score += alpha[k] * a.Get(Y).Data[k] * At(a, sample, k);
        return score;
    }

    private static bool KeepsTheConstraint(Arguments a, Outputs o)
    {
        double before = 0;
        double after = 0;
        for (int k = 0; k < a.Get(Alpha).Count; k++)
        {
            before += a.Get(Alpha).Data[k] * a.Get(Y).Data[k];
            after += o.Get(NewAlpha).Data[k] * a.Get(Y).Data[k];
        }
        return Closeness.Near(before, after, 100);
    }
}
