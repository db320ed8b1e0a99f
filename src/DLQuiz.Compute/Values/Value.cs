namespace DLQuiz.Compute.Values;

/// <summary>What formulas and operations take and give; immutable, and equal by content.</summary>
public abstract record Value
{
    private protected Value()
    {
    }

    /// <summary>The kind of value in words a person reads in an error: "a number", "a list of 3 values".</summary>
    public abstract string Description { get; }

    /// <summary>How many numbers and texts a walk over it meets; a part that stands in it twice counts twice.</summary>
    internal virtual long Weight => 1;

    public sealed override string ToString() => ValueFormatter.RoundTrip.Format(this);
}

/// <summary>The absent value: a cumulative momentum, all axes, a hard margin.</summary>
public sealed record Null : Value
{
    private Null()
    {
    }

    public static Null Value { get; } = new();

    public override string Description => "null";
}

/// <summary>A choice or a name; compared ordinally.</summary>
public sealed record Text(string Content) : Value
{
    public override string Description => $"the text '{Content}'";

    internal override long Weight => 1 + (Content.Length / 8);
}
