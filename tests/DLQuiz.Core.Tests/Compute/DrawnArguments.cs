using System.Collections.Immutable;
using CsCheck;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Tests.Compute;

/// <summary>Draws arguments from nothing but a declaration: shapes from patterns, elements from domains.</summary>
internal static class DrawnArguments
{
    /// <summary>Numbers of the size that people write in most draws, a million times larger or smaller in every fourth.</summary>
    public static Gen<Value?[]> For(Declaration declaration) =>
        Gen.UInt.Select(seed => Draw(declaration, new SplitMix(seed) { Magnitude = (seed % 8) switch { 0 => 1e6, 1 => 1e-6, _ => 1 } }));

    /// <summary>Tensors of up to a hundred thousand elements and integers up to a million: what nobody asks, and a deck may hold.</summary>
    public static IEnumerable<Value?[]> Large(Declaration declaration, int count)
    {
        const int MostElements = 100_000;
        int rank = declaration.Arguments.Max(argument => argument.Pattern?.Alternatives.Select(axes => axes.Sum(axis => axis is PatternAxis.Rest or PatternAxis.Spread ? 2 : 1)).DefaultIfEmpty().Max() ?? 0);
        int longest = (int)Math.Pow(MostElements, 1.0 / Math.Max(rank, 1));
        return Enumerable.Range(0, count).Select(seed => Draw(declaration, new SplitMix((ulong)seed) { LongestAxis = longest, Reach = seed % 2 == 0 ? 1_000_000 : 5 }));
    }

    private static Value?[] Draw(Declaration declaration, SplitMix random)
    {
        Value?[] values = new Value?[declaration.Arguments.Length];
        int reach = random.Reach;
        foreach (Argument parameter in declaration.Arguments.Where(argument => argument.Pattern is null))
        {
            random.Reach = IsLength(declaration, parameter.Name) ? Math.Min(reach, 5) : reach;
            values[parameter.Slot] = random.Below(5) < 3 && !parameter.IsRequired ? null : Parameter(parameter, random);
        }
        Dictionary<string, int> symbols = new(StringComparer.Ordinal);
        Dictionary<string, int[]> runs = new(StringComparer.Ordinal);
        // An axis that a parameter divides is a multiple of it.
        foreach (PatternAxis.Symbol divided in declaration.Arguments.SelectMany(argument => argument.Pattern?.Alternatives.SelectMany(axes => axes) ?? []).OfType<PatternAxis.Symbol>().Where(symbol => symbol.Divisor is not null))
            symbols[divided.Name] = Divisor(declaration, values, divided.Divisor!) * (1 + random.Below(2));
        bool drawsOptional = random.Below(2) == 0;
        // Inputs with the same number of alternatives vary together: [N,C,L] goes with [Cout,Cin,K].
        int alternative = random.Below(1 << 10);
        foreach (Argument input in declaration.Arguments.Where(argument => argument.Pattern is not null))
        {
            Shape shape = ShapeOf(declaration, input, values, symbols, runs, alternative, random);
            values[input.Slot] = input.IsRequired || drawsOptional ? Tensor(input, shape, symbols, random) : null;
            if (!input.IsRequired && !drawsOptional)
                values[input.Slot] = null;
        }
        return values;
    }

    /// <summary>Lists or divides axes of an input, whose tensor is then made as long.</summary>
    private static bool IsLength(Declaration declaration, string parameter) => declaration.Arguments
        .SelectMany(argument => argument.Pattern?.Alternatives.SelectMany(axes => axes) ?? [])
        .Any(axis => axis is PatternAxis.Symbol symbol ? symbol.Divisor == parameter : axis is PatternAxis.Spread spread && spread.Name == parameter);

    private static Value Parameter(Argument parameter, SplitMix random) => parameter switch
    {
        ISampled sampled => sampled.Samples[random.Below(sampled.Samples.Length)],
        IChoice choice => new Text(choice.Choices[random.Below(choice.Choices.Length)]),
        FlagParameter => BooleanTensor.Scalar(random.Below(2) == 0),
        IntegerParameter => IntegerTensor.Scalar(Integer(parameter.Elements, random)),
        IntegersParameter or OptionalIntegersParameter => IntegerTensor.Vector([.. Enumerable.Range(0, 1 + (random.Below(2) * random.Below(3))).Select(_ => Integer(parameter.Elements, random))]),
        OptionalNumbersParameter => RealTensor.Vector([.. Enumerable.Range(0, 1 + random.Below(2)).Select(_ => Real(parameter.Elements, random))]),
        NumberParameter or NullableNumberParameter => RealTensor.Scalar(Real(parameter.Elements, random)),
        _ => throw new InvalidOperationException($"There is no way to draw {parameter.Name}."),
    };

