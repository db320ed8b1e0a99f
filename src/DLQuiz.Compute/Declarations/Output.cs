using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Declarations;

/// <summary>One result of an operation; the same object is the kernel's handle to set it.</summary>
public abstract class Output
{
    private int _slot = -1;

    private protected Output(string name, string pattern, string summary, string? when)
    {
        Name = name;
        Pattern = ShapePattern.Parse(pattern);
        Summary = summary;
        When = when;
    }

    public string Name { get; }

    public ShapePattern Pattern { get; }

    public string Summary { get; }

    /// <summary>When the result exists, in words; null when it always does.</summary>
    public string? When { get; }

    /// <summary>"f64", "i64" or "bool".</summary>
    public abstract string ElementType { get; }

    internal int Slot
    {
        get => _slot;
        set => _slot = _slot == -1 || _slot == value ? value : throw new InvalidOperationException($"The output {Name} belongs to another declaration.");
    }
}

/// <summary>An output whose elements are those of <typeparamref name="T"/>.</summary>
public abstract class Output<T> : Output
    where T : Tensor
{
    private protected Output(string name, string pattern, string summary, string? when)
        : base(name, pattern, summary, when)
    {
    }
}

public sealed class RealOutput(string name, string pattern, string summary, string? when = null) : Output<RealTensor>(name, pattern, summary, when)
{
    public override string ElementType => "f64";
}

public sealed class IntegerOutput(string name, string pattern, string summary, string? when = null) : Output<IntegerTensor>(name, pattern, summary, when)
{
    public override string ElementType => "i64";
}

public sealed class BooleanOutput(string name, string pattern, string summary, string? when = null) : Output<BooleanTensor>(name, pattern, summary, when)
{
    public override string ElementType => "bool";
}
