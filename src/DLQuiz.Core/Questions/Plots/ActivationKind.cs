using System.Collections.Frozen;
using System.Collections.Immutable;
using DLQuiz.Compute;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions.Plots;

/// <summary>The curve of an activation function; values and slopes are those of the reference module's operation.</summary>
internal sealed class ActivationKind : PlotKind
{
    private const string Slope = "dy_dx";
    private const int Steps = 240;
    private const double Reach = 6;
    private const double DefaultThreshold = 0.05;

    /// <summary>Where a function that is flat at the edge must still be flat to count as flat for ever.</summary>
    private const double Far = 1e4;

    private static readonly FrozenDictionary<string, (Formula Value, Formula Slope)> Functions = OperationRegistry.All
        .Where(operation => operation.Declaration is { Family: Family.Activation } declaration && declaration.Outputs.Any(output => output.Name == Slope))
        .Select(operation => operation.Declaration.Name)
        .ToFrozenDictionary(name => name, name => (Formula.Parse($"{name}(x)"), Formula.Parse($"{name}(x).{Slope}")));

    private static readonly PlotArgument Function = new("function", "the name of an activation", "The function, as the reference module calls it.")
    {
        IsRequired = true,
        Words = [.. Functions.Keys.Order(StringComparer.Ordinal)],
    };

    private static readonly PlotArgument At = new("at", "a number or a vector of numbers", "Arguments whose points are marked.");
    private static readonly PlotArgument From = new("from", "a number", "The left end; −6 if left out.");
    private static readonly PlotArgument To = new("to", "a number", "The right end; 6 if left out.");
    private static readonly PlotArgument Threshold = new("flat", "a number", "The slope below which the curve is shaded as saturated; 0.05 if left out.");

    public override string Name => "activation";

    public override string Summary => "The curve of an activation function, shaded where it saturates.";

    public override string Example => "activation(sigmoid, at=x)";

    private protected override ImmutableArray<PlotArgument> Own => [Function, At, From, To, Threshold];

    private protected override Plot Draw(PlotArguments arguments)
    {
        string name = arguments.TextOf(Function)!;
        if (!Functions.TryGetValue(name, out (Formula Value, Formula Slope) function))
            throw new PlotException(Function.Name, $"there is no activation {name}; there are {string.Join(", ", Function.Words)}");
        ImmutableArray<double> marked = arguments.Numbers(At);
        double threshold = arguments.Number(Threshold) ?? DefaultThreshold;
        double from = arguments.Number(From) ?? marked.Where(double.IsFinite).Select(x => x - 1).Append(-Reach).Min();
        double to = arguments.Number(To) ?? marked.Where(double.IsFinite).Select(x => x + 1).Append(Reach).Max();
        if (!(to - from > 0 && to - from < double.PositiveInfinity) || Math.Abs(from) > 1e9 || Math.Abs(to) > 1e9)
            throw new PlotException(arguments.Has(From) ? From.Name : To.Name, $"the curve from {from} to {to} cannot be drawn");
        double[] places = Grid(from, to, Steps);
        return new Plot.Activation(name, [.. places], [.. Evaluate(function.Value, places)], Flat(function.Slope, places, threshold), threshold, [.. marked.Zip(Evaluate(function.Value, [.. marked]))]) { Across = "x" };
    }

    private static double[] Grid(double from, double to, int steps) => [.. Enumerable.Range(0, steps + 1).Select(i => from + ((to - from) * i / steps))];

    private static double[] Evaluate(Formula formula, double[] places) => places.Length == 0 ? []
        : RealTensor.From((Tensor)formula.Evaluate(new Dictionary<string, Value> { ["x"] = RealTensor.Vector(places) }, EvaluationBudget.Question))!.Data.ToArray();

    private static ImmutableArray<(double Low, double High)> Flat(Formula slope, double[] places, double threshold)
    {
        bool[] isFlat = [.. Evaluate(slope, places).Select(value => Math.Abs(value) < threshold)];
        bool[] isFlatFar = [.. Evaluate(slope, [-Far, Far]).Select(value => Math.Abs(value) < threshold)];
        ImmutableArray<(double Low, double High)>.Builder stretches = ImmutableArray.CreateBuilder<(double Low, double High)>();
        for (int start = Array.IndexOf(isFlat, true); start >= 0;)
        {
            int end = Array.IndexOf(isFlat, false, start);
            int last = end < 0 ? places.Length - 1 : end - 1;
            double low = start > 0 ? Border(slope, places[start], places[start - 1], threshold) : isFlatFar[0] ? double.NegativeInfinity : places[0];
            double high = end > 0 ? Border(slope, places[last], places[end], threshold) : isFlatFar[1] ? double.PositiveInfinity : places[^1];
            stretches.Add((low, high));
            start = end < 0 ? -1 : Array.IndexOf(isFlat, true, end);
        }

        return stretches.ToImmutable();
    }

    /// <summary>Between a flat place and a steep one, the last that is flat, to a thousandth of their distance.</summary>
    private static double Border(Formula slope, double flat, double steep, double threshold)
    {
        double[] between = Grid(flat, steep, 1_000);
        int first = Array.FindIndex(Evaluate(slope, between), value => !(Math.Abs(value) < threshold));
        return between[Math.Max(0, first - 1)];
    }
}
