using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DLQuiz.Core.Questions.Yaml;

/// <summary>Reads the YAML of strangers from the parser's events, so that neither depth, size nor aliases can exhaust the process.</summary>
internal sealed class YamlTree
{
    /// <summary>The scanner takes time quadratic in the text: more than this is refused unread.</summary>
    public const int MaxLength = 64 * 1024;

    public const int MaxDepth = 20;

    public const int MaxEvents = 10_000;

    private readonly Parser parser;
    private int events;

    private YamlTree(string text) => parser = new Parser(new StringReader(text));

    /// <summary>An empty document is an empty map.</summary>
    public static bool TryRead(string text, out YamlNode root, out YamlProblem? problem)
    {
        root = new YamlNode.Map(new YamlPlace(1, 1), []);
        problem = null;
        if (text.Length > MaxLength)
        {
            problem = new YamlProblem($"This is {text.Length:N0} characters of YAML; at most {MaxLength:N0} are read.", new YamlPlace(1, 1), IsBeyond: true);
            return false;
        }

        try
        {
            root = new YamlTree(text).ReadDocument() ?? root;
            return true;
        }
        catch (RefusedException refused)
        {
            problem = new YamlProblem(refused.Message, refused.Place, IsBeyond: true);
        }
        catch (YamlException broken)
        {
            problem = YamlTrouble.Of(text, PlaceOf(broken.Start));
        }
        catch (Exception escaped) when (escaped is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // YamlDotNet 18.1.0 lets these out for some malformed tags and documents, without a place.
            problem = YamlTrouble.Of(text, null);
        }

        return false;
    }

    private YamlNode? ReadDocument()
    {
        Take<StreamStart>();
        if (parser.Current is StreamEnd)
            return null;
        Take<DocumentStart>();
        YamlNode root = ReadNode(0);
        Take<DocumentEnd>();
        return parser.Current is null or StreamEnd ? root : throw new RefusedException("A second YAML document begins here; one is all that is read.", PlaceOf(parser.Current.Start));
    }

    private YamlNode ReadNode(int depth)
    {
        YamlPlace place = PlaceOf(parser.Current?.Start ?? Mark.Empty);
        if (depth >= MaxDepth)
            throw new RefusedException($"This is nested more than {MaxDepth} deep.", place);
        RefuseDecoration(place);
        switch (parser.Current)
        {
            case Scalar scalar:
                Advance();
                return ToNode(scalar);
            case SequenceStart:
                return ReadList(place, depth);
            case MappingStart:
                return ReadMap(place, depth);
            default:
                throw new RefusedException("A value is expected here.", place);
        }
    }

    private YamlNode.List ReadList(YamlPlace place, int depth)
    {
        Advance();
        ImmutableArray<YamlNode>.Builder elements = ImmutableArray.CreateBuilder<YamlNode>();
        while (parser.Current is not SequenceEnd)
            elements.Add(ReadNode(depth + 1));
        Advance();
        return new YamlNode.List(place, elements.ToImmutable());
    }

    private YamlNode.Map ReadMap(YamlPlace place, int depth)
    {
        Advance();
        ImmutableArray<YamlNode.Entry>.Builder entries = ImmutableArray.CreateBuilder<YamlNode.Entry>();
        while (parser.Current is not MappingEnd)
        {
            YamlNode key = ReadNode(depth + 1);
            if (key is not YamlNode.Scalar name)
                throw new RefusedException("A key is a word, not a list or a map.", key.Start);
            entries.Add(new YamlNode.Entry(name, ReadNode(depth + 1)));
        }

        Advance();
        return new YamlNode.Map(place, entries.ToImmutable());
    }

    private void RefuseDecoration(YamlPlace place)
    {
        if (parser.Current is AnchorAlias)
            throw new RefusedException("Aliases (*name) are not taken here.", place);
        if (parser.Current is not NodeEvent node)
            return;
        if (!node.Anchor.IsEmpty)
            throw new RefusedException("Anchors (&name) are not taken here.", place);
        if (!node.Tag.IsEmpty)
            throw new RefusedException("Tags (!name) are not taken here.", place);
    }

    private void Take<T>()
    {
        if (parser.Current is null)
            Advance();
        if (parser.Current is not T)
            throw new RefusedException("One YAML document is expected here.", PlaceOf(parser.Current?.Start ?? Mark.Empty));
        Advance();
    }

    private void Advance()
    {
        if (++events > MaxEvents)
            throw new RefusedException($"This is more YAML than the {MaxEvents:N0} pieces that are read.", PlaceOf(parser.Current?.Start ?? Mark.Empty));
        parser.MoveNext();
    }

    private static YamlNode.Scalar ToNode(Scalar scalar) => new(PlaceOf(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Literal);

    private static YamlPlace PlaceOf(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private sealed class RefusedException(string message, YamlPlace place) : Exception(message)
    {
        public YamlPlace Place { get; } = place;
    }
}
