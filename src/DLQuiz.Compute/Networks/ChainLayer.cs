using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Operations.Convolution;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Networks;

/// <summary>A convolution or pooling along one axis, as far as sizes and receptive fields are concerned.</summary>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">Cells between neighbouring outputs.</param>
/// <param name="Before">Padding in front.</param>
/// <param name="After">Padding behind.</param>
/// <param name="Dilation">Cells between neighbouring taps.</param>
internal sealed record ChainLayer(long Kernel, long Stride, long Before, long After, long Dilation)
{
    public long Reach => checked(Dilation * (Kernel - 1));

    public static ValueParameter<ImmutableArray<ChainLayer>> Parameter() => new(
        "layers", "list of {kernel, stride, padding: [before, after], dilation}", static value => RecordReader.Each(value, "layers", Read), "The layers in order; stride and dilation are 1 and padding 0 when left out.")
    {
        Samples = [Sample("kernel", 3), Sample("kernel", 2, "stride", 2), Sample("kernel", 3, "dilation", 2)],
    };

    public static ChainLayer Read(RecordReader reader)
    {
        (long before, long after) = reader.Pair("padding");
        return new(reader.Integer("kernel", 1), reader.Integer("stride", 1, 1), before, after, reader.Integer("dilation", 1, 1));
    }

    public long OutputSize(long input) => new Window(input, Kernel, Stride, Dilation).OutputSize(Before, After);

    private static Value Sample(string name, long value, string? other = null, long second = 1)
    {
        KeyValuePair<string, Value> first = KeyValuePair.Create<string, Value>(name, IntegerTensor.Scalar(value));
        return ListValue.Gather(other is null ? new RecordValue(first) : new RecordValue(first, KeyValuePair.Create<string, Value>(other, IntegerTensor.Scalar(second))));
    }
}
