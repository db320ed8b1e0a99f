using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations;

/// <summary>Checks arguments against one declaration: presence and kind, then shapes, then elements.</summary>
internal sealed class Binder
{
    private const int MostSymbols = 16;

    private readonly Declaration _declaration;
    private readonly ShapePlan _plan;
    private readonly Argument[] _arguments;
    private readonly bool[] _isRequired;
    private readonly object?[] _defaults;

    public Binder(Declaration declaration)
    {
        _declaration = declaration;
        _plan = new(declaration);
        // A declaration makes its defaults anew each time it is asked.
        _arguments = [.. declaration.Arguments];
        _isRequired = Array.ConvertAll(_arguments, argument => argument.IsRequired);
        _defaults = [.. declaration.Arguments.Select(argument => argument.DefaultValue is { } value ? argument.Read(value, declaration.Name) : null)];
    }

    public Arguments Bind(Operation operation, ReadOnlySpan<Value?> given, Meter? meter)
    {
        object?[] slots = Read(given);
        Span<int> sizes = stackalloc int[MostSymbols];
        sizes.Fill(-1);
        Span<int> boundBy = stackalloc int[MostSymbols];
        ShapeBinding shapes = new(_declaration.Name, _declaration, _plan, slots, sizes, boundBy);
        bool hasDomain = false;
        foreach (PlannedInput input in _plan.Inputs)
        {
            if (slots[input.Slot] is not Tensor tensor)
                continue;
            slots[input.Slot] = shapes.Bind(input, tensor);
            meter?.Spend(tensor.Count);
            hasDomain |= input.HasDomain;
        }
        if (hasDomain)
            CheckElements(slots, sizes);
        return new(operation, slots, shapes.Promotion, meter);
    }

    private object?[] Read(ReadOnlySpan<Value?> given)
    {
        if (given.Length > _arguments.Length)
            throw new OperationRefusedException(_declaration.Name, argument: null, $"{given.Length} arguments", $"at most {_arguments.Length}");
        object?[] slots = new object?[_arguments.Length];
        for (int slot = 0; slot < slots.Length; slot++)
        {
            if (slot < given.Length && given[slot] is { } value)
                slots[slot] = _arguments[slot].Read(value, _declaration.Name);
            else if (_isRequired[slot])
                throw new OperationRefusedException(_declaration.Name, _arguments[slot].Name, "is missing", _arguments[slot].Expected);
            else
                slots[slot] = _defaults[slot];
        }
        return slots;
    }

    private void CheckElements(object?[] slots, ReadOnlySpan<int> sizes)
    {
        foreach (Argument argument in _declaration.Arguments)
        {
            if (argument.Pattern is null || argument.Elements is not { } domain || slots[argument.Slot] is not Tensor tensor)
                continue;
            int limit = domain is Domain.IndexBelow index ? sizes[_plan.SymbolNumber(index.Symbol)] : 0;
            int wrong = FirstOutside(tensor, domain, limit);
            if (wrong < 0)
                continue;
            string expected = domain is Domain.IndexBelow below ? $"{domain.Describe(argument.Name)} with {below.Symbol} = {limit}" : domain.Describe(argument.Name);
            string place = ElementPath.Of(tensor.Shape, wrong);
            throw new OperationRefusedException(_declaration.Name, argument.Name + place, $"is {tensor.Pick([wrong], Shape.Scalar)}", expected);
        }
    }

    private static int FirstOutside(Tensor tensor, Domain domain, int limit) => domain switch
    {
        Domain.Interval interval => FirstOutside(((RealTensor)tensor).Data, interval),
        Domain.Signs => ((RealTensor)tensor).Data.IndexOfAnyExcept(-1.0, 1.0),
        _ => ((IntegerTensor)tensor).Data.IndexOfAnyExceptInRange(0L, limit - 1L),
    };

    private static int FirstOutside(ReadOnlySpan<double> numbers, Domain.Interval interval)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!interval.Contains(numbers[i]))
                return i;
        }
        return -1;
    }
}

/// <summary>Writes a place in a tensor as formulas index it.</summary>
internal static class ElementPath
{
    public static string Of(Shape shape, int position)
    {
        string path = "";
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            path = $"[{position % shape[axis]}]{path}";
            position /= shape[axis];
        }
        return path;
    }
}
