using DLQuiz.Core.Model;
using DLQuiz.Shell.Tests.Storage;
using DLQuiz.Shell.Tests.Terminal;

namespace DLQuiz.Shell.Tests.CommandLine;

/// <summary>Decks come from strangers: what of their links is opened.</summary>
public sealed class LinkPlaceTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly Card card = SampleCards.Linked with { Span = new SourceSpan("sub/note.md", 3, 1) };

    public LinkPlaceTests()
    {
        foreach (string file in new[] { "notes/sub/note.md", "notes/sub/a b.png", "notes/up.pdf", "notes/sub/run.sh", "notes/sub/app.desktop", "outside.png" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(file))!);
            File.WriteAllText(folder.File(file), "x");
        }

        File.CreateSymbolicLink(folder.File("notes/sub/link.png"), folder.File("outside.png"));
        Directory.CreateSymbolicLink(folder.File("notes/away"), folder.File("."));
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a%20b.png", "notes/sub/a b.png")]
    [InlineData("./a b.png#top", "notes/sub/a b.png")]
    [InlineData("../up.pdf", "notes/up.pdf")]
    public void Pictures_and_documents_beside_the_note_are(string target, string file) =>
        Assert.Equal((folder.File(file), null), Find(target));

    [Theory]
    [InlineData("https://example.org/ä?q=1#f", "https://example.org/%C3%A4?q=1#f")]
    [InlineData("http://example.org", "http://example.org/")]
    public void Web_addresses_are(string target, string address) => Assert.Equal((address, null), Find(target));

    [Theory]
    [InlineData("../../outside.png", "outside the notes")]
    [InlineData("/etc/passwd.txt", "outside the notes")]
    [InlineData("..%2f..%2foutside.png", "outside the notes")]
    [InlineData("link.png", "outside the notes")]
    [InlineData("../away/outside.png", "outside the notes")]
    [InlineData("run.sh", "Only pictures")]
    [InlineData("app.desktop", "Only pictures")]
    [InlineData("none.png", "There is no file")]
    [InlineData("file:///etc/passwd", "Only web addresses")]
    [InlineData("javascript:alert(1)", "Only web addresses")]
    [InlineData("mailto:a@example.org", "Only web addresses")]
    [InlineData("C:\\Windows\\x.png", "Only web addresses")]
    [InlineData("#heading", "no file")]
    [InlineData("a%00b.png", "no file")]
    [InlineData("http://a/\u001b]52;c;AAAA", "no address has")]
    [InlineData("-o.png", "There is no file")]
    public void Nothing_else_is(string target, string words)
    {
        (string? address, string? problem) = Find(target);
        Assert.Null(address);
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_of_one_note_is_the_folder_of_that_note()
    {
        Source source = new("note.md", folder.File("notes/sub/note.md"));
        Card own = card with { Span = new SourceSpan("note.md", 1, 1) };
        Assert.Equal(folder.File("notes/sub/a b.png"), LinkPlace.Find([source], new FakeStore(own), own, "a b.png").Address);
        Assert.Contains("outside", LinkPlace.Find([source], new FakeStore(own), own, "../up.pdf").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_that_is_gone_opens_nothing() =>
        Assert.Contains("no longer", LinkPlace.Find([new Source("n", folder.File("notes"))], new FakeStore(card), card with { Span = new SourceSpan("gone.md", 1, 1) }, "a.png").Problem, StringComparison.Ordinal);

    private (string? Address, string? Problem) Find(string target) =>
        LinkPlace.Find([new Source("other", folder.File("none")), new Source("notes", folder.File("notes"))], new FakeStore(card), card, target);
}
