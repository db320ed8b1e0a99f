using System.Globalization;
using System.Text;
using DLQuiz.Terminal.Screens;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>The keys of all screens; <c>DLQUIZ_ACCEPT=1</c> writes docs/keys.md anew.</summary>
public sealed class KeyTableTests
{
    public static TheoryData<string> Screens => [.. KeyTable.All.Select(table => table.Screen)];

    [Fact]
    public void The_page_of_keys_is_that_of_the_screens()
    {
        string path = Path.Combine(Repository.Root, "docs", "keys.md");
        string page = Page();
        if (Environment.GetEnvironmentVariable("DLQUIZ_ACCEPT") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : $"no page {path}", page);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public void Every_key_can_be_read_and_is_named_once(string screen)
    {
        KeyTable table = Assert.Single(KeyTable.All, one => one.Screen == screen);
        Assert.Distinct(table.Bindings.Select(binding => binding.Id));
        Assert.All(table.Bindings, binding =>
        {
            Assert.Matches("^[a-z][a-z0-9-]*$", binding.Id);
            string[] keys = $"{binding.Keys} {binding.WhileTyping}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.NotEmpty(keys);
            Assert.All(keys, key => Assert.True(KeyText.Parse(key) is not null, key));
            Assert.EndsWith(".", binding.Help.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_learner_s_key_takes_the_place_of_the_usual_ones()
    {
        KeyMap keys = new(ReviewScreen.Keys, new Dictionary<string, string> { ["review.undo"] = "Z ctrl+y", ["common.help"] = "f12" });
        KeyAction undo = keys.On("undo", isTyping: false, () => { });
        Assert.Equal(("Z", "Z, Ctrl+Y"), (undo.Label, undo.Labels));
        Assert.True(undo.Has(KeyText.Parse("ctrl+y")!));
        Assert.False(undo.Has(KeyText.Parse("u")!));
        Assert.False(undo.Has(KeyText.Parse("z")!));
        Assert.Equal("Alt+Z", keys.LabelOf("undo", isTyping: true));
        Assert.Equal("F12", keys.LabelOf("help"));
        Assert.Equal("-", keys.LabelOf("bury"));
        Assert.Equal("Alt+t", keys.LabelOf("bury", isTyping: true));
        Assert.Throws<ArgumentException>(() => keys.LabelOf("no-such"));
    }

    [Theory]
    [InlineData("ctrl+")]
    [InlineData("ctrl+ctrl")]
    [InlineData("hyper+a")]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("f13")]
    [InlineData("shift+a")]
    public void What_is_no_key_is_told(string text) => Assert.Null(KeyText.Parse(text));

    private static string Page()
    {
        StringBuilder page = new("# Keys\n\nWhat every key does, by screen; a test writes this page from the program. `?` shows the same on each screen. The second column is\nthe name by which the [configuration](configuration.md) changes a key: `[keys.review]`, `undo = \"z\"`.\n");
        foreach (KeyTable table in KeyTable.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {table.Screen}\n\n| keys | name | what it does |\n|---|---|---|\n");
            foreach (KeyBinding binding in table.Bindings)
            {
                string typing = binding.WhileTyping is { } other ? $" (while typing {Labels(other, isTyping: true)})" : "";
                page.Append(CultureInfo.InvariantCulture, $"| {Labels(binding.Keys, isTyping: false)}{typing} | `{binding.Id}` | {binding.Help.ToString().Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            }
        }

        return page.ToString();
    }

    private static string Labels(string keys, bool isTyping) => string.Join(", ", keys.Split(' ').Select(key =>
        $"`{(isTyping && KeyText.IsText(KeyText.Parse(key)!) ? "Alt+" : "")}{KeyText.LabelOf(key)}`"));
}
