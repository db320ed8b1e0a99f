using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class SamePadding : Operation
{
    private static readonly IntegerParameter Input = new("input", "Cells of the axis.") { AtLeast = 1 };
    private static readonly IntegerParameter Kernel = new("kernel", "Taps of the kernel.") { AtLeast = 1 };
    private static readonly IntegerParameter Stride = new("stride", "Cells between neighbouring outputs.") { AtLeast = 1, Default = 1 };
    private static readonly IntegerParameter Dilation = new("dilation", "Cells between neighbouring taps.") { AtLeast = 1, Default = 1 };
    private static readonly ChoiceParameter<OddCell> Mode = new("mode", "Where the odd cell goes: 'same_upper' to the end, 'same_lower' to the beginning.", ("same_upper", OddCell.End), ("same_lower", OddCell.Beginning)) { Default = "same_upper" };

    private static readonly IntegerOutput Before = new("before", "scalar", "Cells in front.");
    private static readonly IntegerOutput After = new("after", "scalar", "Cells behind.");
    private static readonly IntegerOutput Total = new("total", "scalar", "Both together.");
    private static readonly IntegerOutput Size = new("output", "scalar", "Cells of the result, ceil(input/stride).");

    private enum OddCell
    {
        End,
        Beginning,
    }

    public override Declaration Declaration { get; } = new("same_padding", Family.Convolution, "The padding that makes ceil(input/stride) outputs along one axis.")
    {
        Arguments = [Input, Kernel, Stride, Dilation, Mode],
        Outputs = [Before, After, Total, Size],
        Definition = new(@"p=\max\big((\lceil i/s\rceil-1)\,s+d\,(k-1)+1-i,\;0\big)", "TensorFlow's guide to padding, SAME; ONNX, auto_pad SAME_UPPER and SAME_LOWER"),
        Examples =
        [
            new("same_padding(input=5, kernel=2).after", "1", "by hand: one cell is missing and goes to the end"),
            new("same_padding(input=224, kernel=7, stride=2).total", "5", "by hand: (112 − 1)·2 + 7 − 224"),
        ],
        Laws = [new("before and after differ by at most 1, the larger on the side of the mode", static (a, o) => (a.Get(Mode) == OddCell.End ? o.Get(After).Data[0] - o.Get(Before).Data[0] : o.Get(Before).Data[0] - o.Get(After).Data[0]) is 0 or 1)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        Window window = new(a.Get(Input), a.Get(Kernel), a.Get(Stride), a.Get(Dilation));
        (long before, long after) = new Padding.SameCeiling(a.Get(Mode) == OddCell.End).Along(0, window);
        o.Set(Before, before);
        o.Set(After, after);
        o.Set(Total, before + after);
        o.Set(Size, (window.Input + window.Stride - 1) / window.Stride);
        o.Trace?.Add("o", o.Get(Size), "⌈i/s⌉");
        o.Trace?.Add("p", IntegerTensor.Scalar(before + after), "max((o − 1)·s + d·(k − 1) + 1 − i, 0)");
    }
}
