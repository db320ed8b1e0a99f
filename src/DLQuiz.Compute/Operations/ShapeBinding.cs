using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations;

/// <summary>One binding of symbols to lengths: walks the inputs in their order, the first that carries a symbol decides.</summary>
internal ref struct ShapeBinding(string operation, Declaration declaration, ShapePlan plan, object?[] slots, Span<int> sizes, Span<int> boundBy)
{
    private readonly Span<int> _sizes = sizes;
    private readonly Span<int> _boundBy = boundBy;
    private int[]?[]? _runs;
    private HashSet<string>? _promoted;
    private Shape?[]? _given;

    public readonly Promotion? Promotion => _promoted is null ? null : new(declaration, _promoted, _given!);

    /// <summary>Checks the tensor's shape; gives it the axes that a plain list leaves out.</summary>
    public Tensor Bind(PlannedInput input, Tensor tensor)
    {
        Shape shape = tensor.Shape;
        if (shape.Size == 0 && !input.IsAny)
            throw Mismatch(input, shape);
        if (input.Like >= 0)
            return BindLike(input, tensor);
        foreach (PlannedAxis[] axes in input.Alternatives)
        {
            if (!RankFits(axes, shape.Rank))
                continue;
            Match(input, axes, shape, shape);
            return tensor;
        }
        return Promote(input, tensor) ?? throw Mismatch(input, shape);
    }

    private readonly Tensor BindLike(PlannedInput input, Tensor tensor)
    {
        if (slots[input.Like] is not Tensor model || tensor.Shape.Equals(model.Shape))
            return tensor;
        return _given?[input.Like] is { } plain && plain.Equals(tensor.Shape) ? tensor.Reshape(model.Shape) : throw Mismatch(input, tensor.Shape);
    }

    private Tensor? Promote(PlannedInput input, Tensor tensor)
    {
        for (int alternative = 0; alternative < input.Alternatives.Length; alternative++)
        {
            ImmutableArray<PatternAxis> full = input.Argument.Pattern!.Alternatives[alternative];
            foreach (ImmutableArray<PatternAxis> plain in input.Plain)
            {
                if (plain.Length == tensor.Shape.Rank && plain.All(full.Contains))
                    return Fill(input, alternative, plain, tensor);
            }
            if (_promoted is not { } promoted)
                continue;
            ImmutableArray<PatternAxis> rest = [.. full.Where(axis => axis is not PatternAxis.Symbol symbol || !promoted.Contains(symbol.Name))];
            if (rest.Length == tensor.Shape.Rank && rest.Length < full.Length)
                return Fill(input, alternative, rest, tensor);
        }
        return null;
    }

    private Tensor Fill(PlannedInput input, int alternative, ImmutableArray<PatternAxis> plain, Tensor tensor)
    {
        List<int> lengths = [];
        foreach (PatternAxis axis in input.Argument.Pattern!.Alternatives[alternative])
        {
            int at = plain.IndexOf(axis);
            if (at >= 0)
                lengths.Add(tensor.Shape[at]);
            else if (axis is PatternAxis.Symbol symbol)
            {
                lengths.Add(1);
                if (_sizes[plan.SymbolNumber(symbol.Name)] < 0)
                    (_promoted ??= new(StringComparer.Ordinal)).Add(symbol.Name);
            }
        }
        (_given ??= new Shape?[slots.Length])[input.Argument.Slot] = tensor.Shape;
        Shape shape = Shape.Of([.. lengths]);
        Match(input, input.Alternatives[alternative], shape, tensor.Shape);
        return tensor.Reshape(shape);
    }

    /// <param name="input">The input.</param>
    /// <param name="axes">A pattern whose rank fits.</param>
    /// <param name="shape">With all axes.</param>
    /// <param name="given">As it was given, for the message.</param>
    private void Match(PlannedInput input, PlannedAxis[] axes, Shape shape, Shape given)
    {
        int at = 0;
        for (int i = 0; i < axes.Length; i++)
        {
            PlannedAxis axis = axes[i];
            if (axis.Kind == AxisKind.Run)
            {
                int length = RunLength(axes, i, shape.Rank);
                if (!MatchRun(axis, shape.Axes.Slice(at, length)))
                    throw Mismatch(input, given);
                at += length;
                continue;
            }
            int expected = axis.Kind == AxisKind.Fixed ? axis.Number : Expect(input, axis, shape[at]);
            if (shape[at++] != expected)
                throw Mismatch(input, given);
        }
    }

    private readonly int Expect(PlannedInput input, PlannedAxis axis, int actual)
    {
        ref int size = ref _sizes[axis.Number];
        if (axis.Parameter < 0 && size >= 0)
            return size;
        long divisor = axis.Parameter < 0 ? 1 : (long)slots[axis.Parameter]!;
        if (size < 0)
        {
            _boundBy[axis.Number] = input.Argument.Slot;
            size = (int)Math.Min(actual * divisor, int.MaxValue);
            return actual;
        }
        if (size % divisor != 0)
        {
            string groups = declaration.Arguments[axis.Parameter].Name;
            throw new OperationRefusedException(operation, groups, $"is {divisor}", string.Create(CultureInfo.InvariantCulture, $"a divisor of {plan.Symbols[axis.Number]} = {size}"));
        }
        return (int)(size / divisor);
    }

    private bool MatchRun(PlannedAxis axis, ReadOnlySpan<int> lengths)
    {
        if (axis.Number < 0)
            return true;
        if (axis.Parameter >= 0)
        {
            ReadOnlySpan<long> listed = ((IntegerTensor)slots[axis.Parameter]!).Data;
            for (int i = 0; i < lengths.Length; i++)
            {
                if (lengths[i] != listed[i])
                    return false;
            }
            return true;
        }
        _runs ??= new int[plan.RunCount][];
        if (_runs[axis.Number] is { } bound)
            return lengths.SequenceEqual(bound);
        _runs[axis.Number] = lengths.ToArray();
        return true;
    }

    private readonly bool RankFits(PlannedAxis[] axes, int rank)
    {
        int known = 0;
        bool isOpen = false;
        foreach (PlannedAxis axis in axes)
        {
            int length = axis.Kind == AxisKind.Run ? KnownLength(axis) : 1;
            isOpen |= length < 0;
            known += Math.Max(length, 0);
        }
        return isOpen ? rank >= known : rank == known;
    }

    private readonly int RunLength(PlannedAxis[] axes, int run, int rank)
    {
        int known = KnownLength(axes[run]);
        if (known >= 0)
            return known;
        int others = 0;
        for (int i = 0; i < axes.Length; i++)
        {
            if (i != run)
                others += axes[i].Kind == AxisKind.Run ? KnownLength(axes[i]) : 1;
        }
        return rank - others;
    }

    private readonly int KnownLength(PlannedAxis run)
    {
        if (run.Number < 0)
            return -1;
        if (run.Parameter >= 0)
            return ((IntegerTensor)slots[run.Parameter]!).Count;
        return _runs?[run.Number]?.Length ?? -1;
    }

    private readonly OperationRefusedException Mismatch(PlannedInput input, Shape given)
    {
        string found = given.Rank == 0 ? "is a scalar" : $"has shape {given}";
        if (input.Like >= 0)
            return new(operation, input.Argument.Name, found, $"the shape of {declaration.Arguments[input.Like].Name}, {((Tensor)slots[input.Like]!).Shape}");
        List<string> known = [];
        foreach (PlannedAxis axis in input.Alternatives.SelectMany(axes => axes))
            Note(known, input, axis);
        string pattern = input.Argument.PlainPattern is { } plain ? $"{input.Argument.Pattern} or plain {plain}" : input.Argument.Pattern!.Text;
        return new(operation, input.Argument.Name, found, known.Count == 0 ? pattern : $"{pattern} with {string.Join(", ", known.Distinct(StringComparer.Ordinal))}");
    }

    private readonly void Note(List<string> known, PlannedInput input, PlannedAxis axis)
    {
        if (axis.Kind == AxisKind.Symbol && _sizes[axis.Number] >= 0 && _boundBy[axis.Number] != input.Argument.Slot)
            known.Add($"{plan.Symbols[axis.Number]} = {_sizes[axis.Number]}");
        if (axis.Kind != AxisKind.Fixed && axis.Parameter >= 0)
            known.Add($"{declaration.Arguments[axis.Parameter].Name} = {(axis.Kind == AxisKind.Run ? (Tensor)slots[axis.Parameter]! : slots[axis.Parameter])}");
    }
}
