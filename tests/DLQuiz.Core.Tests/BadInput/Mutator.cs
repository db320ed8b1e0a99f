using System.Text;
using DLQuiz.Core.Model;

namespace DLQuiz.Tests.BadInput;

/// <summary>Notes out of notes: a few edits, each the same for the same number on every machine.</summary>
/// <param name="seeds">Notes to begin with.</param>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds)
{
    private const int Longest = 60_000;

    private static readonly string[] Words =
    [
        "Q: ", "A: ", "C: ", "Q：", "A：", "\n", "\n\n", "\r\n", "\r", "# ", "###### ", "- ", "* ", "1. ", "    ", "\t", "> ", "？", "? ", "。", "**", "__", "==", "[", "](", ")", "]", "[^1]", "[^1]: ", "`", "```", "```quiz\n", "~~~", "$", "$$\n",
        "---\n", "...\n", "***\n", "<!-- ", "-->", "<!-- id: a -->", "{#a}", "{.no-card}", "{.ordered}", "{.reverse}", "|", "|-|-|\n", "\\", "  \n", "字", "é", "e\u0301", "👩\u200d🔬", "\u202e", "\ufeff", "\u3000", "http://a", "[x]: /u\n", "[x]", "::", ":::", "\n?\n", "\n??\n", "#flashcards/a",
        "<!--SR:!2024-01-01,3,250-->", "%%ANKI", "[ ] ", "- [x] ", "+++\n", "dialect: obsidian-sr\n", "deck: a\n", "tags: [", "ask: ", "answer: ", "params: |\n  ", "where: ", "tol: abs 0.1\n", "wrong: |\n  ", "parts:\n  - ", "test: |\n  ", "x = ints(4, -5..9)\n", "mean(x)", "x[0]", " ^ ", "1e308", "&a ", "*a", "!<> ", "{{", "}}", "=> ", "\0", "\u2028",
    ];

    public byte[] Make(ulong number)
    {
        var draws = new SplitMix64(number);
        var bytes = new List<byte>(seeds[(int)draws.Below(seeds.Count)]);
        for (long edits = 1 + draws.Below(6); edits > 0; edits--)
            Edit(bytes, draws);
        return [.. bytes.Take(Longest)];
    }

    private void Edit(List<byte> bytes, SplitMix64 draws)
    {
        int at = (int)draws.Below(bytes.Count + 1);
        int length = (int)draws.Below(Math.Min(bytes.Count - at, 200) + 1);
        switch (draws.Below(10))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 2:
                byte[] other = seeds[(int)draws.Below(seeds.Count)];
                int from = (int)draws.Below(other.Length + 1);
                bytes.InsertRange(at, other.Skip(from).Take((int)draws.Below(400)));
                break;
            case 3:
                byte[] repeated = Word(draws);
                bytes.InsertRange(at, Enumerable.Repeat(repeated, (int)draws.Below(draws.Below(8) == 0 ? 2_000 : 12)).SelectMany(word => word));
                break;
            case 4 when bytes.Count > 0:
                bytes[Math.Min(at, bytes.Count - 1)] ^= (byte)(1 << (int)draws.Below(8));
                break;
            case 5:
                Indent(bytes, at, draws);
                break;
            case 6:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.InsertRange(at, Word(draws));
                break;
        }
    }

    private static byte[] Word(SplitMix64 draws) => Encoding.UTF8.GetBytes(Words[draws.Below(Words.Length)]);

    /// <summary>Puts the same before each of the next lines.</summary>
    private static void Indent(List<byte> bytes, int at, SplitMix64 draws)
    {
        string[] prefixes = ["  ", "    ", "\t", "> ", "- ", "# ", "   "];
        byte[] prefix = Encoding.UTF8.GetBytes(prefixes[draws.Below(prefixes.Length)]);
        for (long lines = 1 + draws.Below(12); lines > 0; lines--)
        {
            int next = bytes.IndexOf((byte)'\n', at);
            if (next < 0)
                return;
            bytes.InsertRange(next + 1, prefix);
            at = next + 1 + prefix.Length;
        }
    }
}
