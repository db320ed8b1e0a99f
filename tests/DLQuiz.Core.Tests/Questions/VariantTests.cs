using CsCheck;
using DLQuiz.Core.Questions;

namespace DLQuiz.Core.Tests.Questions;

public sealed class VariantTests
{
    private const string Yaml = """
        params: |
          x = reals(3, -2..2, 0.25)
          k = int(1..4)
          m = pick('same', 'valid')
          P = points(2, 2, -1..1)
          b = k > 2
          y = x * k
        where: sum(x) != 0
        ask: "{{x}} {{k}} {{m}} {{P}} {{P[0]}} {{b}} {{x[0] / 3}}"
        answer: sum(y) / 3
        """;

    [Fact]
    public void A_past_variant_is_shown_again_from_what_the_log_keeps() => Gen.ULong.Sample(seed =>
    {
        Question question = Block.Read(Yaml);
        Variant drawn = Variant.Draw(question, seed);
        Variant again = Variant.FromParameters(question, drawn.ParametersJson, seed);
        Assert.Equal(drawn.ParametersJson, again.ParametersJson);
        Assert.Equal(drawn.Ask, again.Ask);
        Assert.Equal(drawn.Keys[0].Value, again.Keys[0].Value);
    }, iter: 200);

    [Fact]
    public void Text_shows_drawn_numbers_exactly_and_computed_ones_rounded()
    {
        Variant variant = Variant.FromParameters(Block.Read(Yaml), """{"x":[-0.25,2.0,1.12345678],"k":3,"m":"same","P":[[1,-1],[0,1]]}""", 0);
        Assert.Equal("[−0.25, 2, 1.12345678] 3 same [[1, −1], [0, 1]] [1, −1] true −0.0833333", variant.Ask);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("""{"x":"a","k":3,"m":"same","P":[[1,-1],[0,1]]}""")]
    public void Parameters_that_no_longer_fit_are_refused(string json) =>
        Assert.Throws<VariantException>(() => Variant.FromParameters(Block.Read(Yaml), json, 0));

    [Fact]
    public void A_question_that_nothing_satisfies_ends_after_its_budget() =>
        Assert.Throws<VariantException>(() => Block.Draw("params: x = int(1..3)\nwhere: x > 3\nask: a\nanswer: x"));

    [Fact]
    public void A_draw_whose_key_has_no_value_is_drawn_again() => Gen.ULong.Sample(
        seed => Assert.NotEqual("{\"x\":0}", Block.Draw("params: x = int(0..1)\nask: a\nanswer: 1 / x", seed).ParametersJson), iter: 50);

    [Theory]
    [InlineData("a {{1 + 1}} b", "a 2 b")]
    [InlineData("{{x[0] +}}", "{{x[0] +}}")]
    [InlineData("{{nothing}} {{k}}", "{{nothing}} 3")]
    [InlineData("open {{k", "open {{k")]
    [InlineData("{{", "{{")]
    public void Filling_leaves_what_is_no_formula_as_it_stands(string markdown, string expected) =>
        Assert.Equal(expected, Variant.FromParameters(Block.Read(Yaml), """{"x":[1.0,2.0,3.0],"k":3,"m":"same","P":[[1,-1],[0,1]]}""", 0).Fill(markdown));
}
