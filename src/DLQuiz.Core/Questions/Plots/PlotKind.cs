using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Plots;

/// <summary>One kind of picture that a quiz block can ask for: one file, found by <see cref="PlotKinds"/>.</summary>
public abstract class PlotKind
{
    private static readonly PlotArgument Title = new("title", "a text", "The words above the picture.");

    /// <summary>As <c>plot</c> writes it.</summary>
    public abstract string Name { get; }

    /// <summary>What it shows, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>A call as an author would write it.</summary>
    public abstract string Example { get; }

    /// <summary>With <c>title</c>, which every kind takes.</summary>
    public ImmutableArray<PlotArgument> Arguments => field.IsDefault ? field = [.. Own, Title] : field;

    /// <summary>How it is called: <c>points(points, centroids=, title=)</c>.</summary>
    public string Signature => $"{Name}({string.Join(", ", Arguments.Select(argument => argument.Signature))})";

    /// <summary>In the order in which they may be given without their names, required ones first.</summary>
    private protected abstract ImmutableArray<PlotArgument> Own { get; }

    /// <summary>Null for a name that is no argument.</summary>
    public PlotArgument? FindArgument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);

    /// <summary>Depends on nothing but the arguments.</summary>
    /// <exception cref="PlotException">An argument has a value that cannot be drawn.</exception>
    internal Plot Make(PlotArguments arguments) => Draw(arguments) with { Title = arguments.TextOf(Title) ?? "" };

    private protected abstract Plot Draw(PlotArguments arguments);
}

/// <summary>An argument of a kind of plot.</summary>
/// <param name="Name">As calls write it.</param>
/// <param name="Expected">What it must be, for messages: <c>a vector of numbers</c>.</param>
/// <param name="Summary">What it is, in one sentence.</param>
public sealed record PlotArgument(string Name, string Expected, string Summary)
{
    /// <summary>Whether no call is without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether several may be given, one behind the other; only the first argument of a kind.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether it goes by its name alone.</summary>
    public bool IsNamed => !IsRequired;

    /// <summary>Words that may be written without quotes; empty where any formula is taken.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary><c>points</c>, <c>values, …</c>, <c>centroids=</c>.</summary>
    public string Signature => IsRepeated ? $"{Name}, …" : IsRequired ? Name : $"{Name}=";
}

/// <summary>A plot whose arguments cannot be drawn; an error of the question's author.</summary>
/// <param name="argument">Which one.</param>
/// <param name="message">A sentence without its full stop.</param>
internal sealed class PlotException(string argument, string message) : Exception(message)
{
    public string Argument { get; } = argument;
}
