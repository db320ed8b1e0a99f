using System.Collections.Immutable;

namespace DLQuiz.Terminal.Maths;

internal sealed partial class MathParser
{
    /// <summary>Words, and commands that only colour, name or number a formula.</summary>
    private static IEnumerable<(string Names, Reader Read)> Texts() =>
    [
        ("text textrm textbf textit textsf texttt textnormal textup textmd emph mbox hbox", (parser, _) => parser.ParseText()),
        ("operatorname", (parser, _) => parser.ParseOperator()),
        ("mathop", (parser, _) => parser.As(AtomKind.Function, hasLimits: true)),
        ("mathrel", (parser, _) => parser.As(AtomKind.Relation)),
        ("mathbin", (parser, _) => parser.As(AtomKind.Binary)),
        ("mathopen", (parser, _) => parser.As(AtomKind.Open)),
        ("mathclose", (parser, _) => parser.As(AtomKind.Close)),
        ("mathpunct", (parser, _) => parser.As(AtomKind.Punctuation)),
        ("arg", (parser, _) => parser.ParseArg()),
        ("color label vspace", (parser, _) => parser.Ignored()),
        ("textcolor colorbox href", (parser, _) => parser.WithoutFirst()),
        ("tag", (parser, _) => parser.ParseTag()),
        ("% $ # & _ - .", (_, name) => new MathNode.Atom(name)),
    ];

    /// <summary>Text may turn to maths between dollars.</summary>
    private MathNode ParseText()
    {
        string text = TakeRawArgument();
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return new MathNode.Words(Unescaped(text));
        }

        ImmutableArray<MathNode>.Builder parts = ImmutableArray.CreateBuilder<MathNode>();
        foreach ((int i, string part) in text.Split('$').Index())
        {
            if (part.Length > 0)
            {
                parts.Add(i % 2 == 0 ? new MathNode.Words(Unescaped(part)) : Nested(() => Within(part)) ?? MathNode.Row.Empty);
            }
        }

        return new MathNode.Row(parts.ToImmutable());
    }

    private static string Unescaped(string text)
    {
        foreach (string mark in (string[])["_", "%", "#", "&", "{", "}"])
        {
            text = text.Replace("\\" + mark, mark, StringComparison.Ordinal);
        }

        return text.Replace('~', ' ').ReplaceLineEndings(" ");
    }

    private MathNode.Atom ParseOperator()
    {
        bool hasLimits = Skip("*");
        return new MathNode.Atom(Name(), AtomKind.Function, hasLimits);
    }

    /// <summary>The argument as one name: <c>arg\,min</c>, <c>soft-max</c>.</summary>
    private string Name()
    {
        string text = TakeRawArgument();
        return text.Contains('\\', StringComparison.Ordinal) && Nested(() => Within(text)) is { } node
            ? OneLine.Tight(node).Replace('−', '-')
            : text.ReplaceLineEndings(" ").Trim();
    }

    private MathNode As(AtomKind kind, bool hasLimits = false)
    {
        MathNode argument = ParseArgument();
        string text = OneLine.Tight(argument);
        return text.Length == 0 ? argument : new MathNode.Atom(text, kind, hasLimits);
    }

    /// <summary><c>\arg\max</c> is one name, under which its limit stands.</summary>
    private MathNode.Atom ParseArg()
    {
        SkipBlanks();
        return SkipCommand("max") ? MathSymbols.Atoms["argmax"]
            : SkipCommand("min") ? MathSymbols.Atoms["argmin"]
            : new MathNode.Atom("arg", AtomKind.Function);
    }

    private MathNode? Ignored()
    {
        SkipBracketed();
        TakeRawArgument();
        return null;
    }

    private MathNode WithoutFirst()
    {
        Ignored();
        return ParseArgument();
    }

    private MathNode.Words ParseTag()
    {
        bool isBare = Skip("*");
        string text = Unescaped(TakeRawArgument());
        return new MathNode.Words(isBare ? $"   {text}" : $"   ({text})");
    }
}
