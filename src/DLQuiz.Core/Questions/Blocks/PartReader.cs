using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Compute;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Yaml;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>A part as far as it could be read: without its answer it is null.</summary>
internal sealed record PartDraft(string Name, BlockKeys Keys, QuestionPart? Part);

/// <summary>Reads <c>parts</c>, or the one part that a block without them is.</summary>
internal sealed class PartReader(BlockFindings findings, FormulaReader formulas, TemplateReader templates)
{
    private const int MaxParts = 20;

    private static readonly SearchValues<char> NotOfLabels = SearchValues.Create(" ,;[](){}，；、\n");

    private static readonly string[] OfParts = ["answer", "kind", "labels", "wrong", "weight"];

    public ImmutableArray<PartDraft> Read(BlockKeys question, IReadOnlyCollection<string> parameters)
    {
        if (!question.Has("parts"))
            return [new PartDraft(QuestionPart.OnlyName, question, ReadPart(QuestionPart.OnlyName, question, question, parameters))];
        foreach (string key in OfParts.Where(question.Has))
            findings.Add(Rules.QuestionKeyMisplaced, question.KeyNode(key)!, $"{key} belongs in the parts, for this question has some.");
        YamlNode node = question.Node("parts")!;
        if (node is not YamlNode.List { Elements: { Length: > 0 and <= MaxParts } elements })
        {
            findings.Add(Rules.QuestionKeyMalformed, node, $"parts is a list of 1 to {MaxParts} parts, each with name and answer.");
            return [];
        }

        ImmutableArray<PartDraft>.Builder drafts = ImmutableArray.CreateBuilder<PartDraft>();
        HashSet<string> names = [.. parameters];
        foreach (YamlNode element in elements)
        {
            if (ReadOne(element, question, names) is not { } draft)
                continue;
            drafts.Add(draft);
            names.Add(draft.Name);
        }

        return drafts.ToImmutable();
    }

    private PartDraft? ReadOne(YamlNode element, BlockKeys question, HashSet<string> names)
    {
        if (element is not YamlNode.Map map)
        {
            findings.Add(Rules.QuestionKeyMalformed, element, "A part is a list of keys: name, answer and so on.");
            return null;
        }

        BlockKeys keys = new(map, isPart: true, findings);
        if (keys.RequiredText("name")?.Trim() is not { } name)
            return null;
        if (!NameRules.IsName(name.Text))
            findings.Add(Rules.QuestionKeyMalformed, name, $"“{name.Text}” is no name: letters, digits and _ make one.");
        else if (names.Contains(name.Text))
            findings.Add(Rules.NameTaken, name, $"{name.Text} is defined above.");
        else if (NameRules.Reserved(name.Text) is { } meaning)
            findings.Add(Rules.NameTaken, name, $"{name.Text} already stands for {meaning}.");
        return new PartDraft(name.Text, keys, ReadPart(name.Text, keys, question, names));
    }

    private QuestionPart? ReadPart(string name, BlockKeys keys, BlockKeys question, IReadOnlyCollection<string> known)
    {
        AnswerKind kind = Kind(keys);
        ImmutableArray<string> labels = Labels(keys, kind);
        ImmutableArray<string> withFree = [.. known, .. kind.FreeNames(labels).Keys];
        AuthoredFormula? answer = keys.RequiredText("answer") is { } text ? formulas.Read(text, withFree) : null;
        Tolerance? tolerance = ReadTolerance(keys, kind) ?? (keys == question ? null : ReadTolerance(question, kind));
        Template? ask = keys != question && keys.Text("ask") is { } asked ? templates.Read(asked, known) : null;
        AuthoredFormula? follow = keys.Text("follow") is { } own ? formulas.Read(own, withFree) : null;
        ImmutableArray<Misconception> wrong = keys.Text("wrong") is { } lines ? new WrongReader(findings, formulas, templates).Read(lines, name, [.. withFree, QuestionPart.OnlyName], answer, WrongReader.IsChinese(question, findings.Source.Language)) : [];
        var demands = new DemandReader(findings, keys, question, kind);
        double weight = Weight(keys);
        bool countsCells = CountsCells(keys);
        return answer is null ? null : new QuestionPart
        {
            Name = name,
            Ask = ask,
            Kind = kind,
            Answer = answer,
            Follow = follow,
            Tolerance = tolerance ?? Tolerance.Default,
            HasOwnTolerance = tolerance is not null,
            Labels = labels,
            Precision = demands.Precision(),
            IsOrdered = demands.IsOrdered(),
            Weight = weight,
            CountsCells = countsCells,
            Misconceptions = wrong,
        };
    }

