using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Upsampling;

internal sealed class UpsampleNearest : Operation
{
    /// <summary>A source position this close below a cell is that cell, missed by rounding.</summary>
    private const double Rounding = 1e-9;

    private const int MostTraced = 32;

    private static readonly RealInput X = new("x", "[N,C,L] or [N,C,H,W]", "Signals or images; a plain list or matrix is one channel.", plain: "[L] or [H,W]");
    private static readonly ResizePlan Plan = ResizePlan.Create();
    private static readonly ChoiceParameter<Neighbour> Variant = new("variant", "From which end of an output cell the source is looked up: its beginning or its centre.", ("nearest", Neighbour.OfBeginning), ("nearest-exact", Neighbour.OfCentre)) { Default = "nearest" };

    private static readonly RealOutput Y = new("y", "[N,C,Lout] or [N,C,Hout,Wout]", "The resized data.");

    public override Declaration Declaration { get; } = new("upsample_nearest", Family.Upsampling, "Resizes by taking the nearest source cell; it shrinks as well.")
    {
        Arguments = [X, Plan.Size, Plan.Scale, Variant],
        Outputs = [Y],
        Definition = new(@"y_o=x_{\min(\lfloor o\,r\rfloor,\,n-1)}\ \text{or}\ x_{\min(\lfloor(o+\frac12)r\rfloor,\,n-1)},\quad r=\tfrac{n}{m}\text{ or }\tfrac1{\text{scale}}", "PyTorch documentation, torch.nn.functional.interpolate, modes nearest and nearest-exact"),
        Examples =
        [
            new("upsample_nearest([[1, 2], [3, 4]], scale_factor=2)", "[[1, 1, 2, 2], [1, 1, 2, 2], [3, 3, 4, 4], [3, 3, 4, 4]]", "by hand"),
            new("upsample_nearest([1, 2, 3, 4, 5], size=3)", "[1, 2, 4]", "by hand: ⌊0⌋, ⌊5/3⌋, ⌊10/3⌋"),
            new("upsample_nearest([1, 2, 3, 4, 5], size=3, variant='nearest-exact')", "[1, 3, 5]", "by hand: ⌊5/6⌋, ⌊15/6⌋, ⌊25/6⌋"),
        ],
        Laws =
        [
            new("y holds values of x only", HoldsValuesOfTheInput),
            new("a size that is the input's changes nothing", static (a, o) => a.Get(Plan.Size) is null || !KeepsTheAxes(a) || o.Get(Y).Data.SequenceEqual(a.Get(X).Data)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        (ResizeAxis rows, ResizeAxis columns) = Plan.Of(a, x.Shape);
        Shape shape = ResizePlan.OutputShape(a, x.Shape, rows, columns);
        Neighbour neighbour = a.Get(Variant);
        int[] sources = Sources(columns, neighbour);
        double[] y = new double[shape.Size];
        for (int line = 0; line * sources.Length < y.Length; line++)
        {
            (int map, int row) = Math.DivRem(line, rows.Output);
            ReadOnlySpan<double> source = x.Data.Slice(((map * rows.Input) + Source(rows, row, neighbour)) * columns.Input, columns.Input);
            for (int column = 0; column < sources.Length; column++)
                y[(line * sources.Length) + column] = source[sources[column]];
        }
        o.Set(Y, shape, y);
        if (o.Trace is { } trace && sources.Length <= MostTraced)
            trace.Add("source", IntegerTensor.Vector([.. sources.Select(static source => (long)source)]), $"⌊{(neighbour == Neighbour.OfCentre ? "(o + ½)" : "o")}·{ValueFormatter.Significant(6).Format(columns.Step)}⌋ along the last axis");
    }

    private static int[] Sources(ResizeAxis axis, Neighbour neighbour)
    {
        int[] sources = new int[axis.Output];
        for (int output = 0; output < sources.Length; output++)
            sources[output] = Source(axis, output, neighbour);
        return sources;
    }

    private static int Source(ResizeAxis axis, int output, Neighbour neighbour)
    {
        double position = (output + (neighbour == Neighbour.OfCentre ? 0.5 : 0)) * axis.Step;
        return (int)Math.Min(Math.Floor(position + (Rounding * Math.Max(1, position))), axis.Input - 1);
    }

    private static bool HoldsValuesOfTheInput(Arguments a, Outputs o)
    {
        HashSet<double> values = [.. a.Get(X).Data];
        foreach (double value in o.Get(Y).Data)
        {
            if (!values.Contains(value))
                return false;
        }
        return true;
    }

    private static bool KeepsTheAxes(Arguments a)
    {
        (ResizeAxis rows, ResizeAxis columns) = Plan.Of(a, a.Get(X).Shape);
        return rows.Input == rows.Output && columns.Input == columns.Output;
    }

    private enum Neighbour
    {
        OfBeginning,
        OfCentre,
    }
}
