using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Plots;
using DLQuiz.Core.Questions.Yaml;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>Makes a question of a block's keys.</summary>
internal sealed class QuestionBuilder
{
    private const int MaxTries = 10;

    private readonly BlockFindings findings;
    private readonly FormulaReader formulas;
    private readonly TemplateReader templates;

    public QuestionBuilder(BlockFindings findings)
    {
        this.findings = findings;
        formulas = new FormulaReader(findings);
        templates = new TemplateReader(findings, formulas);
    }

    public QuestionReading Build(YamlNode.Map map)
    {
        BlockKeys keys = new(map, isPart: false, findings);
        ImmutableArray<Parameter> parameters = keys.Text("params") is { } lines ? new ParameterReader(findings, formulas).Read(lines) : [];
        // Names of broken lines count, so that one mistake is not told once for each of its uses.
        HashSet<string> names = [.. ParameterNames(keys)];
        ImmutableArray<AuthoredFormula> where = keys.Text("where") is { } conditions ? formulas.ReadLines(conditions, names) : [];
        Template? ask = keys.RequiredText("ask") is { } text ? templates.Read(text, names) : null;
        PlotReader plots = new(findings, formulas);
        ImmutableArray<PlotCall> askPlots = keys.Text("plot") is { } shown ? plots.Read(shown, names) : [];
        ImmutableArray<PartDraft> drafts = new PartReader(findings, formulas, templates).Read(keys, names);
        names.UnionWith(drafts.Select(draft => draft.Name));
        ImmutableArray<BlockKeys> all = [keys, .. drafts.Select(draft => draft.Keys).Where(own => own != keys)];
        Template? steps = Steps(all, names);
        ImmutableArray<PlotCall> stepsPlots = keys.Text("steps-plot") is { } solved ? plots.Read(solved, names) : [];
        ImmutableArray<Template> hints = [.. all.SelectMany(own => own.Texts("hint")).Select(hint => templates.Read(hint, names))];
        int tries = Tries(keys);
        string? id = keys.Text("id")?.Trim().Text;
        ImmutableArray<TestLine> tests = keys.Text("test") is { } lines2 ? new TestReader(findings, formulas).Read(lines2, parameters, [.. drafts.Select(draft => draft.Name)]) : [];
        if (findings.HasErrors || ask is null)
            return new QuestionReading(null, findings.Sorted);
        Question question = new()
        {
            Id = id,
            Parameters = parameters,
            Where = where,
            Ask = ask,
            Parts = [.. drafts.Select(draft => draft.Part!)],
            Steps = steps,
            Plots = askPlots,
            StepsPlots = stepsPlots,
            Hints = hints,
            Tries = tries,
            Tests = tests,
        };
        return new QuestionReading(question, findings.Sorted);
    }

    private static IEnumerable<string> ParameterNames(BlockKeys keys)
    {
        if (keys.Node("params") is not YamlNode.Scalar scalar)
            return [];
        return scalar.Value.Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal)).Select(line => line[..line.IndexOf('=', StringComparison.Ordinal)].Trim());
    }

    private Template? Steps(ImmutableArray<BlockKeys> all, HashSet<string> names)
    {
        ImmutableArray<Template> steps = [.. all.Select(keys => keys.Text("steps")).OfType<BlockText>().Select(text => templates.Read(text, names))];
        return steps.Length <= 1
            ? steps.FirstOrDefault()
            : new Template(string.Join("\n\n", steps.Select(step => step.Markdown)), [.. steps.SelectMany(step => step.Pieces.Prepend(new TemplatePiece.Literal("\n\n"))).Skip(1)]);
    }

    private int Tries(BlockKeys keys)
    {
        if (keys.Text("tries") is not { } text)
            return Question.DefaultTries;
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int tries) && tries is >= 1 and <= MaxTries)
            return tries;
        findings.Add(Rules.QuestionKeyMalformed, text, $"tries is an integer from 1 to {MaxTries}.");
        return Question.DefaultTries;
    }
}
