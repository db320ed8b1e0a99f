using CsCheck;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Draws;

namespace DLQuiz.Core.Tests.Questions;

public sealed class DrawTests
{
    /// <summary>These numbers are promised for ever: logs keep seeds, and a seed must mean the same variant in every version.</summary>
    [Theory]
    [InlineData("choice(2, 1, 2, 3)", "[[1,2],[3,1],[3,2]]")]
    [InlineData("int(1..6)", "[6,5,4]")]
    [InlineData("ints(4, -5..9)", "[[0,-1,-5,0],[5,6,1,1],[-2,1,4,-3]]")]
    [InlineData("list(3, 1, 2)", "[[2,2,1],[1,1,2],[2,2,2]]")]
    [InlineData("matrix(2, 2, 0..9)", "[[[5,9],[0,5]],[[0,6],[1,6]],[[3,1],[9,7]]]")]
    [InlineData("normal(3, 1, 2, 2)", "[[0.77,-0.07,-1.93],[2.56,-0.53,-1.0],[3.97,5.34,2.52]]")]
    [InlineData("perm(5)", "[[2,1,4,3,0],[1,3,4,2,0],[2,4,0,1,3]]")]
    [InlineData("pick('a', 'b', 'c')", "[\"c\",\"b\",\"a\"]")]
    [InlineData("points(2, 2, -6..6)", "[[[0,0],[-5,-3]],[[2,3],[0,-6]],[[3,-3],[-5,1]]]")]
    [InlineData("reals(3, 0..1, 0.05)", "[[0.1,0.35,0.75],[0.2,0.7,0.0],[0.45,0.15,0.3]]")]
    [InlineData("step(-1..1, 0.5)", "[-1.0,-1.0,0.5]")]
    public void A_seed_draws_the_same_numbers_for_ever(string draw, string expected) =>
        Assert.Equal(expected, $"[{string.Join(',', new ulong[] { 1, 2, 3 }.Select(seed => Json(draw, seed)))}]");

    [Fact]
    public void Every_draw_has_a_promised_seed()
    {
        string[] promised = [.. typeof(DrawTests).GetMethod(nameof(A_seed_draws_the_same_numbers_for_ever))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Cast<InlineDataAttribute>().Select(data => (string)data.Data[0]!).Select(draw => draw[..draw.IndexOf('(', StringComparison.Ordinal)]).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(DrawRegistry.All.Select(draw => draw.Name), promised);
    }

    [Fact]
    public void What_is_shown_is_exactly_what_is_computed_with() => Gen.ULong.Sample(seed =>
    {
        Variant variant = Block.Draw("params: |\n  x = reals(5, -0.7..2.3, 0.1)\n  y = normal(3, 0.1, 1.7, 3)\nask: \"{{x}} {{y}}\"\nanswer: sum(x)", seed);
        foreach (string name in new[] { "x", "y" })
        {
            foreach (double value in ((RealTensor)variant.Names[name]).Data)
                Assert.Equal(value, (double)Math.Round((decimal)value, 3));
        }
    }, iter: 300);

    [Fact]
    public void Ranges_include_both_ends_and_nothing_beyond()
    {
        HashSet<double> seen = [.. Enumerable.Range(0, 400).Select(seed => ((RealTensor)Block.Draw("params: x = step(-0.2..0.2, 0.1)\nask: a\nanswer: x", (ulong)seed).Names["x"]).Data[0])];
        Assert.Equal([-0.2, -0.1, 0, 0.1, 0.2], seen.Order());
    }

    [Fact]
    public void Points_differ_and_permutations_and_choices_repeat_nothing() => Gen.ULong.Sample(seed =>
    {
        Variant variant = Block.Draw("params: |\n  p = points(4, 2, 0..1)\n  q = perm(6)\n  c = choice(3, 5, 6, 7)\nask: a\nanswer: 1", seed);
        Assert.Equal(4, ((IntegerTensor)variant.Names["p"]).Data.ToArray().Chunk(2).DistinctBy(point => (point[0], point[1])).Count());
        Assert.Equal([0, 1, 2, 3, 4, 5], ((IntegerTensor)variant.Names["q"]).Data.ToArray().Order());
        Assert.Equal([5, 6, 7], ((IntegerTensor)variant.Names["c"]).Data.ToArray().Order());
    }, iter: 200);

    [Fact]
    public void Normal_numbers_have_the_mean_and_deviation_asked_for()
    {
        double[] numbers = ((RealTensor)Block.Draw("params: x = normal(1000, 3, 2, 6)\nask: a\nanswer: 1", 5).Names["x"]).Data.ToArray();
        double mean = numbers.Average();
        Assert.InRange(mean, 2.8, 3.2);
        Assert.InRange(Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean))), 1.9, 2.1);
    }

    [Fact]
    public void Arguments_may_use_earlier_parameters() => Gen.ULong.Sample(seed =>
    {
        Variant variant = Block.Draw("params: |\n  n = int(2..5)\n  x = ints(n, 0..n - 1)\nask: a\nanswer: 1", seed);
        long count = ((IntegerTensor)variant.Names["n"]).Data[0];
        IntegerTensor drawn = (IntegerTensor)variant.Names["x"];
        Assert.Equal(count, drawn.Count);
        Assert.False(drawn.Data.ContainsAnyExceptInRange(0, count - 1));
    }, iter: 200);

    private static string Json(string draw, ulong seed) => Block.Draw($"params: |\n  x = {draw}\nask: a\nanswer: 1", seed).ParametersJson["{\"x\":".Length..^1];
}
