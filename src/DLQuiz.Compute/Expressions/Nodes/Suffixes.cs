using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Nodes;

/// <summary>What may follow a value: an index or a member.</summary>
internal abstract record Suffix(int Offset, int Length);

/// <summary><c>[i]</c>, <c>[i, j]</c>, <c>[a:b]</c>.</summary>
internal sealed record IndexSuffix(IReadOnlyList<IndexEntry> Entries, int Offset, int Length) : Suffix(Offset, Length);

/// <summary><c>.name</c>: an output of a call, or a field of a record.</summary>
internal sealed record MemberSuffix(Lexeme Name) : Suffix(Name.Offset, Name.Length);

/// <summary>One index, or a slice whose ends may be left out.</summary>
internal sealed record IndexEntry(Node? From, Node? To, bool IsSlice)
{
    public static IndexEntry Of(IReadOnlyList<Node> from, IReadOnlyList<(Lexeme, IReadOnlyList<Node>)> slice) =>
        new(from.Count == 0 ? null : from[0], slice.Count == 0 || slice[0].Item2.Count == 0 ? null : slice[0].Item2[0], slice.Count > 0);
}

/// <summary>A value with its suffixes, worked off in a loop.</summary>
internal sealed class SuffixNode : Node
{
    private readonly Node _target;
    private readonly IReadOnlyList<Suffix> _suffixes;

    private SuffixNode(Node target, IReadOnlyList<Suffix> suffixes)
        : base(target.Offset, suffixes[^1].Offset + suffixes[^1].Length - target.Offset)
    {
        _target = target;
        _suffixes = suffixes;
    }

    public static Node Chain(Node target, IReadOnlyList<Suffix> suffixes)
    {
        if (suffixes is [MemberSuffix member, ..] && target is CallNode { Operation: not null } call)
        {
            target = call.WithOutput(member.Name);
            suffixes = [.. suffixes.Skip(1)];
        }
        return suffixes.Count == 0 ? target : new SuffixNode(target, suffixes);
    }

    public override Value Evaluate(Evaluation evaluation)
    {
        Value value = _target.Evaluate(evaluation);
        foreach (Suffix suffix in _suffixes)
        {
            Value before = value;
            value = At(suffix.Offset, suffix.Length, () => suffix switch
            {
                IndexSuffix index => Indexing.Apply(before, index.Entries, evaluation),
                MemberSuffix member => Member(before, member.Name.Text),
                _ => before,
            });
        }
        return value;
    }

    public override void Collect(FormulaUses uses)
    {
        _target.Collect(uses);
        foreach (IndexEntry entry in _suffixes.OfType<IndexSuffix>().SelectMany(index => index.Entries))
        {
            entry.From?.Collect(uses);
            entry.To?.Collect(uses);
        }
    }

    private static Value Member(Value value, string name)
    {
        if (value is not RecordValue record)
            throw new MismatchException($"{value.Description} has no parts with names: only records and calls of operations have.");
        return record.Find(name) ?? throw new MismatchException($"There is no {name} in {record.Description}.");
    }
}

/// <summary>Takes elements out of tensors and lists.</summary>
internal static class Indexing
{
    public static Value Apply(Value value, IReadOnlyList<IndexEntry> entries, Evaluation evaluation)
    {
        switch (value)
        {
            case Tensor tensor:
                return Apply(tensor, entries, evaluation);
            case ListValue list:
                (int from, int count) = Range(entries[0], list.Elements.Length, evaluation);
                if (entries.Count > 1)
                    return entries[0].IsSlice ? throw new MismatchException("A list that is no tensor has one index.") : Apply(list.Elements[from], [.. entries.Skip(1)], evaluation);
                return entries[0].IsSlice ? ListValue.Gather(list.Elements.AsSpan(from, count)) : list.Elements[from];
            default:
                throw new MismatchException($"An index takes elements out of lists, vectors and matrices, not out of {value.Description}.");
        }
    }

    private static Tensor Apply(Tensor tensor, IReadOnlyList<IndexEntry> entries, Evaluation evaluation)
    {
        if (entries.Count > tensor.Shape.Rank)
            throw new MismatchException(tensor.IsScalar ? "A single number has no elements." : $"{entries.Count} indices are too many for {tensor.Description}.");
        List<int> shape = [];
        int[] positions = [0];
        for (int axis = 0; axis < tensor.Shape.Rank; axis++)
        {
            int length = tensor.Shape[axis];
            (int from, int count) = axis < entries.Count ? Range(entries[axis], length, evaluation) : (0, length);
            if (axis >= entries.Count || entries[axis].IsSlice)
                shape.Add(count);
            evaluation.Meter.Allocate((long)positions.Length * count);
            positions = Extend(positions, length, from, count);
        }
        return tensor.Pick(positions, Shape.Of([.. shape]));
    }

    private static int[] Extend(int[] positions, int length, int from, int count)
    {
        int[] extended = new int[positions.Length * count];
        for (int i = 0; i < extended.Length; i++)
            extended[i] = (positions[i / count] * length) + from + (i % count);
        return extended;
    }

    private static (int From, int Count) Range(IndexEntry entry, int length, Evaluation evaluation)
    {
        if (entry.IsSlice)
        {
            long from = Math.Clamp(Number(entry.From, evaluation, length) ?? 0, 0, length);
            long to = Math.Clamp(Number(entry.To, evaluation, length) ?? length, from, length);
            return ((int)from, (int)(to - from));
        }
        long index = Number(entry.From, evaluation, length)!.Value;
        if (index < 0 || index >= length)
            throw new MismatchException(length == 0 ? "There are no elements." : $"The index is outside 0 … {length - 1} (negative ones count from the end).");
        return ((int)index, 1);
    }

    private static long? Number(Node? node, Evaluation evaluation, int length)
    {
        if (node is null)
            return null;
        Value value = node.Evaluate(evaluation);
        if (value is not Tensor { IsScalar: true } scalar || IntegerTensor.From(scalar) is not { } index)
            throw node.Fail($"An index is one integer, not {value.Description}.");
        return index.Data[0] < 0 ? index.Data[0] + length : index.Data[0];
    }
}
