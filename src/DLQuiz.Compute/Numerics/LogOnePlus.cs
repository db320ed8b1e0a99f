namespace DLQuiz.Compute.Numerics;

/// <summary>log(1 + x) that keeps its digits for x near 0.</summary>
internal static class LogOnePlus
{
    /// <summary>Kahan's correction (Goldberg 1991, What every computer scientist should know, theorem 4): the rounding of 1 + x cancels.</summary>
    public static double Of(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : double.IsFinite(sum) && sum > 0 ? Math.Log(sum) * (x / (sum - 1)) : Math.Log(sum);
    }

    /// <summary>log(1 + eˣ).</summary>
    public static double Exponential(double x) => Math.Max(x, 0) + Of(Math.Exp(-Math.Abs(x)));
}
