using CsCheck;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Screens;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal.Markdown;

[Collection(nameof(ScreensCollection))]
public sealed class NumbersTests
{
    private const string Rows = "params: |\n  A = matrix(3, 2, -20..20, 0.125)\nask: |\n  $A$ = {{A}}\nkind: matrix\nanswer: A\n";

    private static readonly string[] Questions =
    [
        Rows,
        Rows.Replace("matrix(3, 2", "points(9, 2", StringComparison.Ordinal),
        "params: |\n  A = normal(40, 0, 50, 3)\nask: |\n  {{A}}\nkind: vector\nanswer: A\n",
        "params: |\n  A = ints(4, -9..9)\nask: |\n  {{A}}\nkind: vector\nanswer: A\n",
    ];

    [Fact]
    public void What_is_copied_from_a_question_is_read_as_the_same_numbers() => Gen.Select(Pick.From(Questions), Gen.ULong, Gen.Int[40, 120]).Sample((block, seed, width) =>
    {
        Variant variant = Variant.Draw(QuestionReader.Read(block, "", 1).Question!, seed);
        PlacedGrid placed = Assert.Single(variant.AskFilled.Grids);
        string copied = string.Join('\n', MarkdownText.Numbers(new Run(""), placed.Grid, width).Select(line => line.Text));
        Reading reading = AnswerReader.Read(LineEditor.Empty.Insert(copied).Text, variant.Keys[0].Form);
        Assert.Equal(variant.Keys[0].Value, Assert.IsType<Reading.Understood>(reading).Value);
    });

    [Fact]
    public void No_number_is_cut_rounded_or_lost_at_any_width() => Gen.Select(Gen.ULong, Gen.Int[12, 90], Gen.Bool).Sample((seed, width, isFlat) =>
    {
        Variant variant = Variant.Draw(QuestionReader.Read(Questions[(int)(seed % 4)], "", 1).Question!, seed);
        NumberGrid grid = variant.AskFilled.Grids[0].Grid;
        string shown = string.Join(' ', MarkdownText.Render(variant.AskFilled, width, hasFlatMaths: isFlat).Select(line => line.Text));
        HashSet<string> words = [.. shown.Split([' ', ',', '(', ')', '[', ']', '.'], StringSplitOptions.RemoveEmptyEntries), .. shown.Split([' ', ',', '(', ')', '[', ']'], StringSplitOptions.RemoveEmptyEntries)];
        Assert.All(grid.Numbers, number => Assert.Contains(number, words));
    });

    [Fact]
    public void Brackets_before_round_ones_or_a_colon_are_those_of_numbers()
    {
        Variant variant = Variant.Draw(QuestionReader.Read("params: |\n  x = pick(1)\nask: |\n  {{[x, 2]}}(cm) and [{{[x, 3]}}](https://a.org)\n\n  {{[x, 4]}}: 输入\nanswer: x\n", "", 1).Question!, 1);
        Assert.Equal("[1, 2](cm) and [1, 3]\n\n[1, 4]: 输入", string.Join('\n', MarkdownText.Render(variant.AskFilled, 60).Select(line => line.Text)));
        Assert.Equal(["https://a.org"], LinkTarget.Of(variant.AskFilled).Select(link => link.Target));
    }

    [Fact]
    public void A_matrix_is_laid_out_in_the_question_while_it_is_typed_and_as_the_key()
    {
        Card card = SampleCards.SoftThreshold with { Key = CardKey.Of("numeric", "grid"), Question = "params: |\n  A = pick(1)\nask: |\n  $M$ = {{[[A, -2.5], [0.25, 10]]}}\nkind: matrix\nanswer: '[[A, -2.5], [0.25, 10]]'\n" };
        using ScreenHarness review = new(new FakeStore(card));
        review.Review();
        Assert.Contains("M = ⎡ 1     −2.5 ⎤\n    ⎣ 0.25  10   ⎦", review.Text, StringComparison.Ordinal);
        review.Paste("⎡ 1     −2.5 ⎤\n⎣ 0.25  11   ⎦");
        Assert.Contains("= ⎡ 1     −2.5 ⎤\n    ⎣ 0.25  11   ⎦", review.Text, StringComparison.Ordinal);
        review.Press(Key.G.WithCtrl);
        Assert.Contains("right: ⎡ 1     −2.5 ⎤\n         ⎣ 0.25  10   ⎦", review.Text, StringComparison.Ordinal);
    }
}
