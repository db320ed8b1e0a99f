using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations;

/// <summary>The results of one evaluation; an output that does not apply is absent.</summary>
public sealed class Outputs
{
    private readonly Tensor?[] _slots;

    internal Outputs(Declaration declaration, Trace? trace)
    {
        Declaration = declaration;
        Trace = trace;
        _slots = new Tensor?[declaration.Outputs.Length];
    }

    public Declaration Declaration { get; }

    /// <summary>Where the kernel notes its steps; null when nobody asked, and then it must compute none.</summary>
    internal Trace? Trace { get; }

    /// <summary>The default output.</summary>
    public Tensor First => _slots[0] ?? throw new InvalidOperationException($"{Declaration.Name} has no first output.");

    /// <summary>Null when the output is absent.</summary>
    public Tensor? this[int slot]
    {
        get => _slots[slot];
        internal set => _slots[slot] = value;
    }

    /// <summary>Null when there is no output of that name, or it is absent.</summary>
    public Tensor? Find(string name) => Declaration.FindOutput(name) is { } output ? _slots[output.Slot] : null;

    /// <exception cref="InvalidOperationException">The output is absent.</exception>
    public T Get<T>(Output<T> output)
        where T : Tensor =>
        (T?)_slots[output.Slot] ?? throw new InvalidOperationException($"{Declaration.Name} has no {output.Name} here.");

    public IEnumerable<KeyValuePair<string, Tensor>> Present()
    {
        foreach (Output output in Declaration.Outputs)
        {
            if (_slots[output.Slot] is { } tensor)
                yield return KeyValuePair.Create(output.Name, tensor);
        }
    }

    internal void Set<T>(Output<T> output, T tensor)
        where T : Tensor =>
        _slots[output.Slot] = tensor;

    internal void Set(RealOutput output, double scalar) => _slots[output.Slot] = RealTensor.Scalar(scalar);

    internal void Set(IntegerOutput output, long scalar) => _slots[output.Slot] = IntegerTensor.Scalar(scalar);

    internal void Set(BooleanOutput output, bool scalar) => _slots[output.Slot] = BooleanTensor.Scalar(scalar);

    internal void Set(RealOutput output, Shape shape, double[] data) => _slots[output.Slot] = RealTensor.Adopt(shape, data);

    internal void Set(IntegerOutput output, Shape shape, long[] data) => _slots[output.Slot] = IntegerTensor.Adopt(shape, data);
}
