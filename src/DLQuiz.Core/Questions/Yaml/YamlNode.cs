using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Yaml;

/// <summary>A place in a YAML text; both count from 1, columns in UTF-16 units.</summary>
internal readonly record struct YamlPlace(int Line, int Column);

/// <summary>A YAML document without anchors, aliases and tags, each node with the place where it starts.</summary>
internal abstract record YamlNode
{
    private YamlNode(YamlPlace start) => Start = start;

    public YamlPlace Start { get; }

    /// <summary>Literal when it is written as <c>|</c>: the value's lines are then lines of the source.</summary>
    public sealed record Scalar(YamlPlace Start, string Value, bool IsLiteral) : YamlNode(Start);

    public sealed record List(YamlPlace Start, ImmutableArray<YamlNode> Elements) : YamlNode(Start);

    /// <summary>Entries in the order written; a key may occur twice.</summary>
    public sealed record Map(YamlPlace Start, ImmutableArray<Entry> Entries) : YamlNode(Start);

    public sealed record Entry(Scalar Key, YamlNode Value);
}
