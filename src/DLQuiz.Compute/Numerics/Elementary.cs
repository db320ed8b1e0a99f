namespace DLQuiz.Compute.Numerics;

/// <summary>log(1 + x) and e^x − 1 that keep their digits near 0, which the framework's do not (Kahan; Higham 2002, section 1.14.1).</summary>
internal static class Elementary
{
    public static double LogOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : double.IsInfinity(u) ? u : Math.Log(u) * x / (u - 1);
    }

    /// <summary>log(1 + eˣ), without the overflow of eˣ.</summary>
    public static double LogOnePlusExp(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    public static double ExpMinusOne(double x)
    {
        double u = Math.Exp(x);
        if (u == 1)
            return x;
        return u is 0 or double.PositiveInfinity ? u - 1 : (u - 1) * x / Math.Log(u);
    }
}
