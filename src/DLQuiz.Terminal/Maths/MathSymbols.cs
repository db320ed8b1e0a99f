using System.Collections.Frozen;

namespace DLQuiz.Terminal.Maths;

/// <summary>What TeX's commands look like in Unicode.</summary>
internal static partial class MathSymbols
{
    /// <summary>Atoms by the name of their command.</summary>
    public static readonly FrozenDictionary<string, MathNode.Atom> Atoms = AllAtoms().ToFrozenDictionary(atom => atom.Name, atom => atom.Atom);

    /// <summary>Combining characters by the name of their command.</summary>
    public static readonly FrozenDictionary<string, char> Marks = Pairs(Accents).ToFrozenDictionary(pair => pair.Name, pair => pair.Text[0]);

    private static IEnumerable<(string Name, MathNode.Atom Atom)> AllAtoms() =>
    [
        .. Of(Ordinary, AtomKind.Ordinary), .. Of(Binary, AtomKind.Binary), .. Of(Relation, AtomKind.Relation),
        .. Of(Open, AtomKind.Open), .. Of(Close, AtomKind.Close), .. Of(Integrals, AtomKind.Big),
        .. Pairs(Big).Select(pair => (pair.Name, new MathNode.Atom(pair.Text, AtomKind.Big, HasLimits: true))),
        .. Pairs(Limits).Select(pair => (pair.Name, new MathNode.Atom(pair.Text.Replace('~', ' '), AtomKind.Function, HasLimits: true))),
        .. Split(Functions).Select(name => (name, new MathNode.Atom(name, AtomKind.Function))),
    ];

    private static IEnumerable<(string Name, MathNode.Atom Atom)> Of(string table, AtomKind kind) =>
        Pairs(table).Select(pair => (pair.Name, new MathNode.Atom(pair.Text, kind)));

    private static FrozenDictionary<string, string> Table(string table) => Pairs(table).ToFrozenDictionary(pair => pair.Name, pair => pair.Text);

    private static IEnumerable<(string Name, string Text)> Pairs(string table) =>
        Split(table).Chunk(2).Select(pair => (pair[0], pair[1]));

    private static string[] Split(string table) => table.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
