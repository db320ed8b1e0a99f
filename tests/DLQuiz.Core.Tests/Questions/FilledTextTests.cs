using CsCheck;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Answers;

namespace DLQuiz.Core.Tests.Questions;

public sealed class FilledTextTests
{
    private const string Yaml = """
        params: |
          x = normal(5, 0, 100, 3)
          P = points(3, 2, -1..1, 0.5)
          k = int(2..4)
          m = pick('same', 'valid')
        ask: |
          {{x}} {{k}}{{m}}{{P}}, {{P[0]}} and {{P / k}} {{x > 0}} {{[1, k]}} {{[P, P]}}
        parts:
          - name: both
            kind: matrix
            precision: decimals 2
            answer: P / k
            ask: "{{P}} {{x[0]}}"
          - name: signs
            kind: labels
            labels: [minus, plus]
            answer: "[0, 1]"
        hint: "{{x / k}}"
        steps: "{{P * 2}} {{both}} {{signs}}"
        """;

    [Fact]
    public void A_grid_writes_just_what_stands_at_its_place() => Gen.ULong.Sample(
        seed =>
        {
            Variant variant = Block.Draw(Yaml, seed);
            Assert.Equal([1, 2, 1, 2, 1, 1, 3], variant.AskFilled.Grids.Select(placed => placed.Grid.Shape.Rank));
            foreach (FilledText text in new[] { variant.AskFilled, variant.PartAskFilled(0)!, variant.HintFilled(0), variant.StepsFilled! })
                Assert.All(text.Grids, placed => Assert.Equal(placed.Grid.ToString(), text.Markdown.Substring(placed.Start, placed.Grid.ToString().Length)));
            Assert.Equal(variant.Ask, variant.AskFilled.Markdown);
        },
        iter: 50);

    [Fact]
    public void Only_a_drawn_set_of_points_is_one()
    {
        Variant variant = Block.Draw(Yaml);
        Assert.Equal([1], variant.AskFilled.Grids.Index().Where(placed => placed.Item.Grid.IsPoints).Select(placed => placed.Index));
        Assert.Null(variant.PartAskFilled(1));
    }

    [Fact]
    public void A_key_has_the_digits_that_are_asked_for_and_labels_have_no_grid()
    {
        Variant variant = Block.Draw(Yaml);
        Assert.All(variant.Keys[0].Grid!.Numbers, number => Assert.Equal(2, number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1));
        Assert.Equal(variant.Keys[0].Shown, variant.Keys[0].Grid!.ToString());
        Assert.Null(variant.Keys[1].Grid);
    }

    [Fact]
    public void Steps_that_operations_note_have_their_numbers_too()
    {
        Variant variant = Block.Draw("params: |\n  x = ints(4, 1..9)\nwhere: var(x) > 0\nask: a\nkind: vector\nanswer: batch_norm_train(x)");
        Assert.NotEmpty(variant.StepsFilled!.Grids);
        Assert.Equal(variant.Keys[0].Shown, variant.StepsFilled.Grids[^1].Grid.ToString());
        Assert.Equal(variant.Steps, variant.StepsFilled.Markdown);
    }

    [Fact]
    public void The_reading_of_a_matrix_has_its_numbers_and_that_of_a_number_none()
    {
        Assert.Equal(Shape.Of(2, 2), ((Reading.Understood)Block.Type("1 2; 3 4", "[[1, 2], [3, 4]]", "kind: matrix")).Grid!.Shape);
        Assert.Null(((Reading.Understood)Block.Type("1", "1")).Grid);
    }

    [Theory]
    [InlineData("⎡ 1   −2.5 ⎤; ⎣ 3.5  4   ⎦", "[[1, −2.5], [3.5, 4]]", "matrix")]
    [InlineData("⎡ 1   −2.5 ⎤\n⎣ 3.5  4   ⎦", "[[1, −2.5], [3.5, 4]]", "matrix")]
    [InlineData("[ 1  −2.5 ]", "[[1, −2.5]]", "matrix")]
    [InlineData("1│ (1, −2.5); 2│ (3.5, 4  )", "[[1, −2.5], [3.5, 4]]", "matrix")]
    [InlineData("1│ (1, −2.5)   2│ (3.5, 4  )", "[[1, −2.5], [3.5, 4]]", "matrix")]
    [InlineData(" 1│ 1  −2.5; 3│ 3.5  4", "[1, −2.5, 3.5, 4]", "vector")]
    [InlineData("1│ 1\n2│ −2.5", "[1, −2.5]", "vector")]
    public void Numbers_laid_out_on_a_screen_can_be_typed_as_they_stand(string copied, string value, string kind) =>
        Assert.Equal("= " + value, Assert.IsType<Reading.Understood>(Block.Type(copied, value.Replace('−', '-'), $"kind: {kind}")).Display);
}
