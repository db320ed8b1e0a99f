using System.Text;
using CsCheck;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>Whatever stands around it, a card is found, on its line, with its text, and nothing else is; edits around it change nothing.</summary>
public sealed class ComposedNoteTests
{
    [Fact]
    public void Every_card_of_a_composed_note_is_found_on_its_line_with_its_text_and_no_other() =>
        Fragments.Any.Sample(composed => Assert.Equal(Told(composed), Told(composed.Text)), iter: 4_000, print: composed => composed.Text);

    [Fact]
    public void Line_ends_a_byte_order_mark_and_Unicode_forms_change_none_of_it() =>
        Gen.Select(Fragments.Any, Gen.Int[0, 3]).Sample(
            (composed, form) =>
            {
                string text = form switch
                {
                    0 => composed.Text.ReplaceLineEndings("\r\n"),
                    1 => composed.Text.ReplaceLineEndings("\r"),
                    2 => composed.Text.Normalize(NormalizationForm.FormD),
                    _ => "\uFEFF" + composed.Text,
                };
                CompiledNote note = NoteCompiler.Compile(NoteText.FromBytes("note.md", "", Encoding.UTF8.GetBytes(text)));
                Assert.Equal(Told(composed), Told(note));
            },
            iter: 2_000,
            print: pair => pair.Item1.Text);

    [Fact]
    public void Cards_keep_their_keys_while_sections_are_inserted_and_moved_in_two_later_versions() =>
        Gen.Select(Fragments.Choice, Gen.Int[0, 13].Array[2, 6], Gen.Shuffle(Enumerable.Range(0, 14).ToArray())).Sample(
            (first, inserted, order) =>
            {
                (int Piece, string Name)[] one = [.. first.Select((piece, i) => (piece, $"old{i}x"))];
                (int Piece, string Name)[] two = [.. inserted.Select((piece, i) => (piece, $"new{i}y")).Concat(one).Select((part, i) => (part, order[i])).OrderBy(pair => pair.Item2).Select(pair => pair.part)];
                (int Piece, string Name)[] three = [.. two.Reverse()];
                IReadOnlyList<StoredCard> store = [];
                Dictionary<(string, string), CardKey>? keys = null;
                foreach ((int Piece, string Name)[] version in new[] { one, two, three })
                {
                    Compilation compilation = Notes.Compile(store, ("note.md", Write(version)));
                    var now = compilation.Plan.Cards.ToDictionary(change => (change.Card.Front, change.Card.Back), change => change.Card.Key);
                    foreach (KeyValuePair<(string, string), CardKey> before in keys ?? [])
                        Assert.Equal(before.Value, now[before.Key]);
                    Assert.Empty(compilation.Plan.Gone);
                    store = Notes.Store(compilation, store);
                    keys = now;
                }
            },
            iter: 500);

    private static string Write((int Piece, string Name)[] parts) =>
        Fragments.Compose([.. parts.Select(part => part.Piece)], [0, 2], 2, i => parts[i].Name).Text;

    private static string Told(Composed composed) => Table(composed.Cards);

    private static string Told(string text) => Told(Notes.Compile(text));

    private static string Told(CompiledNote note) => Table(note.Cards.Select(card => new Expected(card.Span.Line, card.Front, card.Back)));

    private static string Table(IEnumerable<Expected> cards) => string.Join('\n', cards.Select(card => card.ToString()).Order(StringComparer.Ordinal));
}
