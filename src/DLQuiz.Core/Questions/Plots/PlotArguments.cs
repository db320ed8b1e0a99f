using System.Collections.Immutable;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions.Plots;

/// <summary>The values of one call, checked as they are asked for.</summary>
internal sealed class PlotArguments(IReadOnlyList<(PlotValue Given, Value Value)> values)
{
    /// <summary>More numbers than a picture can show.</summary>
    public const int MaxNumbers = 10_000;

    /// <summary>Null where the call leaves it out.</summary>
    public Value? Find(PlotArgument argument) => values.FirstOrDefault(pair => pair.Given.Argument.Name == argument.Name).Value;

    public bool Has(PlotArgument argument) => Find(argument) is not null;

    /// <summary>Every value of a repeated argument with its formula as written.</summary>
    public IEnumerable<(string Text, ImmutableArray<double> Numbers)> Series(PlotArgument argument) =>
        values.Where(pair => pair.Given.Argument.Name == argument.Name).Select(pair => (pair.Given.Formula.Text, Vector(argument, pair.Value)));

    /// <exception cref="PlotException">No vector of numbers; one number counts as a vector.</exception>
    public ImmutableArray<double> Numbers(PlotArgument argument) => Find(argument) is { } value ? Vector(argument, value) : [];

    /// <exception cref="PlotException">No single number.</exception>
    public double? Number(PlotArgument argument) => !Has(argument) ? null : Numbers(argument) is [var number] ? number : throw new PlotException(argument.Name, $"{argument.Expected} is expected, not {Find(argument)!.Description}");

    /// <exception cref="PlotException">An integer outside of the range, or no integer.</exception>
    public ImmutableArray<int> Integers(PlotArgument argument, int least, int most)
    {
        ImmutableArray<double> numbers = Numbers(argument);
        foreach (double number in numbers.Where(number => !(number >= least && number <= most && number == Math.Floor(number))))
            throw new PlotException(argument.Name, $"integers from {least} to {most} are expected, not {NumberText.Rounded(RealTensor.Scalar(number))}");
        return [.. numbers.Select(number => (int)number)];
    }

    /// <summary>Rows of two coordinates, or of one, or a vector of such; then the second coordinate is 0.</summary>
    /// <exception cref="PlotException">Rows of another length, numbers that are not finite.</exception>
    public ImmutableArray<(double X, double Y)> Points(PlotArgument argument, out bool isOnLine)
    {
        isOnLine = false;
        if (Find(argument) is not { } value)
            return [];
        if (value is not Tensor { Shape.Rank: 1 or 2 } tensor || RealTensor.From(tensor) is not { } reals || reals.Count > MaxNumbers)
            throw new PlotException(argument.Name, $"{argument.Expected} is expected, not {value.Description}");
        int width = reals.Shape.Rank == 1 ? 1 : reals.Shape[1];
        if (width is not (1 or 2))
            throw new PlotException(argument.Name, $"rows of 1 or 2 coordinates can be drawn, and these have {width}");
        double[] data = reals.Data.ToArray();
        if (!data.All(double.IsFinite))
            throw new PlotException(argument.Name, "a coordinate is not finite");
        isOnLine = width == 1;
        return [.. Enumerable.Range(0, reals.Shape[0]).Select(row => (data[row * width], width == 2 ? data[(row * width) + 1] : 0))];
    }

    /// <exception cref="PlotException">No text.</exception>
    public string? TextOf(PlotArgument argument) => Find(argument) switch
    {
        null => null,
        Text text => text.Content,
        var other => throw new PlotException(argument.Name, $"{argument.Expected} is expected, not {other.Description}"),
    };

    /// <exception cref="PlotException">No list of texts.</exception>
    public ImmutableArray<string> Texts(PlotArgument argument) => Find(argument) switch
    {
        null => [],
        Text text => [text.Content],
        ListValue list when list.Elements.All(element => element is Text) => [.. list.Elements.Select(element => ((Text)element).Content)],
        var other => throw new PlotException(argument.Name, $"{argument.Expected} is expected, not {other.Description}"),
    };

    /// <exception cref="PlotException">Neither true nor false.</exception>
    public bool Flag(PlotArgument argument) => Find(argument) switch
    {
        null => false,
        BooleanTensor { Count: 1 } flag => flag.Data[0],
        var other => throw new PlotException(argument.Name, $"{argument.Expected} is expected, not {other.Description}"),
    };

    private static ImmutableArray<double> Vector(PlotArgument argument, Value value)
    {
        if (value is not Tensor { Shape.Rank: 0 or 1 } tensor || RealTensor.From(tensor) is not { } reals)
            throw new PlotException(argument.Name, $"{argument.Expected} is expected, not {value.Description}");
        if (reals.Count > MaxNumbers)
            throw new PlotException(argument.Name, $"these are {reals.Count} numbers; at most {MaxNumbers} can be drawn");
        return [.. reals.Data];
    }
}
