using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Declarations;

/// <summary>One input or parameter of an operation; the same object is the kernel's handle to the value.</summary>
public abstract class Argument
{
    private int _slot = -1;

    private protected Argument(string name, string summary)
    {
        Name = name;
        Summary = summary;
    }

    public string Name { get; }

    /// <summary>What the argument means, in one sentence.</summary>
    public string Summary { get; }

    /// <summary>What may be given, in words: <c>f64 [N,C,...]</c>, <c>number, 0 ≤ p ≤ 1</c>, <c>'mean' | 'sum' | 'none'</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Without it the operation is refused.</summary>
    public abstract bool IsRequired { get; }

    /// <summary>May be given by position, in the order of the declaration; any argument may be given by name.</summary>
    public virtual bool IsPositional => IsRequired;

    /// <summary>What stands for an argument that is not given; null when it is required, or when absent means absent.</summary>
    public virtual Value? DefaultValue => null;

    /// <summary>A tensor with a shape pattern, as opposed to a parameter.</summary>
    public virtual ShapePattern? Pattern => null;

    /// <summary>A pattern with fewer axes, for plain lists; the axes that it leaves out have length 1 and drop out of the outputs.</summary>
    public virtual ShapePattern? PlainPattern => null;

    /// <summary>Which elements the argument may hold; null for all.</summary>
    public virtual Domain? Elements => null;

    /// <summary>The place among the operation's arguments, so that kernels read values without a look-up by name.</summary>
    internal int Slot
    {
        get => _slot;
        set => _slot = _slot == -1 || _slot == value ? value : throw new InvalidOperationException($"The argument {Name} belongs to another declaration.");
    }

    /// <summary>The value as the kernel wants it.</summary>
    /// <exception cref="OperationRefusedException">The value does not fit.</exception>
    internal abstract object? Read(Value value, string operation);

    private protected OperationRefusedException Refuse(string operation, string found, string expected) => new(operation, Name, found, expected);

    private protected OperationRefusedException Refuse(string operation, Value found) => Refuse(operation, $"is {found.Description}", Expected);
}

/// <summary>An argument that the kernel reads as a <typeparamref name="T"/>.</summary>
public abstract class Argument<T> : Argument
{
    private protected Argument(string name, string summary)
        : base(name, summary)
    {
    }

    /// <summary>Unpacks what <see cref="Argument.Read"/> made, or null for an absent argument.</summary>
    internal abstract T Unpack(object? slot);
}
