using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Upsampling;

internal sealed class UpsampleNearest : Operation
{
    private static readonly RealInput X = new("x", "[N,C,L] or [N,C,H,W]", "The maps; a plain list is one sample with one channel.", plain: "[L]");
    private static readonly OptionalIntegersParameter Size = ResizedAxis.SizeParameter();
    private static readonly OptionalNumbersParameter Factor = ResizedAxis.FactorParameter();
    private static readonly ChoiceParameter<Rounding> Variant = new("variant", "'nearest' takes the source cell ⌊o·r⌋, 'nearest-exact' ⌊(o + ½)·r⌋.", ("nearest", Rounding.Start), ("nearest-exact", Rounding.Centre)) { Default = "nearest" };

    private static readonly RealOutput Y = new("y", "[N,C,Lout] or [N,C,Hout,Wout]", "The resized maps.");

    private enum Rounding
    {
        Start,
        Centre,
    }

    public override Declaration Declaration { get; } = new("upsample_nearest", Family.Upsampling, "Resizing by repeating (or leaving out) cells.")
    {
        Arguments = [X, Size, Factor, Variant],
        Outputs = [Y],
        Definition = new(@"y_o=x_{\min(\lfloor o\,r\rfloor,\ i-1)}", "PyTorch 1.13, interpolate; Odena, Dumoulin and Olah 2016, Deconvolution and Checkerboard Artifacts"),
        Examples =
        [
            new("upsample_nearest([1, 2], scale_factor=2)", "[1, 1, 2, 2]", "by hand"),
            new("upsample_nearest([1, 2, 3, 4], size=2, variant='nearest-exact')", "[2, 4]", "by hand: ⌊0.5·2⌋ and ⌊1.5·2⌋"),
        ],
        Laws = [new("every output is one of the inputs", static (a, o) => !o.Get(Y).Data.ContainsAnyExcept(a.Get(X).Data))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        ResizedAxis[] axes = ResizedAxis.Of(a, x.Shape, Size, Factor);
        (ResizedAxis rows, ResizedAxis columns) = (axes[^2], axes[^1]);
        Shape shape = a.Allocate([x.Shape[0], x.Shape[1], .. axes[1..].Select(axis => axis.Output)]);
        double[] y = new double[shape.Size];
        double offset = a.Get(Variant) == Rounding.Centre ? 0.5 : 0;
        for (int i = 0; i < y.Length; i++)
        {
            int row = Source(i / columns.Output % rows.Output, rows, offset);
            int column = Source(i % columns.Output, columns, offset);
            y[i] = x.Data[(int)((((i / columns.Output / rows.Output * rows.Input) + row) * columns.Input) + column)];
        }
        o.Set(Y, shape, y);
    }

    private static int Source(long output, ResizedAxis axis, double offset) => (int)Math.Min(Math.Floor((output + offset) * axis.Step), axis.Input - 1);
}