    private static int Divisor(Declaration declaration, Value?[] values, string name)
    {
        Argument argument = declaration.FindArgument(name)!;
        return (int)((IntegerTensor)(values[argument.Slot] ?? argument.DefaultValue!)).Data[0];
    }

    private static Shape ShapeOf(Declaration declaration, Argument input, Value?[] values, Dictionary<string, int> symbols, Dictionary<string, int[]> runs, int alternative, SplitMix random)
    {
        if (input.Pattern!.Like is { } like)
            return ((Tensor)values[declaration.FindArgument(like)!.Slot]!).Shape;
        ImmutableArray<PatternAxis> axes = input.Pattern.Alternatives[alternative % input.Pattern.Alternatives.Length];
        List<int> lengths = [];
        foreach (PatternAxis axis in axes)
        {
            switch (axis)
            {
                case PatternAxis.Fixed length:
                    lengths.Add(length.Length);
                    break;
                case PatternAxis.Symbol symbol:
                    int size = symbols.TryGetValue(symbol.Name, out int known) ? known : symbols[symbol.Name] = 1 + random.Below(random.LongestAxis);
                    lengths.Add(symbol.Divisor is null ? size : size / Divisor(declaration, values, symbol.Divisor));
                    break;
                case PatternAxis.Spread spread when declaration.FindArgument(spread.Name) is { } list:
                    lengths.AddRange(((IntegerTensor)values[list.Slot]!).Data.ToArray().Select(length => (int)length));
                    break;
                case PatternAxis.Spread spread:
                    lengths.AddRange(runs.TryGetValue(spread.Name, out int[]? run) ? run : runs[spread.Name] = Run(random));
                    break;
                case PatternAxis.Rest:
                    lengths.AddRange(Run(random));
                    break;
            }
        }
        return Shape.Of([.. lengths]);
    }

    private static int[] Run(SplitMix random) => [.. Enumerable.Range(0, random.Below(3)).Select(_ => 1 + random.Below(random.LongestAxis))];

    private static Tensor Tensor(Argument input, Shape shape, Dictionary<string, int> symbols, SplitMix random) => input switch
    {
        BooleanInput => BooleanTensor.Adopt(shape, [.. Enumerable.Range(0, shape.Size).Select(_ => random.Below(2) == 0)]),
        IntegerInput => IntegerTensor.Adopt(shape, [.. Enumerable.Range(0, shape.Size).Select(_ => (long)Index(input.Elements, symbols, random))]),
        _ => RealTensor.Adopt(shape, [.. Enumerable.Range(0, shape.Size).Select(_ => Real(input.Elements, random))]),
    };

    private static int Index(Domain? domain, Dictionary<string, int> symbols, SplitMix random) =>
        domain is Domain.IndexBelow below
            ? random.Below(symbols.TryGetValue(below.Symbol, out int limit) ? limit : symbols[below.Symbol] = 1 + random.Below(random.LongestAxis))
            : random.Below(random.LongestAxis);

    private static long Integer(Domain? domain, SplitMix random)
    {
        Domain.Interval interval = (Domain.Interval)domain!;
        double low = Math.Max(interval.Low, -3);
        double high = Math.Min(interval.High, Math.Max(low, 0) + random.Reach);
        return (long)low + random.Below((int)(high - low) + 1);
    }

    /// <summary>On a grid of quarters or hundredths, at the ends of the domain now and then.</summary>
    private static double Real(Domain? domain, SplitMix random)
    {
        if (domain is Domain.Signs)
            return random.Below(2) == 0 ? -1 : 1;
        Domain.Interval interval = domain as Domain.Interval ?? Domain.Interval.Everything;
        double reach = random.Magnitude;
        double low = Math.Max(interval.Low, -5 * reach);
        double high = Math.Min(interval.High, low + (10 * reach));
        int cells = random.Below(3) == 0 ? 4 : 1000;
        double value = low + ((high - low) * random.Below(cells + 1) / cells);
        return interval.Contains(value) ? value : (low + high) / 2;
    }

    /// <summary>Steele, Lea and Flood 2014; here so that a seed found once stays meaningful.</summary>
    private sealed class SplitMix(ulong state)
    {
        private ulong _state = state;

        public int LongestAxis { get; init; } = 4;

        /// <summary>What the usual size of numbers is multiplied by.</summary>
        public double Magnitude { get; init; } = 1;

        /// <summary>How far above their lower bound integers go.</summary>
        public int Reach { get; set; } = 5;

        public int Below(int limit)
        {
            _state += 0x9E3779B97F4A7C15;
            ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)limit);
        }
    }
}
