using CsCheck;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Grading;

namespace DLQuiz.Core.Tests.Questions;

public sealed class AnswerKindTests
{
    [Theory]
    [InlineData("list", "[1, 1.1]", "abs 0.12", "1.05, 0.95", 1)]
    [InlineData("list", "[1, 2, 2]", "exact", "2 1 2", 1)]
    [InlineData("list", "[1, 2, 2]", "exact", "1 2", 0)]
    [InlineData("list", "[1, 2]", "exact", "1 2 3", 0)]
    [InlineData("list", "[1, 2, 2]", "exact", "1 1 2", 0)]
    [InlineData("set", "[1, 2, 2]", "exact", "2, 1", 1)]
    [InlineData("set", "[1, 2]", "exact", "2, 1, 1, 2", 1)]
    [InlineData("set", "[1, 2]", "exact", "1, 3", 0)]
    [InlineData("set", "3", "exact", "3", 1)]
    [InlineData("percent", "0.5", "exact", "50%", 1)]
    [InlineData("percent", "0.5", "exact", "５０ ％", 1)]
    [InlineData("percent", "0.5", "exact", "0.5", 1)]
    [InlineData("percent", "0.5", "exact", "50", 0)]
    [InlineData("fraction", "2 / 6", null, "1/3", 1)]
    [InlineData("fraction", "2 / 6", null, "2/6", 1)]
    [InlineData("fraction", "2 / 6", null, "0.3333", 0)]
    [InlineData("fraction", "0.5", null, "0.5", 1)]
    public void A_kind_compares_as_it_says(string kind, string key, string? tolerance, string given, double score)
    {
        Variant variant = Block.OfKey(key, $"kind: {kind}\n{(tolerance is null ? "" : $"tol: {tolerance}")}");
        Assert.Equal(score, Grader.Judge(variant, [given]).Score);
    }

    [Theory]
    [InlineData("1 1 2 2", true)]
    [InlineData("2 2 1 1", true)]
    [InlineData("3 3 1 1", true)]
    [InlineData("1 2 2 2", false)]
    [InlineData("1 1 1 1", false)]
    [InlineData("1 2 3 3", false)]
    public void Clusters_are_compared_up_to_renaming(string given, bool isRight) =>
        Assert.Equal(isRight, Grader.Judge(Block.OfKey("[0, 0, 1, 1]", "kind: clusters\nlabels: [1, 2, 3]"), [given]).IsCorrect);

    [Fact]
    public void Permuting_an_unordered_key_is_correct() => Gen.Double[-100, 100].Array[1, 8].SelectMany(numbers => Gen.Shuffle(numbers).Select(shuffled => (numbers, shuffled))).Sample(pair =>
    {
        AnswerKind kind = AnswerKinds.Find("list")!;
        RealTensor key = RealTensor.Vector(pair.numbers);
        Assert.True(kind.Compare(RealTensor.Vector(pair.shuffled), key, Tolerance.Exact).IsRight);
    }, iter: 500);

    [Fact]
    public void Every_kind_reads_back_the_key_that_it_writes()
    {
        foreach (AnswerKind kind in AnswerKinds.All)
        {
            string answer = kind.Name switch { "vector" or "list" or "set" => "[0.1, 2 / 3, -4]", "matrix" => "[[0.1, 2 / 3], [-4, 1e9]]", "labels" or "clusters" => "[1, 0, 1]", "int" => "-42", "interval" => "[0.1, 2 / 3]", "expression" => "2 * x + 1", _ => "2 / 3" };
            PartKey key = Block.OfKey(answer, $"kind: {kind.Name}\n{(kind.NeedsLabels ? kind.Name == "expression" ? "labels: [x]" : "labels: [a, b]" : "")}{(kind.Name == "choice" ? "wrong: answer + 1 => One more." : "")}").Keys[0];
            Reading.Understood reading = Assert.IsType<Reading.Understood>(AnswerReader.Read(key.Text, key.Form));
            Assert.True(kind.Compare((Tensor)reading.Value, key.Value, Tolerance.Exact).IsRight, $"{kind.Name}: {key.Text}");
        }
    }

    [Theory]
    [InlineData("fraction", "2 / 6", "1/3")]
    [InlineData("fraction", "-1.5", "−3/2")]
    [InlineData("labels", "[1, 0]", "b a")]
    [InlineData("scalar", "2 / 3", "0.666667")]
    public void A_key_is_shown_as_its_kind_says(string kind, string answer, string shown) =>
        Assert.Equal(shown, Block.OfKey(answer, $"kind: {kind}\n{(kind == "labels" ? "labels: [a, b]" : "")}").Keys[0].Shown);
}
