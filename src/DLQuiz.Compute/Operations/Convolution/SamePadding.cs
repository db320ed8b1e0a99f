using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class SamePadding : Operation
{
    private static readonly IntegerParameter Input = new("input", "Cells along the axis.") { AtLeast = 1 };
    private static readonly IntegerParameter Kernel = new("kernel", "Taps of the kernel.") { AtLeast = 1 };
    private static readonly IntegerParameter Stride = new("stride", "How many cells the window moves at a time.") { Default = 1, AtLeast = 1 };
    private static readonly IntegerParameter Dilation = new("dilation", "The distance between neighbouring taps.") { Default = 1, AtLeast = 1 };
    private static readonly ChoiceParameter<PaddingRule> Mode = new("mode", "Which end gets the odd cell: the last (same_upper) or the first (same_lower).", ("same_upper", PaddingRule.SameUpper), ("same_lower", PaddingRule.SameLower)) { Default = "same_upper" };

    private static readonly IntegerOutput Before = new("before", "scalar", "Cells in front.");
    private static readonly IntegerOutput After = new("after", "scalar", "Cells at the end.");
    private static readonly IntegerOutput Total = new("total", "scalar", "Both together.");
    private static readonly IntegerOutput Output = new("output", "scalar", "Outputs, ⌈input/stride⌉.");

    public override Declaration Declaration { get; } = new("same_padding", Family.Convolution, "The padding with which a window gives ⌈input/stride⌉ outputs, where it depends on the input's size.")
    {
        Arguments = [Input, Kernel, Stride, Dilation, Mode],
        Outputs = [Before, After, Total, Output],
        Definition = new(
            @"P=\max\bigl((\lceil n/s\rceil-1)s+d(k-1)+1-n,\,0\bigr),\quad \lfloor P/2\rfloor\text{ on one side},\ \lceil P/2\rceil\text{ on the other}",
            "ONNX operator Conv, attribute auto_pad; Dumoulin and Visin 2016, arXiv:1603.07285, section 2.3"),
        Examples =
        [
            new("same_padding(224, 3, stride=2).after", "1", "by hand: (112 − 1)·2 + 3 − 224 = 1, at the end"),
            new("same_padding(225, 3, stride=2).total", "2", "by hand: (113 − 1)·2 + 3 − 225 = 2"),
            new("same_padding(10, 4, mode='same_lower').before", "2", "by hand: 3 cells, the odd one in front"),
        ],
        Laws =
        [
            new("the padded window gives ⌈input/stride⌉ outputs", GivesTheOutputs),
            new("the ends differ by at most one cell", static (_, o) => Math.Abs(o.Get(Before).Data[0] - o.Get(After).Data[0]) <= 1 && o.Get(Before).Data[0] + o.Get(After).Data[0] == o.Get(Total).Data[0]),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        long input = a.Get(Input);
        Window window = new Padding.Rule(a.Get(Mode)).Pad(new Window(a.Get(Kernel), a.Get(Stride), Dilation: a.Get(Dilation)), 0, 1, input);
        long output = window.Outputs(input);
        o.Set(Before, window.Before);
        o.Set(After, window.After);
        o.Set(Total, window.Before + window.After);
        o.Set(Output, output);
        o.Trace?.Add("output", o.Get(Output), $"⌈{input}/{window.Stride}⌉");
        o.Trace?.Add("P", IntegerTensor.Scalar(window.Before + window.After), $"max(({output} − 1)·{window.Stride} + {window.Dilation}·({window.Kernel} − 1) + 1 − {input}, 0)");
        o.Trace?.Add("[before, after]", IntegerTensor.Vector(window.Before, window.After), "⌊P/2⌋ and ⌈P/2⌉, the larger at the end that the mode names");
    }

    private static bool GivesTheOutputs(Arguments a, Outputs o)
    {
        Window window = new(a.Get(Kernel), a.Get(Stride), o.Get(Before).Data[0], o.Get(After).Data[0], a.Get(Dilation));
        long expected = (a.Get(Input) + a.Get(Stride) - 1) / a.Get(Stride);
        return o.Get(Output).Data[0] == expected && window.Outputs(a.Get(Input)) == expected;
    }
}
