using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Yaml;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>What a quiz block says.</summary>
/// <param name="Question">Null when a diagnostic is an error.</param>
/// <param name="Diagnostics">In the order of the note.</param>
public sealed record QuestionReading(Question? Question, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Reads quiz blocks; whatever the text, the result is a question or diagnostics.</summary>
public static class QuestionReader
{
    /// <param name="yaml">The block without its fences and without the indentation that the note gives it.</param>
    /// <param name="file">The note, for spans.</param>
    /// <param name="firstLine">Line of the note that holds the first line of YAML, from 1.</param>
    /// <param name="column">Column of the note at which the YAML's lines begin, from 1.</param>
    /// <param name="language">Of the deck, such as <c>zh-CN</c>: in it the library's sentences come. Null where the deck names none: then the question itself tells.</param>
    public static QuestionReading Read(string yaml, string file, int firstLine, int column = 1, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        BlockSource source = new(yaml, file, firstLine, column) { Language = language };
        BlockFindings findings = new(source);
        if (!YamlTree.TryRead(yaml, out YamlNode root, out YamlProblem? problem))
            findings.Add(problem!.IsBeyond ? Rules.QuestionBeyondYaml : Rules.QuestionNotYaml, source.Span(problem.Place, 0), problem.Message);
        else if (root is not YamlNode.Map map)
            findings.Add(Rules.QuestionNotYaml, root, "A quiz block is a list of keys: ask, answer and so on.");
        else
            return new QuestionBuilder(findings).Build(map);
        return new QuestionReading(null, findings.Sorted);
    }

    /// <summary>Reads a block that was compiled before, as a card keeps it.</summary>
    /// <param name="yaml">The block.</param>
    /// <param name="language">Of the deck; null where it names none.</param>
    /// <exception cref="VariantException">The block has errors.</exception>
    public static Question ReadCompiled(string yaml, string? language = null)
    {
        QuestionReading reading = Read(yaml, "", 1, language: language);
        return reading.Question ?? throw new VariantException($"The question cannot be read: {reading.Diagnostics.First(finding => finding.Severity == Severity.Error).Message}");
    }
}
