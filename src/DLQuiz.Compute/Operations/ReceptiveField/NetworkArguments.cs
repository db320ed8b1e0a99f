using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Networks.Layers;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.ReceptiveField;

/// <summary>The arguments that describe a network.</summary>
internal static class NetworkArguments
{
    /// <summary>A chain whose layers need no type: without one they are windows along one axis.</summary>
    public static ValueParameter<ImmutableArray<Layer>> Windows(string fields, string summary, params ReadOnlySpan<Value> samples) =>
        new("layers", $"list of {fields}", static value => LayerKind.ReadChain(value, withoutType: PlainWindows.Name), summary) { Samples = [.. samples] };

    /// <summary>A list of records, for samples.</summary>
    public static Value Chain(params ReadOnlySpan<RecordValue> layers) => ListValue.Gather([.. layers.ToArray()]);

    public static RecordValue Window(long kernel, long stride = 1, long before = 0, long after = 0, long dilation = 1) => new(
        new("kernel", IntegerTensor.Scalar(kernel)),
        new("stride", IntegerTensor.Scalar(stride)),
        new("padding", IntegerTensor.Vector(before, after)),
        new("dilation", IntegerTensor.Scalar(dilation)));

    /// <summary>A record of a type with some integers.</summary>
    public static RecordValue Typed(string type, params ReadOnlySpan<(string Key, long Value)> fields)
    {
        List<KeyValuePair<string, Value>> pairs = [new("type", new Text(type))];
        foreach ((string key, long value) in fields)
            pairs.Add(new(key, IntegerTensor.Scalar(value)));
        return new RecordValue([.. pairs]);
    }

    /// <summary>Turns what a network refuses into the operation's refusal, which names the place in the argument.</summary>
    public static OperationRefusedException Refusal(Arguments a, Argument argument, NetworkException problem) =>
        new(a.Operation.Declaration.Name, problem.Place ?? argument.Name, problem.Found, problem.Expected);
}
