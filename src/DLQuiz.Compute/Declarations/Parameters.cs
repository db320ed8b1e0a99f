using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Declarations;

/// <summary>A parameter with a default; bounds are inclusive unless they say otherwise.</summary>
public abstract class BoundedParameter<T> : Argument<T>
{
    private protected BoundedParameter(string name, string summary)
        : base(name, summary)
    {
    }

    public double AtLeast { get; init; } = double.NegativeInfinity;

    public double AtMost { get; init; } = double.PositiveInfinity;

    /// <summary>Excluded lower bound.</summary>
    public double Above { get; init; } = double.NegativeInfinity;

    /// <summary>Excluded upper bound.</summary>
    public double Below { get; init; } = double.PositiveInfinity;

    public override bool IsRequired => DefaultValue is null;

    public override Domain Elements => field ??= Bounds();

    private protected string Condition => Declared is { Low: double.NegativeInfinity, High: double.PositiveInfinity } ? "" : $", {Declared.Describe(Name)}";

    private Domain.Interval Declared => new(Math.Max(AtLeast, Above), AtLeast > Above, Math.Min(AtMost, Below), AtMost < Below);

    /// <summary>What is enforced: narrower than what is declared where 64 bits demand it.</summary>
    private protected virtual Domain.Interval Bounds() => Declared;

    private protected double ReadNumber(Value value, string operation)
    {
        if (value is not Tensor { IsScalar: true } tensor || RealTensor.From(tensor) is not { } number)
            throw Refuse(operation, value);
        return Within(number.Data[0], operation);
    }

    private protected long ReadInteger(Value value, string operation)
    {
        if (value is not Tensor { IsScalar: true } tensor || IntegerTensor.From(tensor) is not { } number)
            throw Refuse(operation, value);
        Within(number.Data[0], operation);
        return number.Data[0];
    }

    private protected double Within(double number, string operation)
    {
        if (((Domain.Interval)Elements).Contains(number))
            return number;
        Domain.Interval violated = Declared.Contains(number) ? (Domain.Interval)Elements : Declared;
        throw Refuse(operation, $"is {ValueFormatter.RoundTrip.Format(number)}", violated.Describe(Name));
    }
}

/// <summary>One finite number.</summary>
public sealed class NumberParameter(string name, string summary) : BoundedParameter<double>(name, summary)
{
    public double? Default { get; init; }

    public override Value? DefaultValue => Default is { } number ? RealTensor.Scalar(number) : null;

    public override string Expected => $"number{Condition}";

    internal override double Unpack(object? slot) => (double)slot!;

    internal override object Read(Value value, string operation) => ReadNumber(value, operation);
}

/// <summary>One finite number, or null with a meaning of its own; null is the default unless another is given.</summary>
public sealed class NullableNumberParameter(string name, string summary) : BoundedParameter<double?>(name, summary)
{
    public double? Default { get; init; }

    public override Value DefaultValue => Default is { } number ? RealTensor.Scalar(number) : Null.Value;

    public override string Expected => $"number or null{Condition}";

    internal override double? Unpack(object? slot) => (double?)slot;

    internal override object? Read(Value value, string operation) => value is Null ? null : ReadNumber(value, operation);
}

/// <summary>One integer, by default between −10⁹ and 10⁹ so that a product of two fits 64 bits.</summary>
public sealed class IntegerParameter(string name, string summary) : BoundedParameter<long>(name, summary)
{
    public long? Default { get; init; }

    public override Value? DefaultValue => Default is { } number ? IntegerTensor.Scalar(number) : null;

    public override string Expected => $"integer{Condition}";

    internal override long Unpack(object? slot) => (long)slot!;

    internal override object Read(Value value, string operation) => ReadInteger(value, operation);

    private protected override Domain.Interval Bounds() => IntegerBounds.Of(base.Bounds());
}

/// <summary>A list of integers, each within the bounds; a single integer stands for a list of one.</summary>
public sealed class IntegersParameter(string name, string summary) : BoundedParameter<IntegerTensor>(name, summary)
{
    public long[]? Default { get; init; }

