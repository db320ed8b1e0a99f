namespace DLQuiz.Terminal.Plots;

/// <summary>What of a segment lies within the unit square (Liang and Barsky, "A new concept and method for line clipping", 1984).</summary>
internal static class Clip
{
    /// <summary>Null where nothing does; the ends must be finite.</summary>
    public static (double X0, double Y0, double X1, double Y1)? ToUnit(double x0, double y0, double x1, double y1)
    {
        double enter = 0, leave = 1;
        // Halves, so that the difference of two huge numbers is one too.
        (double dx, double dy) = ((x1 / 2) - (x0 / 2), (y1 / 2) - (y0 / 2));
        if (!Cut(-dx, x0 / 2, ref enter, ref leave) || !Cut(dx, 0.5 - (x0 / 2), ref enter, ref leave)
            || !Cut(-dy, y0 / 2, ref enter, ref leave) || !Cut(dy, 0.5 - (y0 / 2), ref enter, ref leave))
        {
            return null;
        }

        return (Along(x0, dx, enter), Along(y0, dy, enter), Along(x0, dx, leave), Along(y0, dy, leave));
    }

    private static double Along(double from, double half, double share) => Math.Clamp((from / 2 + (half * share)) * 2, 0, 1);

    private static bool Cut(double towards, double room, ref double enter, ref double leave)
    {
        if (towards == 0)
        {
            return room >= 0;
        }

        double at = room / towards;
        enter = towards < 0 ? Math.Max(enter, at) : enter;
        leave = towards > 0 ? Math.Min(leave, at) : leave;
        return enter <= leave;
    }
}
