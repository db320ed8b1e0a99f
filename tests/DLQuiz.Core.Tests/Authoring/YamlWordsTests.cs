using DLQuiz.Core.Questions.Yaml;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>What an author reads of YAML that cannot be read.</summary>
public sealed class YamlWordsTests
{
    [Theory]
    [InlineData("a: [1,\nb: 2\n", 1, 4, "The list that [ opens here is never closed.")]
    [InlineData("a: {b: [1}\n", 1, 8, "The list that [ opens here is never closed.")]
    [InlineData("x: 1\na: {b: 1\n", 2, 4, "The map that { opens here is never closed.")]
    [InlineData("a: 'b\nc: d\n", 1, 4, "The quote ' that opens here is never closed.")]
    [InlineData("a: [\"b, c]\n", 1, 5, "The quote \" that opens here is never closed.")]
    [InlineData("a: [b] c\n", 1, 7, "Text stands behind the ] that ends the value; put all of it in quotes.")]
    [InlineData("a: \"b\" c\n", 1, 7, "Text stands behind the closing quote; put all of the value in quotes.")]
    [InlineData("a: b: c\n", 1, 5, "A value with a colon and a space in it needs quotes around it.")]
    [InlineData("a: b\n  c: d\n", 2, 3, "This line is indented deeper than the key above it, which has its value already.")]
    [InlineData("a: b\n\tc: d\n", 2, 1, "A tab stands here; YAML is indented with spaces.")]
    [InlineData("a: @b\n", 1, 4, "A value cannot begin with @; put it in quotes.")]
    [InlineData("a: b\nc\n", 2, 1, "This line has no key: a word, a colon and a space.")]
    [InlineData("t: |\n  x: [ \" y: z\nl:\n  - m: n\n    o: 'it''s'\na: b: c\n", 6, 5, "A value with a colon and a space in it needs quotes around it.")]
    [InlineData("a: b\n]\n", 2, 1, "This line has no key: a word, a colon and a space.")]
    [InlineData("]", 1, 1, "The YAML stops making sense here.")]
    public void Broken_YAML_is_told_in_an_authors_words_at_the_culprit(string text, int line, int column, string message)
    {
        Assert.False(YamlTree.TryRead(text, out _, out YamlProblem? problem));
        Assert.Equal((message, line, column), (problem!.Message, problem.Place.Line, problem.Place.Column));
    }
}
