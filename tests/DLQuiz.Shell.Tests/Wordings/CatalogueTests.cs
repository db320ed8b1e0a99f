using System.Globalization;
using System.Text.RegularExpressions;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Shell.Tests.Wordings;

/// <summary>What the screens say is said in every language.</summary>
public sealed class CatalogueTests
{
    private static readonly IReadOnlyDictionary<string, string> Chinese = Wording.CatalogueOf(CultureInfo.GetCultureInfo("zh-CN"));

    [Fact]
    public void Every_phrase_has_a_Chinese_translation()
    {
        Assert.True(Phrases.Known.Count > 150, $"Only {Phrases.Known.Count} phrases were found: the reader of sources is blind.");
        string[] missing = [.. Phrases.Known.Where(phrase => phrase.Template.Any(char.IsLetter) && IsText(phrase.Template) && !Chinese.ContainsKey(phrase.Template)).DistinctBy(phrase => phrase.Template).Select(phrase => $"{phrase.Place}: {phrase.Template}")];
        Assert.True(missing.Length == 0, $"{missing.Length} without a translation:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void No_phrase_is_put_together_before_it_is_one() =>
        Assert.True(Phrases.Unknowable.Count == 0, string.Join('\n', Phrases.Unknowable));

    [Fact]
    public void No_translation_is_left_of_a_phrase_that_is_gone()
    {
        HashSet<string> known = [.. Phrases.Known.Select(phrase => phrase.Template)];
        Assert.DoesNotContain(Chinese.Keys, english => !known.Contains(english));
    }

    [Fact]
    public void A_translation_has_the_holes_of_its_phrase() =>
        Assert.All(Chinese, entry => Assert.Equal(HolesOf(entry.Key), HolesOf(entry.Value)));

    [Fact]
    public void No_phrase_is_translated_in_two_ways()
    {
        var entries = Wording.FilesOf("zh-Hans").SelectMany(file => PortableObject.Read(file.Text)).Distinct();
        Assert.Empty(entries.GroupBy(entry => entry.English, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    /// <summary>A hole or a sign alone says the same in every language.</summary>
    private static bool IsText(string template) => Regex.Replace(template, @"\{[0-9]+\}", "", RegexOptions.NonBacktracking).Any(char.IsLetter);

    private static IEnumerable<string> HolesOf(string template) => Regex.Matches(template, @"\{[0-9]+\}", RegexOptions.NonBacktracking).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);
}
