using System.Globalization;

namespace DLQuiz.Terminal.Maths;

internal sealed partial class MathParser
{
    private bool AtNumber => !AtEnd && (char.IsAsciiDigit(source[at]) || (source[at] == '.' && at + 1 < source.Length && char.IsAsciiDigit(source[at + 1])));

    private MathNode.Atom ParseNumber()
    {
        int start = at;
        while (AtNumber)
        {
            at++;
        }

        return new MathNode.Atom(source[start..at], AtomKind.Number);
    }

    private MathNode.Atom ParseCharacter()
    {
        if (Skip(":="))
        {
            return new MathNode.Atom(":=", AtomKind.Relation);
        }

        string cluster = StringInfo.GetNextTextElement(source, at);
        at += cluster.Length;
        return cluster switch
        {
            "-" => new MathNode.Atom("−", AtomKind.Binary),
            "*" => new MathNode.Atom("∗", AtomKind.Binary),
            "+" or "±" or "×" or "·" or "∘" or "⊙" or "⊗" or "⊕" or "−" => new MathNode.Atom(cluster, AtomKind.Binary),
            "=" or "<" or ">" or ":" or "≤" or "≥" or "≈" or "≠" or "→" or "←" or "∈" or "∼" or "∝" => new MathNode.Atom(cluster, AtomKind.Relation),
            "," or ";" => new MathNode.Atom(cluster, AtomKind.Punctuation),
            "(" or "[" => new MathNode.Atom(cluster, AtomKind.Open),
            ")" or "]" or "!" or "?" => new MathNode.Atom(cluster, AtomKind.Close),
            "~" => new MathNode.Atom(" ", AtomKind.Space),
            "∑" or "∏" => new MathNode.Atom(cluster, AtomKind.Big, HasLimits: true),
            "∫" => new MathNode.Atom(cluster, AtomKind.Big),
            _ => new MathNode.Atom(cluster),
        };
    }
}
