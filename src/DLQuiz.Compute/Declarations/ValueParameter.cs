using System.Collections.Immutable;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Declarations;

/// <summary>Makes of a value what a kernel wants.</summary>
/// <exception cref="FormatException">The value does not fit; the message completes "expected".</exception>
public delegate T ValueReader<out T>(Value value);

/// <summary>An argument with samples of what may be given, for documents and for drawing at random.</summary>
public interface ISampled
{
    ImmutableArray<Value> Samples { get; }
}

/// <summary>A parameter of a shape of its own: a padding, a chain of layers, the nodes of a graph.</summary>
public sealed class ValueParameter<T>(string name, string expected, ValueReader<T> reader, string summary) : Argument<T>(name, summary), ISampled
    where T : notnull
{
    public Value? Default { get; init; }

    public required ImmutableArray<Value> Samples { get; init; }

    public override Value? DefaultValue => Default;

    public override bool IsRequired => Default is null;

    public override string Expected => expected;

    internal override T Unpack(object? slot) => (T)slot!;

    internal override object Read(Value value, string operation)
    {
        try
        {
            return reader(value);
        }
        catch (FormatException problem)
        {
            throw Refuse(operation, $"is {value.Description}", problem.Message);
        }
    }
}
