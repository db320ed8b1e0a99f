using CsCheck;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Questions.Checks;

namespace DLQuiz.Core.Tests.Questions;

public sealed class QuestionReaderTests
{
    private const string Yaml = """
        id: sum
        params: |
          x = ints(3, -5..9)
          m = mean(x)
        where: m != 0
        ask: |
          The sum of {{x}}?
        answer: sum(x)
        tol: rel 0.005, abs 0.005
        wrong: |
          m => That is the mean.
        steps: "{{x}} gives {{answer}}"
        hint: [one, two]
        test: |
          x=[1,2,3] : 6 ok; 2 wrong 1
        """;

    [Fact]
    public void A_block_is_read_with_all_its_keys()
    {
        Question question = Block.Read(Yaml);
        Assert.Equal("sum", question.Id);
        Assert.Equal(["x", "m"], question.Parameters.Select(parameter => parameter.Name));
        Assert.Equal("The sum of {{x}}?", question.Ask.Markdown);
        Assert.Equal("sum(x)", question.Formulas);
        Assert.Equal(["one", "two"], question.Hints.Select(hint => hint.Markdown));
        Assert.Equal(Question.DefaultTries, question.Tries);
        Assert.Single(question.Tests);
    }

    [Fact]
    public void Line_ends_play_no_part()
    {
        Question unix = Block.Read(Yaml.ReplaceLineEndings("\n"));
        Question windows = Block.Read(Yaml.ReplaceLineEndings("\r\n"));
        Assert.Equal(Variant.Draw(unix, 7).Ask, Variant.Draw(windows, 7).Ask);
        Assert.Equal(unix.Parts[0].Misconceptions[0].Formula.Span, windows.Parts[0].Misconceptions[0].Formula.Span);
    }

    [Fact]
    public void A_finding_points_into_the_note_and_not_into_the_block()
    {
        string yaml = Yaml.Replace("  m => That", "  mm => That", StringComparison.Ordinal);
        Diagnostic finding = Assert.Single(QuestionReader.Read(yaml, "a/b.md", 101, 5).Diagnostics);
        Assert.Equal(new SourceSpan("a/b.md", 111, 7, 2), finding.Span);
        Assert.Equal("      mm => That is the mean.", finding.SourceLine);
    }

    [Theory]
    [InlineData("!<> a")]
    [InlineData("!![ a")]
    [InlineData("...\n...\n")]
    [InlineData("? [a]\n: b")]
    [InlineData("a: *b")]
    [InlineData("%YAML 9.9\n---\nask: a")]
    [InlineData("ask: a\n---\nask: b")]
    [InlineData("ask: \"\\ud800\"")]
    [InlineData("\0")]
    [InlineData("")]
    public void Malformed_yaml_is_a_finding(string yaml) => Assert.Null(QuestionReader.Read(yaml, "", 1).Question);

    [Theory]
    [InlineData("[", 30_000)]
    [InlineData("{a: ", 15_000)]
    [InlineData("- ", 30_000)]
    [InlineData("a: a\n", 12_000)]
    [InlineData("&a ", 20_000)]
    [InlineData("a", 200_000)]
    public void Hostile_yaml_is_a_finding(string piece, int times) =>
        Assert.NotEmpty(QuestionReader.Read(string.Concat(Enumerable.Repeat(piece, times)), "", 1).Diagnostics);

    [Fact]
    public void A_block_cut_off_anywhere_is_read_without_an_exception()
    {
        for (int length = 0; length <= Yaml.Length; length++)
        {
            if (QuestionReader.Read(Yaml[..length], "", 1).Question is { } question)
                QuestionChecks.Check(question, variants: 2);
        }
    }

    [Fact]
    public void A_block_with_other_letters_anywhere_is_read_without_an_exception() =>
        Gen.Select(Gen.Int[0, Yaml.Length - 1], Gen.Char["[]{}()'\"|>:&*!%@`#-+=.,;x0\n\t 中\uD800"]).Array[1, 4].Sample(changes =>
        {
            char[] text = Yaml.ToCharArray();
            foreach ((int at, char letter) in changes)
                text[at] = letter;
            if (QuestionReader.Read(new string(text), "", 1).Question is { } question)
                QuestionChecks.Check(question, variants: 2);
        }, iter: 1_000);

    [Fact]
    public void Every_rule_about_questions_is_met_in_a_golden()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Questions", "Goldens");
        string all = string.Concat(Directory.EnumerateFiles(folder, "*.out.txt").Select(File.ReadAllText));
        Assert.Empty(Rules.All.Where(rule => rule.Code.StartsWith("DLQ3", StringComparison.Ordinal) && !all.Contains(rule.Code, StringComparison.Ordinal)).Select(rule => rule.Code));
    }
}
