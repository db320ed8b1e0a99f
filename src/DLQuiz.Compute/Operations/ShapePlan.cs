using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations;

internal enum AxisKind
{
    Symbol,
    Fixed,
    Run,
}

/// <param name="Kind">What the axis is.</param>
/// <param name="Number">The symbol's number, the fixed length, or the number of a named run (−1 for <c>...</c>).</param>
/// <param name="Parameter">The slot of the divisor or of the list that gives the run; −1 for none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlannedAxis(AxisKind Kind, int Number, int Parameter);

/// <summary>A declaration's shape patterns with names resolved to numbers, so that binding compares integers only.</summary>
internal sealed class ShapePlan
{
    private readonly Declaration _declaration;
    private readonly List<string> _symbols = [];
    private readonly List<string> _runs = [];

    public ShapePlan(Declaration declaration)
    {
        _declaration = declaration;
        Inputs = [.. declaration.Arguments.Where(argument => argument.Pattern is not null).Select(argument => Plan(argument, argument.Pattern!))];
    }

    public IReadOnlyList<string> Symbols => _symbols;

    public int RunCount => _runs.Count;

    /// <summary>In the order of the declaration, without the parameters.</summary>
    public ImmutableArray<PlannedInput> Inputs { get; }

    public int SymbolNumber(string name) => _symbols.IndexOf(name);

    public PlannedAxis[] Plan(ImmutableArray<PatternAxis> axes) => [.. axes.Select(Plan)];

    private PlannedInput Plan(Argument argument, ShapePattern pattern) => new(
        argument,
        pattern.Like is { } like ? (_declaration.FindArgument(like) ?? throw new FormatException($"{_declaration.Name}: {argument.Name} is like {like}, which is no argument.")).Slot : -1,
        [.. pattern.Alternatives.Select(Plan)],
        argument.PlainPattern?.Alternatives ?? []);

    private PlannedAxis Plan(PatternAxis axis) => axis switch
    {
        PatternAxis.Symbol symbol => new(AxisKind.Symbol, Number(_symbols, symbol.Name), symbol.Divisor is null ? -1 : Parameter(symbol.Divisor)),
        PatternAxis.Fixed length => new(AxisKind.Fixed, length.Length, -1),
        PatternAxis.Spread spread => new(AxisKind.Run, Number(_runs, spread.Name), _declaration.FindArgument(spread.Name)?.Slot ?? -1),
        _ => new(AxisKind.Run, -1, -1),
    };

    private int Parameter(string name) =>
        (_declaration.FindArgument(name) as IntegerParameter ?? throw new FormatException($"{_declaration.Name}: {name} divides an axis but is no integer parameter.")).Slot;

    private static int Number(List<string> names, string name)
    {
        int number = names.IndexOf(name);
        if (number < 0)
        {
            number = names.Count;
            names.Add(name);
        }
        return number;
    }
}

/// <param name="Argument">The input itself.</param>
/// <param name="Like">The slot of the input whose shape this one has; −1 for none.</param>
/// <param name="Alternatives">The full patterns.</param>
/// <param name="Plain">The patterns of plain lists.</param>
internal sealed record PlannedInput(Argument Argument, int Like, PlannedAxis[][] Alternatives, ImmutableArray<ImmutableArray<PatternAxis>> Plain)
{
    public bool IsAny { get; } = Argument.Pattern!.IsAny;

    public int Slot { get; } = Argument.Slot;

    public bool HasDomain { get; } = Argument.Elements is not null;
}
