using System.Collections.Frozen;
using DLQuiz.Compute;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Yaml;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>The keys of a block or of one of its parts, checked against the closed list.</summary>
internal sealed class BlockKeys
{
    private static readonly FrozenSet<string> OfQuestion = NamesAt(BlockKeyPlace.Question);

    private static readonly FrozenSet<string> OfPart = NamesAt(BlockKeyPlace.Part);

    private readonly Dictionary<string, YamlNode.Entry> entries = new(StringComparer.Ordinal);
    private readonly BlockFindings findings;
    private readonly YamlNode.Map map;

    public BlockKeys(YamlNode.Map map, bool isPart, BlockFindings findings)
    {
        this.findings = findings;
        this.map = map;
        foreach (YamlNode.Entry entry in map.Entries)
        {
            string key = entry.Key.Value;
            if (!(isPart ? OfPart : OfQuestion).Contains(key))
                Refuse(entry.Key, isPart);
            else if (!entries.TryAdd(key, entry))
                findings.Add(Rules.QuestionKeyTwice, entry.Key, $"{key} is given twice, first in line {findings.Source.Span(entries[key].Key).Line}.");
        }
    }

    /// <summary>Where the keys start.</summary>
    public YamlNode Start => map.Entries.IsEmpty ? map : map.Entries[0].Key;

    public bool Has(string key) => entries.ContainsKey(key);

    public YamlNode? Node(string key) => entries.GetValueOrDefault(key)?.Value;

    public YamlNode.Scalar? KeyNode(string key) => entries.GetValueOrDefault(key)?.Key;

    /// <summary>A text that is not blank; anything else is a finding.</summary>
    public BlockText? Text(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlNode.Scalar scalar when !string.IsNullOrWhiteSpace(scalar.Value):
                return BlockText.Of(findings.Source, scalar);
            case YamlNode.Scalar:
                findings.Add(Rules.QuestionKeyMalformed, KeyNode(key)!, $"{key} is empty.");
                return null;
            case { } other:
                findings.Add(Rules.QuestionKeyMalformed, other, $"{key} takes a text, and this is a YAML {(other is YamlNode.List ? "list" : "map")}: put it under {key}: | instead.");
                return null;
        }
    }

    /// <summary>A text, a missing one being a finding too.</summary>
    public BlockText? RequiredText(string key)
    {
        if (!Has(key))
            findings.Add(Rules.QuestionKeyMissing, Start, $"The key {key} is missing.");
        return Text(key);
    }

    /// <summary>A text or a list of texts.</summary>
    public IEnumerable<BlockText> Texts(string key)
    {
        if (Node(key) is not YamlNode.List list)
            return Text(key) is { } text ? [text] : [];
        foreach (YamlNode element in list.Elements.Where(element => element is not YamlNode.Scalar))
            findings.Add(Rules.QuestionKeyMalformed, element, $"{key} lists texts only.");
        return list.Elements.OfType<YamlNode.Scalar>().Select(scalar => BlockText.Of(findings.Source, scalar));
    }

    private static FrozenSet<string> NamesAt(BlockKeyPlace place) =>
        FrozenSet.ToFrozenSet(BlockKey.All.Where(key => key.Place.HasFlag(place)).Select(key => key.Name));

    private void Refuse(YamlNode.Scalar key, bool isPart)
    {
        string name = key.Value;
        if (OfPart.Contains(name))
            findings.Add(Rules.QuestionKeyMisplaced, key, $"{name} belongs in a part, under parts.");
        else if (OfQuestion.Contains(name))
            findings.Add(Rules.QuestionKeyMisplaced, key, $"{name} belongs to the whole question, not in a part.");
        else if (Spelling.Nearest(name, isPart ? OfPart : OfQuestion) is { } near)
            findings.Add(Rules.QuestionKeyUnknown, key, $"There is no key {name}; {near} is near.", near);
        else
            findings.Add(Rules.QuestionKeyUnknown, key, $"There is no key {name}.");
    }
}
