using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations;

/// <summary>Checked arguments of one operation, read through the handles that its declaration lists.</summary>
public sealed class Arguments
{
    private readonly object?[] _slots;

    internal Arguments(Operation operation, object?[] slots, Promotion? promotion, Meter? meter)
    {
        Operation = operation;
        _slots = slots;
        Promotion = promotion;
        Meter = meter;
    }

    public Operation Operation { get; }

    /// <summary>Which axes plain lists left out; null when every input came with all its axes.</summary>
    internal Promotion? Promotion { get; }

    /// <summary>What the evaluation may use; null for no bound.</summary>
    internal Meter? Meter { get; }

    /// <summary>The value of an argument: its default when it was not given, null when it is absent.</summary>
    public T Get<T>(Argument<T> argument) => argument.Unpack(_slots[argument.Slot]);

    /// <summary>The same arguments with one input replaced by a tensor that has the full number of axes.</summary>
    internal Arguments With<T>(Input<T> input, T tensor)
        where T : Tensor?
    {
        object?[] slots = [.. _slots];
        slots[input.Slot] = tensor;
        return new(Operation, slots, promotion: null, Meter);
    }

    internal OperationRefusedException Refuse(Argument argument, string found, string expected) => new(Operation.Declaration.Name, argument.Name, found, expected);

    internal OperationRefusedException Refuse(string found, string expected) => new(Operation.Declaration.Name, argument: null, found, expected);

    /// <summary>Announces work that is not proportional to the size of the arguments.</summary>
    internal void Spend(long steps) => Meter?.Spend(steps);

    /// <summary>Announces an output whose size does not follow from the inputs' sizes, and makes its shape.</summary>
    internal Shape Allocate(params ReadOnlySpan<long> axes)
    {
        long count = 1;
        Span<int> lengths = stackalloc int[axes.Length];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            count = axes[axis] is >= 0 and <= Shape.MaxCount ? count * Math.Max(axes[axis], 1) : long.MaxValue;
            if (count > Shape.MaxCount)
                throw Refuse($"the output would have the shape [{string.Join(", ", axes.ToArray())}]", $"at most {Shape.MaxCount} elements");
            lengths[axis] = (int)axes[axis];
        }
        Meter?.Allocate(count);
        return Shape.Of(lengths);
    }
}
