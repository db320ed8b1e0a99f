using System.Collections.Immutable;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Declarations;

/// <summary>An argument that is one of a few texts.</summary>
public interface IChoice
{
    ImmutableArray<string> Choices { get; }
}

/// <summary>One of a few texts, which the kernel reads as the value that it stands for.</summary>
public sealed class ChoiceParameter<T> : Argument<T>, IChoice
    where T : struct, Enum
{
    private readonly ImmutableArray<(string Text, object Meaning)> _options;

    public ChoiceParameter(string name, string summary, params ReadOnlySpan<(string Text, T Meaning)> options)
        : base(name, summary)
    {
        ImmutableArray<(string, object)>.Builder boxed = ImmutableArray.CreateBuilder<(string, object)>(options.Length);
        foreach ((string text, T meaning) in options)
            boxed.Add((text, meaning));
        _options = boxed.MoveToImmutable();
    }

    /// <summary>The text that stands for an argument that is not given; null when it must be given.</summary>
    public string? Default { get; init; }

    public ImmutableArray<string> Choices => [.. _options.Select(option => option.Text)];

    public override Value? DefaultValue => Default is null ? null : new Text(Default);

    public override bool IsRequired => Default is null;

    public override string Expected => string.Join(" | ", _options.Select(option => $"'{option.Text}'"));

    internal override T Unpack(object? slot) => (T)slot!;

    internal override object Read(Value value, string operation)
    {
        if (value is Text text)
        {
            foreach ((string option, object meaning) in _options)
            {
                if (option == text.Content)
                    return meaning;
            }
        }
        throw Refuse(operation, value);
    }
}
