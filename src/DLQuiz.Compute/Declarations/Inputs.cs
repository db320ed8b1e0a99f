using System.Runtime.CompilerServices;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Declarations;

/// <summary>A tensor argument: its shape is checked against a pattern, its elements against a domain.</summary>
public abstract class Input<T> : Argument<T>
    where T : Tensor?
{
    private readonly ShapePattern _pattern;
    private readonly ShapePattern? _plain;

    private protected Input(string name, string pattern, string summary, string? plain)
        : base(name, summary)
    {
        _pattern = ShapePattern.Parse(pattern);
        _plain = plain is null ? null : ShapePattern.Parse(plain);
    }

    public Domain? Domain { get; init; }

    public override ShapePattern Pattern => _pattern;

    public override ShapePattern? PlainPattern => _plain;

    public override Domain? Elements => Domain;

    public override bool IsRequired => true;

    public override string Expected =>
        $"{ElementType} {Pattern}{(PlainPattern is null ? "" : $", or plain {PlainPattern}")}{(Domain is null ? "" : $", {Domain.Describe(Name)}")}";

    private protected abstract string ElementType { get; }

    // Read put it there, so the cast cannot fail; checked, it would cost a question-sized operation as much as its arithmetic.
    internal override T Unpack(object? slot) => Unsafe.As<T>(slot!);

    internal override object Read(Value value, string operation) => Convert(value) ?? throw Refuse(operation, value);

    private protected abstract Tensor? Convert(Value value);
}

/// <summary>A tensor of f64; integers are taken as reals.</summary>
public class RealInput(string name, string pattern, string summary, string? plain = null) : Input<RealTensor>(name, pattern, summary, plain)
{
    private protected override string ElementType => "f64";

    private protected override Tensor? Convert(Value value) => value is Tensor tensor ? RealTensor.From(tensor) : null;
}

/// <summary>A tensor of f64 that may be left out; null stands for a tensor left out.</summary>
public sealed class OptionalRealInput(string name, string pattern, string summary, string? plain = null) : Input<RealTensor?>(name, pattern, summary, plain)
{
    /// <summary>For an input that is optional but seldom left out, such as an upstream gradient.</summary>
    public bool MayBePositional { get; init; }

    public override bool IsRequired => false;

    public override bool IsPositional => MayBePositional;

    private protected override string ElementType => "f64";

    internal override object Read(Value value, string operation) => value is Null ? null! : base.Read(value, operation);

    private protected override Tensor? Convert(Value value) => value is Tensor tensor ? RealTensor.From(tensor) : null;
}

/// <summary>A tensor of i64; reals that are all integral are taken as integers.</summary>
public sealed class IntegerInput(string name, string pattern, string summary, string? plain = null) : Input<IntegerTensor>(name, pattern, summary, plain)
{
    private protected override string ElementType => "i64";

    private protected override Tensor? Convert(Value value) => value is Tensor tensor ? IntegerTensor.From(tensor) : null;
}

/// <summary>A tensor of truth values; the numbers 0 and 1 are taken as false and true.</summary>
public sealed class BooleanInput(string name, string pattern, string summary, string? plain = null) : Input<BooleanTensor>(name, pattern, summary, plain)
{
    private protected override string ElementType => "bool";

    private protected override Tensor? Convert(Value value) => value switch
    {
        BooleanTensor booleans => booleans,
        Tensor tensor => IntegerTensor.From(tensor) is { } integers && !integers.Data.ContainsAnyExceptInRange(0L, 1L)
            ? BooleanTensor.Adopt(integers.Shape, Array.ConvertAll(integers.Data.ToArray(), integer => integer == 1))
            : null,
        _ => null,
    };
}
