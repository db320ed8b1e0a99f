using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Misconceptions;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>Reads <c>wrong</c>: one misconception a line, or <c>std</c> for all that the library has for the answer's operations.</summary>
internal sealed class WrongReader(BlockFindings findings, FormulaReader formulas, TemplateReader templates)
{
    private const string Standard = "std";

    /// <summary>Whether the deck, or where it names no language the question itself, is in Chinese, whose sentences are then used.</summary>
    public static bool IsChinese(BlockKeys question, string? language) => language is not null
        ? language.Split('-')[0].Equals("zh", StringComparison.OrdinalIgnoreCase)
        : question.Node("ask") is Yaml.YamlNode.Scalar ask && ask.Value.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF');

    public ImmutableArray<Misconception> Read(BlockText text, string part, IReadOnlyCollection<string> known, AuthoredFormula? answer, bool isChinese)
    {
        List<Misconception> own = [];
        List<Misconception> standard = [];
        int number = 0;
        foreach (BlockText line in text.Lines())
        {
            number++;
            int arrow = line.Text.IndexOf("=>", StringComparison.Ordinal);
            if (line.Text == Standard)
                standard.AddRange(answer is null ? [] : FromLibrary(line, part, answer, isChinese));
            else if (arrow <= 0 || line.From(arrow + 2).Trim().Length == 0)
                findings.Add(Rules.MisconceptionMalformed, line, "A formula, => and a sentence are expected, or std for the misconceptions of the library.");
            else if (formulas.Read(line.Slice(0, arrow), known) is { } formula)
                own.Add(new Misconception(part, number.ToString(CultureInfo.InvariantCulture), formula, templates.Read(line.From(arrow + 2).Trim(), known)));
        }

        return [.. own, .. standard.DistinctBy(misconception => misconception.Name)];
    }

    private List<Misconception> FromLibrary(BlockText line, string part, AuthoredFormula answer, bool isChinese)
    {
        List<Misconception> all = [.. MisconceptionLibrary.For(answer.Formula).Select(known => Of(known, part, answer with { Span = line.Span }, isChinese))];
        if (all.Count == 0)
            findings.Add(Rules.StandardMisconceptionsMissing, line, "The library knows no misconception about the operations of this answer.");
        return all;
    }

    private static Misconception Of(StandardMisconception known, string part, AuthoredFormula answer, bool isChinese) =>
        new(part, known.Id, answer, TemplateReader.Read(isChinese ? known.Chinese : known.English)) { Standard = known };
}
