using System.Collections.Frozen;

namespace DLQuiz.Terminal.Maths;

internal sealed partial class MathParser
{
    /// <summary>Reads what follows the name of a command; null where it shows nothing.</summary>
    private delegate MathNode? Reader(MathParser parser, string name);

    /// <summary>Every command that takes arguments or does more than to name a character, by its name.</summary>
    private static readonly FrozenDictionary<string, Reader> Readers =
        new[] { Built(), Fences(), Lettering(), Spacing(), Stacks(), Texts() }
            .SelectMany(family => family)
            .SelectMany(entry => entry.Names.Split(' ').Select(name => KeyValuePair.Create(name, entry.Read)))
            .ToFrozenDictionary();

    private MathNode? ParseCommand()
    {
        int start = at++;
        string name = TakeName();
        if (Readers.TryGetValue(name, out Reader? read))
        {
            return read(this, name);
        }

        return name == "begin" ? ParseEnvironment(start)
            : name.Length > 0 && string.IsNullOrWhiteSpace(name) ? new MathNode.Atom(" ", AtomKind.Space)
            : MathSymbols.Atoms.TryGetValue(name, out MathNode.Atom? atom) ? atom
            : MathSymbols.Marks.TryGetValue(name, out char mark) ? Marked(name, mark, ParseArgument())
            : AsWritten(start);
    }

    private MathNode.Unknown AsWritten(int start)
    {
        while (!AtEnd && source[at] is '{' or '[')
        {
            char open = source[at];
            TakeBalanced(open, open == '{' ? '}' : ']');
            if (AtEnd)
            {
                break;
            }
        }

        return new MathNode.Unknown(source[start..at]);
    }

    /// <summary>Fractions, roots, boxes.</summary>
    private static IEnumerable<(string Names, Reader Read)> Built() =>
    [
        ("frac dfrac cfrac", (parser, _) => new MathNode.Fraction(parser.ParseCfracArgument(), parser.ParseArgument())),
        ("tfrac", (parser, _) => new MathNode.Fraction(parser.ParseArgument(), parser.ParseArgument(), IsSmall: true)),
        ("binom dbinom tbinom", (parser, _) => new MathNode.Binomial(parser.ParseArgument(), parser.ParseArgument())),
        ("sqrt", (parser, _) => new MathNode.Root(parser.ParseOption(), parser.ParseArgument())),
        ("boxed fbox", (parser, _) => new MathNode.Boxed(parser.ParseArgument())),
        ("cancel bcancel xcancel", (parser, _) => new MathNode.Struck(parser.ParseArgument())),
        ("phantom", (parser, _) => new MathNode.Phantom(parser.ParseArgument(), KeepsWidth: true, KeepsHeight: true)),
        ("hphantom", (parser, _) => new MathNode.Phantom(parser.ParseArgument(), KeepsWidth: true, KeepsHeight: false)),
        ("vphantom", (parser, _) => new MathNode.Phantom(parser.ParseArgument(), KeepsWidth: false, KeepsHeight: true)),
        ("pmod", (parser, _) => new MathNode.Row([new MathNode.Words(" "), new MathNode.Fenced("(", new MathNode.Row([new MathNode.Words("mod "), parser.ParseArgument()]), ")")])),
        ("not", (parser, _) => parser.Negated()),
    ];

    /// <summary><c>\cfrac[l]</c> says where its numerator stands, which a terminal has no use for.</summary>
    private MathNode ParseCfracArgument()
    {
        SkipBlanks();
        if (!AtEnd && source[at] == '[' && source.AsSpan(at).StartsWith("[l]") || Looking("[r]"))
        {
            at += 3;
        }

        return ParseArgument();
    }

    /// <summary>What stands in brackets before an argument; null where there are none.</summary>
    private MathNode.Row? ParseOption()
    {
        SkipBlanks();
        if (AtEnd || source[at] != '[')
        {
            return null;
        }

        string inner = TakeBalanced('[', ']');
        return Within(inner.EndsWith(']') ? inner[1..^1] : inner[1..]);
    }

    /// <summary>A piece of source read by itself, as deep as it stands here.</summary>
    private MathNode.Row Within(string text)
    {
        MathParser inner = new(text) { depth = depth };
        MathNode.Row row = inner.ParseRow();
        return inner.AtEnd ? row : Join(row, new MathNode.Unknown(text[inner.at..]));
    }

    private MathNode.Row Negated()
    {
        MathNode argument = ParseArgument();
        return argument is MathNode.Atom atom
            ? new MathNode.Row([atom with { Text = (atom.Text + '\u0338').Normalize() }])
            : new MathNode.Row([new MathNode.Atom("¬"), argument]);
    }
}
