using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations;

/// <summary>The results of one evaluation; an output that does not apply is absent.</summary>
public sealed class Outputs
{
    private readonly Slot[] _slots;

    internal Outputs(Declaration declaration, Trace? trace)
    {
        Declaration = declaration;
        Trace = trace;
        _slots = new Slot[declaration.Outputs.Length];
    }

    public Declaration Declaration { get; }

    /// <summary>Where the kernel notes its steps; null when nobody asked, and then it must compute none.</summary>
    internal Trace? Trace { get; }

    /// <summary>The default output.</summary>
    public Tensor First => _slots[0].Value ?? throw new InvalidOperationException($"{Declaration.Name} has no first output.");

    /// <summary>Null when the output is absent.</summary>
    public Tensor? this[int slot]
    {
        get => _slots[slot].Value;
        internal set => _slots[slot].Value = value;
    }

    /// <summary>Null when there is no output of that name, or it is absent.</summary>
    public Tensor? Find(string name) => Declaration.FindOutput(name) is { } output ? _slots[output.Slot].Value : null;

    /// <exception cref="InvalidOperationException">The output is absent.</exception>
    public T Get<T>(Output<T> output)
        where T : Tensor =>
        (T?)_slots[output.Slot].Value ?? throw new InvalidOperationException($"{Declaration.Name} has no {output.Name} here.");

    public IEnumerable<KeyValuePair<string, Tensor>> Present()
    {
        foreach (Output output in Declaration.Outputs)
        {
            if (_slots[output.Slot].Value is { } tensor)
                yield return KeyValuePair.Create(output.Name, tensor);
        }
    }

    internal void Set<T>(Output<T> output, T tensor)
        where T : Tensor =>
        _slots[output.Slot].Value = tensor;

    internal void Set(RealOutput output, double scalar) => _slots[output.Slot].Value = RealTensor.Scalar(scalar);

    internal void Set(IntegerOutput output, long scalar) => _slots[output.Slot].Value = IntegerTensor.Scalar(scalar);

    internal void Set(BooleanOutput output, bool scalar) => _slots[output.Slot].Value = BooleanTensor.Scalar(scalar);

    internal void Set(RealOutput output, Shape shape, double[] data) => _slots[output.Slot].Value = RealTensor.Adopt(shape, data);

    internal void Set(IntegerOutput output, Shape shape, long[] data) => _slots[output.Slot].Value = IntegerTensor.Adopt(shape, data);

    /// <summary>An array of tensors would look up the type of each that is stored, since there are three kinds.</summary>
    private struct Slot
    {
        public Tensor? Value;
    }
}
