using System.Globalization;
using System.Text;
using DLQuiz.Core.Model;

namespace DLQuiz.Tests.BadInput;

/// <summary>Files that are not UTF-8, and notes cut off while they were written.</summary>
internal static class BadBytes
{
    private const string Note =
        "---\ndeck: 深度学习/归一化\ntags: [归一化, BN]\n---\n\n# 批归一化\n\nQ: 推理时用什么均值？\nA: 滑动均值：\n\n```python\nmean = momentum * mean + (1 - momentum) * batch\n```\n\n" +
        "<!-- 以后再补：组归一化\n和层归一化 -->\n\n$$\ny = \\gamma \\hat{x} + \\beta\n$$\n\n```quiz\nparams: |\n  x = ints(4, -5..9)\nwhere: var(x) >= 1\nask: 均值 {{x}}？\nanswer: mean(x)\ntol: abs 0.01\n```\n";

    /// <summary>Bytes that belong to no character, whatever stands around them.</summary>
    private static readonly byte[][] Broken =
    [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE2, 0x28, 0xA1], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
        [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ];

    public static IEnumerable<BadNote> All()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Note);
        var draws = new SplitMix64(5);
        foreach (byte[] broken in Broken)
        {
            // Never inside a character: the byte itself must be what is told.
            int at = StartOfCharacter(bytes, (int)draws.Below(bytes.Length));
            yield return new BadNote(string.Create(CultureInfo.InvariantCulture, $"bytes-{Convert.ToHexStringLower(broken)}-at-{at}.md"), [.. bytes[..at], .. broken, .. bytes[at..]]);
        }

        for (int i = 0; i < 8; i++)
        {
            int at = (int)draws.Below(bytes.Length);
            yield return new BadNote(string.Create(CultureInfo.InvariantCulture, $"bytes-nul-at-{at}.md"), [.. bytes[..at], 0, .. bytes[at..]]);
        }

        foreach ((string name, Encoding encoding) in new[] { ("utf16", Encoding.Unicode), ("utf16be", Encoding.BigEndianUnicode), ("utf32", Encoding.UTF32), ("latin1", Encoding.Latin1) })
            yield return new BadNote($"bytes-all-of-it-in-{name}.md", [.. encoding.GetPreamble(), .. encoding.GetBytes(name == "latin1" ? "Où ? Là.\n" : Note)]);
        yield return new BadNote("bytes-random.md", [.. Enumerable.Range(0, 4_000).Select(_ => (byte)draws.Below(256))]);
        yield return new BadNote("bytes-too-many.md", [.. Enumerable.Repeat((byte)'a', 2 * 1024 * 1024 + 1)]);
        foreach (BadNote cut in Cuts())
            yield return cut;
    }

    /// <summary>Inside front matter, a fence, a comment, a formula and a quiz block, where a half-saved note shows.</summary>
    private static IEnumerable<BadNote> Cuts()
    {
        foreach ((string from, string to) in new[] { ("deck:", "---\n\n#"), ("```python\n", "```\n\n<"), ("<!--", "-->"), ("$$\n", "$$\n\n`"), ("```quiz\n", "```\n\0") })
        {
            int start = Note.IndexOf(from, StringComparison.Ordinal) + from.Length;
            int end = (Note + "\0").IndexOf(to, start, StringComparison.Ordinal);
            for (int i = 0; i < 8; i++)
            {
                int at = start + (int)((long)(end - start) * i / 8);
                yield return new BadNote(string.Create(CultureInfo.InvariantCulture, $"cut-at-{at:000}"), Note[..at]);
            }
        }
    }

    private static int StartOfCharacter(byte[] bytes, int at)
    {
        while (at > 0 && (bytes[at] & 0xC0) == 0x80)
            at--;
        return at;
    }
}