    /// <summary>Whether a list without elements has a meaning.</summary>
    public bool MayBeEmpty { get; init; }

    public override Value? DefaultValue => Default is null ? null : IntegerTensor.Vector(Default);

    public override string Expected => $"list of integers{Condition}";

    internal override IntegerTensor Unpack(object? slot) => (IntegerTensor)slot!;

    internal override object Read(Value value, string operation) =>
        IntegerBounds.ReadList(value, MayBeEmpty) is { } list ? Checked(list, operation) : throw Refuse(operation, value);

    private protected override Domain.Interval Bounds() => IntegerBounds.Of(base.Bounds());

    private IntegerTensor Checked(IntegerTensor list, string operation)
    {
        foreach (long element in list.Data)
            Within(element, operation);
        return list;
    }
}

/// <summary>A list of integers, or null with a meaning of its own, which is the default.</summary>
public sealed class OptionalIntegersParameter(string name, string summary) : BoundedParameter<IntegerTensor?>(name, summary)
{
    public override Value DefaultValue => Null.Value;

    public override string Expected => $"list of integers or null{Condition}";

    internal override IntegerTensor? Unpack(object? slot) => (IntegerTensor?)slot;

    internal override object? Read(Value value, string operation)
    {
        if (value is Null)
            return null;
        IntegerTensor list = IntegerBounds.ReadList(value, mayBeEmpty: false) ?? throw Refuse(operation, value);
        foreach (long element in list.Data)
            Within(element, operation);
        return list;
    }

    private protected override Domain.Interval Bounds() => IntegerBounds.Of(base.Bounds());
}

/// <summary>A list of finite numbers, or null with a meaning of its own, which is the default; a single number stands for a list of one.</summary>
public sealed class OptionalNumbersParameter(string name, string summary) : BoundedParameter<RealTensor?>(name, summary)
{
    public override Value DefaultValue => Null.Value;

    public override string Expected => $"list of numbers or null{Condition}";

    internal override RealTensor? Unpack(object? slot) => (RealTensor?)slot;

    internal override object? Read(Value value, string operation)
    {
        if (value is Null)
            return null;
        if (value is not Tensor { Shape.Rank: <= 1, Count: > 0 } tensor || RealTensor.From(tensor) is not { } numbers)
            throw Refuse(operation, value);
        foreach (double element in numbers.Data)
            Within(element, operation);
        return numbers.IsScalar ? numbers.Reshape(Shape.Of(1)) : numbers;
    }
}

/// <summary>A truth value.</summary>
public sealed class FlagParameter(string name, string summary) : Argument<bool>(name, summary)
{
    public bool? Default { get; init; }

    public override Value? DefaultValue => Default is { } flag ? BooleanTensor.Scalar(flag) : null;

    public override bool IsRequired => Default is null;

    public override string Expected => "true or false";

    internal override bool Unpack(object? slot) => (bool)slot!;

    internal override object Read(Value value, string operation) =>
        value is BooleanTensor { IsScalar: true } flag ? flag.Data[0] : throw Refuse(operation, value);
}

internal static class IntegerBounds
{
    private const double Limit = 1e9;

    public static Domain.Interval Of(Domain.Interval bounds) => new(
        Math.Max(bounds.Low, -Limit), bounds.Low < -Limit || bounds.IncludesLow, Math.Min(bounds.High, Limit), bounds.High > Limit || bounds.IncludesHigh);

    public static IntegerTensor? ReadList(Value value, bool mayBeEmpty)
    {
        if (value is ListValue { Elements.IsEmpty: true })
            return mayBeEmpty ? IntegerTensor.Vector() : null;
        if (value is not Tensor { Shape.Rank: <= 1 } tensor || IntegerTensor.From(tensor) is not { } list || (list.Count == 0 && !mayBeEmpty))
            return null;
        return list.IsScalar ? list.Reshape(Shape.Of(1)) : list;
    }
}
