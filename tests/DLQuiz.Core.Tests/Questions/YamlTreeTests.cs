using CsCheck;
using DLQuiz.Core.Questions.Yaml;

namespace DLQuiz.Core.Tests.Questions;

/// <summary>The YAML of front matter and quiz blocks comes from strangers.</summary>
public sealed class YamlTreeTests
{
    [Theory]
    [InlineData("a: &x 1\nb: *x")]
    [InlineData("a: !!int 1")]
    [InlineData("!<> a")]
    [InlineData("!![ a")]
    [InlineData("...\n...\n")]
    [InlineData("a: 1\n---\nb: 2")]
    [InlineData("a: [1")]
    [InlineData("a: b: c")]
    [InlineData("[a]: b")]
    public void What_is_not_our_YAML_is_a_problem_and_no_exception(string text)
    {
        Assert.False(YamlTree.TryRead(text, out _, out YamlProblem? problem));
        Assert.NotNull(problem);
    }

    [Fact]
    public void Hostile_nesting_and_length_end_in_a_problem()
    {
        Assert.False(YamlTree.TryRead(new string('[', 60_000), out _, out _));
        Assert.False(YamlTree.TryRead(string.Concat(Enumerable.Repeat("{a: ", 16_000)), out _, out _));
        Assert.False(YamlTree.TryRead(string.Concat(Enumerable.Repeat("- a\n", 16_000)), out _, out _));
        Assert.False(YamlTree.TryRead(new string('a', YamlTree.MaxLength + 1), out _, out _));
    }

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.OneOf(Gen.Char["ab:- \n|>[]{}!&*'\"#?,%@`\t."], Gen.Char).Array[0, 60]
            .Sample(letters => YamlTree.TryRead(new string(letters), out _, out YamlProblem? problem) == (problem is null), iter: 50_000);
}