    private AnswerKind Kind(BlockKeys keys)
    {
        if (keys.Text("kind") is not { } text)
            return AnswerKinds.Default;
        if (AnswerKinds.Find(text.Trim().Text) is { } kind)
            return kind;
        ImmutableArray<string> names = [.. AnswerKinds.All.Select(known => known.Name)];
        string? near = Spelling.Nearest(text.Trim().Text, names);
        findings.Add(Rules.QuestionKeyMalformed, text.Trim(), $"There is no kind {text.Trim().Text}; {(near is null ? $"the kinds are {string.Join(", ", names)}" : $"{near} is near")}.", near);
        return AnswerKinds.Default;
    }

    private ImmutableArray<string> Labels(BlockKeys keys, AnswerKind kind)
    {
        if (!keys.Has("labels"))
        {
            if (kind.NeedsLabels)
                findings.Add(Rules.QuestionKeyMissing, keys.Start, $"The kind {kind.Name} needs labels: {kind.LabelsMeaning}.");
            return [];
        }

        YamlNode node = keys.Node("labels")!;
        string[] labels = node is YamlNode.List list ? [.. list.Elements.OfType<YamlNode.Scalar>().Select(label => label.Value.Trim())] : [];
        bool isList = node is YamlNode.List { Elements.Length: > 0 } written && written.Elements.Length == labels.Length;
        bool isTypable = labels.All(label => label.Length > 0 && !label.AsSpan().ContainsAny(NotOfLabels));
        if (!kind.NeedsLabels)
            findings.Add(Rules.QuestionKeyMisplaced, keys.KeyNode("labels")!, $"labels belongs to the kinds {string.Join(", ", AnswerKinds.All.Where(known => known.NeedsLabels).Select(known => known.Name))}; this one is {kind.Name}.");
        else if (isList && kind.Name == "expression" && labels.FirstOrDefault(label => !NameRules.IsName(label) || NameRules.Reserved(label) is not null) is { } bad)
            findings.Add(Rules.QuestionKeyMalformed, node, $"“{bad}” is no name that an expression can be written in.");
        else if (!isList || !isTypable || labels.Distinct(StringComparer.OrdinalIgnoreCase).Count() != labels.Length)
            findings.Add(Rules.QuestionKeyMalformed, node, "labels is a list of different words without blanks, commas or brackets: [1, 2].");
        return [.. labels];
    }

    private Tolerance? ReadTolerance(BlockKeys keys, AnswerKind kind)
    {
        if (keys.Text("tol") is not { } text)
            return null;
        Tolerance? tolerance = Tolerance.TryParse(text.Text);
        if (tolerance is null)
            findings.Add(Rules.QuestionKeyMalformed, text, "tol is written rel 0.005, abs 0.005, or one of the two, or exact.");
        else if (!kind.TakesTolerance)
            findings.Add(Rules.QuestionKeyIgnored, keys.KeyNode("tol")!, $"The kind {kind.Name} is compared exactly; tol has no effect.");
        return tolerance;
    }

    private double Weight(BlockKeys keys)
    {
        if (keys.Text("weight") is not { } text)
            return 1;
        if (double.TryParse(text.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double weight) && weight is > 0 and <= 1e6)
            return weight;
        findings.Add(Rules.QuestionKeyMalformed, text, "weight is a number above 0.");
        return 1;
    }

    private bool CountsCells(BlockKeys keys)
    {
        if (keys.Text("partial") is not { } text)
            return false;
        if (text.Trim().Text is not ("cells" or "none"))
            findings.Add(Rules.QuestionKeyMalformed, text, "partial is cells, each right component earning its share, or none.");
        return text.Trim().Text == "cells";
    }
}
