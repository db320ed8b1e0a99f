using CsCheck;

using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Storage;

public sealed class DeckTreeTests
{
    private static readonly Gen<string> Paths = Gen.Int[0, 4].Select(name => new[] { "a", "b", "c-d", "é", "深度" }[name]).Array[1, 4].Select(parts => string.Join('/', parts));

    [Fact]
    public void A_subtree_is_a_range_however_the_tree_grew() => Paths.Array[1, 12].Array[1, 6].Sample(steps =>
    {
        var known = new Dictionary<string, long>();
        foreach (string[] added in steps)
        {
            SortedDictionary<string, DeckTree.Range> tree = DeckTree.Number(known, added);
            foreach ((string path, DeckTree.Range range) in tree)
            {
                Assert.True(DeckTree.Above(path) is not { } above || tree.ContainsKey(above));
                Assert.Equal(
                    tree.Keys.Where(other => other == path || other.StartsWith(path + "/", StringComparison.Ordinal)),
                    tree.Where(other => other.Value.Pre >= range.Pre && other.Value.Pre <= range.Last).Select(other => other.Key));
            }

            Assert.Equal(tree.Values.Select(range => range.Pre).Order().Distinct(), tree.Values.Select(range => range.Pre));
            known = tree.ToDictionary(deck => deck.Key, deck => deck.Value.Pre);
        }
    });

    [Fact]
    public void Old_decks_keep_their_numbers_while_there_is_room()
    {
        var tree = DeckTree.Number(new Dictionary<string, long> { ["a"] = 100, ["c"] = 104 }, ["b", "b/x", "d"]);
        Assert.Equal(
            [("a", 100L, 100L), ("b", 101, 102), ("b/x", 102, 102), ("c", 104, 104), ("d", 104 + DeckTree.Gap, 104 + DeckTree.Gap)],
            tree.Select(deck => (deck.Key, deck.Value.Pre, deck.Value.Last)));
    }

    [Fact]
    public void All_are_numbered_anew_when_a_gap_is_full()
    {
        var tree = DeckTree.Number(new Dictionary<string, long> { ["a"] = 100, ["c"] = 102 }, ["b", "b/x"]);
        Assert.Equal(new[] { 1, 2, 3, 4 }.Select(place => place * DeckTree.Gap), tree.Values.Select(range => range.Pre));
    }
}
