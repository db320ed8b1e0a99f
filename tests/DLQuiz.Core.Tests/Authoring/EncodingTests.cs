using System.Text;
using CsCheck;
using DLQuiz.Core.Authoring;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>Whatever bytes a note has, it compiles or says why not; line ends and Unicode forms change nothing.</summary>
public sealed class EncodingTests
{
    private static readonly string[] Goldens =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Goldens"), "*.md").Where(file => !file.EndsWith(".repeat.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static readonly string[] Marks =
    [
        "Q: ", "A：", "C: ", "\n", "\r\n", "\n\n", "# ", "## ", "- ", "    - ", "1. ", "（2）", "1.3 ", "一、", "？", "? ", "。", "**", "==", "[", "](", ")", "[^1]", "`", "```\n", "```quiz\n",
        "ask: |\n  ", "answer: ", "---\n", "<!-- id: ", " -->", "{#", "}", "{.no-card}", " {.reverse}\n", "{.ordered}", "- [x] ", "- [X ] ", "[^1]: ", "|", "|-|-|\n", "$", "$$\n", "> ", "\\", "  \n", "\t", "字", "é", "e\u0301", "\ud83d", "\ud83d\ude00", "\ufffe", "\0", "http://a", "[x]: /u\n", "deck: ", "%%ANKI",
    ];

    private static readonly Gen<string> Pieces = Gen.Int[0, Marks.Length - 1].Select(i => Marks[i]);

    public static TheoryData<string> Files => [.. Goldens.Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Carriage_returns_change_neither_cards_nor_findings(string file)
    {
        if (!TryRead(file, out string text))
            return;
        Assert.Equal(Notes.Transcript(Notes.Compile([], (file, text))), Notes.Transcript(Notes.Compile([], (file, text.ReplaceLineEndings("\r\n")))));
        Assert.Equal(Notes.Transcript(Notes.Compile([], (file, text))), Notes.Transcript(Notes.Compile([], (file, text.ReplaceLineEndings("\r")))));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Decomposed_characters_give_the_same_cards(string file)
    {
        if (!TryRead(file, out string text))
            return;
        text = text.Replace("kernel", "kérnel가", StringComparison.Ordinal);
        ImmutableKeys(Notes.Compile(text, file), Notes.Compile(text.Normalize(NormalizationForm.FormD), file));

        static void ImmutableKeys(CompiledNote one, CompiledNote other) => Assert.Equal(one.Cards.AsEnumerable(), other.Cards);
    }

    [Fact]
    public void A_byte_order_mark_is_no_text() =>
        Assert.Equal("a", Assert.Single(NoteCompiler.Compile(NoteText.FromBytes("n.md", "", "\uFEFFQ: a\nA: b"u8)).Cards).Front);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_note_cut_at_any_byte_is_read_without_an_exception(string file)
    {
        byte[] bytes = File.ReadAllBytes(Goldens.Single(path => Path.GetFileName(path) == file));
        for (int length = 0; length < bytes.Length; length++)
            Assert.NotNull(NoteCompiler.Compile(NoteText.FromBytes("cut.md", "", bytes.AsSpan(0, length))));
    }

    [Fact]
    public void No_text_makes_the_compiler_throw() =>
        Pieces.Array[0, 40].Sample(pieces => Holds(string.Concat(pieces)), iter: 20_000);

    [Fact]
    public void No_random_characters_make_the_compiler_throw() =>
        Gen.String.Sample(text => Holds(text), iter: 5_000);

    /// <summary>Every place lies in the note, every card has a front and a back, and rendering a finding gives no control character but line feeds.</summary>
    private static bool Holds(string text)
    {
        Compilation compilation = Notes.Compile([], ("note.md", text));
        CompiledNote note = compilation.Notes[0];
        int lines = text.Split('\n', '\r').Length;
        return note.Cards.All(card => card.Front.Length > 0 && card.Back.Length > 0 && card.Span.Line <= lines && card.Span.Column > 0)
            && compilation.Diagnostics.All(finding => finding.Span.Line >= 1 && finding.Span.Line <= lines && finding.Span.Column >= 1)
            && compilation.Diagnostics.All(finding => DiagnosticText.Render(finding).All(c => c == '\n' || !char.IsControl(c)))
            && compilation.Plan.Cards.Select(change => change.Card.Key).Distinct().Count() == compilation.Plan.Cards.Length;
    }

    private static bool TryRead(string file, out string text)
    {
        NoteText note = NoteText.FromBytes(file, "", File.ReadAllBytes(Goldens.Single(path => Path.GetFileName(path) == file)));
        text = note.Text;
        return note.Problem is null;
    }
}
