using System.Collections.Immutable;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Operations;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Questions.Checks;
using DLQuiz.Core.Questions.Grading;
using DLQuiz.Core.Questions.Misconceptions;

namespace DLQuiz.Core.Tests.Questions;

public sealed class StandardMisconceptionTests
{
    private const int Variants = 1_000;

    private static readonly Lazy<ImmutableArray<Question>> Questions = new(() =>
        [.. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Questions", "Standard", "questions.txt")).ReplaceLineEndings("\n").Split("\n===\n").Select(Block.Read)]);

    private static readonly Lazy<Dictionary<string, double>> Shares = new(MeasureAll);

    public static TheoryData<string> Ids => [.. MisconceptionLibrary.All.Select(known => known.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_question_tells_it_apart_from_the_key_and_from_all_others(string id)
    {
        double share = Shares.Value.GetValueOrDefault(id, -1);
        Assert.True(share >= 0.95, FormattableString.Invariant($"{id} is told apart in {100 * share:0.0} % of {Variants} variants at best."));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_formulas_use_the_operation_s_own_arguments_and_outputs(string id)
    {
        foreach (MistakenCall call in MisconceptionLibrary.Find(id)!.Calls)
        {
            Operation operation = OperationRegistry.Find(call.Operation) ?? throw new InvalidOperationException($"{id}: there is no operation {call.Operation}.");
            Assert.NotNull(operation.Declaration.FindOutput(call.Output));
            Assert.All(Formula.Parse(call.Formula).Names, name => Assert.NotNull(operation.Declaration.FindArgument(name)));
            Assert.All(call.Needs, name => Assert.NotNull(operation.Declaration.FindArgument(name)));
        }
    }

    /// <summary>An operation's mistake that no question of the file makes could be a slip of the library itself.</summary>
    [Fact]
    public void Every_formula_of_the_library_is_computed_by_a_question_and_differs_from_the_key()
    {
        HashSet<MistakenCall> computed = [];
        foreach (Question question in Questions.Value)
        {
            Variant[] variants = [.. Enumerable.Range(1, 20).Select(seed => Variant.Draw(question, (ulong)seed))];
            MisconceptionTable table = MisconceptionTable.Of(variants, question.Parts[0], 0);
            for (int row = 0; row < question.Parts[0].Misconceptions.Length; row++)
            {
                if (Enumerable.Range(0, variants.Length).Any(column => table.Value(row, column) is not null && !table.EqualsKey(row, column)))
                    computed.UnionWith(CallsOf(question, question.Parts[0].Misconceptions[row].Standard!));
            }
        }

        string missing = string.Join('\n', MisconceptionLibrary.All.SelectMany(known => known.Calls.Where(call => !computed.Contains(call)).Select(call => $"{known.Id} {call.Operation}.{call.Output}")));
        Assert.True(missing.Length == 0, missing);
    }

    [Fact]
    public void Every_misconception_has_a_sentence_in_both_languages()
    {
        Assert.All(MisconceptionLibrary.All, known =>
        {
            Assert.EndsWith(".", known.English, StringComparison.Ordinal);
            Assert.EndsWith("。", known.Chinese, StringComparison.Ordinal);
            Assert.Matches("^[a-z][a-z0-9-]*$", known.Id);
        });
        Assert.Distinct(MisconceptionLibrary.All.Select(known => known.English));
    }

    [Fact]
    public void An_index_into_the_call_is_an_index_into_the_mistake()
    {
        Variant variant = Block.Draw("params: |\n  x = pick([1, 2, 3, 6])\nask: BN of {{x}}\nanswer: batch_norm_train(x, gamma=2, beta=1, eps=0.1)[0]\nwrong: std");
        Grade grade = Grader.Judge(variant, ["-0.83211"]);
        Assert.Equal("The forward pass divides the squared deviations by n; you divided by n − 1.", grade.Parts[0].Message);
        Assert.Equal("answer:norm-sample-variance", Assert.Single(grade.Misconceptions).Key);
    }

    [Fact]
    public void A_question_in_Chinese_is_answered_in_Chinese()
    {
        Variant variant = Block.Draw("params: |\n  x = pick([1, 2, 3, 6])\nask: 批归一化 {{x}}\nanswer: batch_norm_train(x, gamma=2, beta=1, eps=0.1)[0]\nwrong: std");
        Assert.Equal("前向计算的方差除以 n，你除以了 n − 1。", Grader.Judge(variant, ["-0.83211"]).Parts[0].Message);
    }

    [Theory]
    [InlineData("en", "批归一化 {{x}}", "The forward pass divides the squared deviations by n; you divided by n − 1.")]
    [InlineData("zh-CN", "BN of {{x}}", "前向计算的方差除以 n，你除以了 n − 1。")]
    [InlineData("ZH", "BN of {{x}}", "前向计算的方差除以 n，你除以了 n − 1。")]
    public void The_language_of_the_deck_goes_before_that_of_the_question(string language, string ask, string sentence)
    {
        string yaml = $"params: |\n  x = pick([1, 2, 3, 6])\nask: {ask}\nanswer: batch_norm_train(x, gamma=2, beta=1, eps=0.1)[0]\nwrong: std";
        var variant = Variant.Draw(QuestionReader.ReadCompiled(yaml, language), 1);
        Assert.Equal(sentence, Grader.Judge(variant, ["-0.83211"]).Parts[0].Message?.ToString());
        Assert.Equal(sentence, MisconceptionSentence.Of("answer:norm-sample-variance", yaml, language));
    }

    [Fact]
    public void The_author_s_own_sentence_goes_before_the_library_s()
    {
        Variant variant = Block.Draw("ask: BN\nanswer: batch_norm_train([1, 2, 3, 6], eps=0.1)[0]\nwrong: |\n  (1 - 3)/sqrt(14/3 + 0.1)  => Mine.\n  std");
        Assert.Equal("Mine.", Grader.Judge(variant, ["-0.91606"]).Parts[0].Message);
    }

    private static IEnumerable<MistakenCall> CallsOf(Question question, StandardMisconception known) =>
        known.Calls.Where(mistaken => question.Parts[0].Answer.Formula.Calls.Any(call => mistaken.Concerns(call.Operation.Declaration.Name, call.Output.Name, call.Given.Contains)));

    private static Dictionary<string, double> MeasureAll()
    {
        Dictionary<string, double> best = new(StringComparer.Ordinal);
        foreach (Question question in Questions.Value)
        {
            Variant[] variants = [.. Enumerable.Range(1, Variants).Select(seed => Variant.Draw(question, (ulong)seed))];
            MisconceptionTable table = MisconceptionTable.Of(variants, question.Parts[0], 0);
            for (int row = 0; row < question.Parts[0].Misconceptions.Length; row++)
            {
                string id = question.Parts[0].Misconceptions[row].Name;
                best[id] = Math.Max(best.GetValueOrDefault(id), table.ShareToldApart(row));
            }
        }

        return best;
    }
}
