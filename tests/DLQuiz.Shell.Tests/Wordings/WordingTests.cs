using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Shell.Tests.Wordings;

public sealed class WordingTests
{
    [Theory]
    [InlineData("zh-CN", "今天没有要学的")]
    [InlineData("zh-Hans-SG", "今天没有要学的")]
    [InlineData("en-GB", "nothing waits today")]
    [InlineData("de-DE", "nothing waits today")]
    [InlineData("", "nothing waits today")]
    public void The_language_is_that_of_the_UI_culture(string culture, string said) =>
        Assert.Equal(said, In(culture, () => Wording.Of("nothing waits today")));

    [Fact]
    public void Arguments_keep_their_invariant_form_and_phrases_within_are_said_too()
    {
        Phrase inner = $"{3} numbers, such as {"1, 2"}";
        Assert.Equal("应为 3 个数，例如 1, 2。", In("zh-CN", () => Wording.Of($"Expected {inner}.")));
        Assert.Equal("Expected 3 numbers, such as 1, 2.", In("fr-FR", () => Wording.Of($"Expected {inner}.")));
        Assert.Equal("1.5 mo", In("fr-FR", () => Wording.Of($"{1.5:0.#} mo")));
    }

    [Fact]
    public void Braces_of_a_text_stay_as_they_are()
    {
        Assert.Equal(@"\frac{a}{b} {0}", Wording.Of(Phrase.FromString(@"\frac{a}{b} {0}")));
        Phrase braces = $"{{{1}}}";
        Assert.Equal("{1}", Wording.Of(braces));
    }

    [Fact]
    public void A_broken_catalogue_says_which_line()
    {
        Assert.Throws<FormatException>(() => PortableObject.Read("msgid no quotes").ToList());
        Assert.Equal([("a\nb \"c\"", "d")], PortableObject.Read("# note\nmsgid \"a\\n\"\n\"b \\\"c\\\"\"\nmsgstr \"d\"\n\nmsgid \"open\"\nmsgstr \"\"\n").ToList());
    }

    private static string In(string culture, Func<string> say)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
