using System.Text;
using CsCheck;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>A card that a note must give.</summary>
internal sealed record Expected(int Line, string Front, string Back);

/// <summary>A note made of pieces, with the cards that must come out of it.</summary>
internal sealed record Composed(string Text, Expected[] Cards);

/// <summary>Pieces of notes: those that give cards, each in words of its own, and those that give none, whatever they look like.</summary>
internal static class Fragments
{
    private sealed record Piece(string Text, params Expected[] Cards);

    /// <summary>Lines of a card are counted from 0 within the piece.</summary>
    private static readonly Func<string, Piece>[] Givers =
    [
        n => new($"## Why is {n} used?\n\nBecause of {n}.", new Expected(0, $"Why is {n} used?", $"Because of {n}.")),
        n => new($"### 1.{n.Length} {n}是什么？ ##\n{n}的第一行，\n接着第二行。", new Expected(0, $"{n}是什么？", $"{n}的第一行，接着第二行。")),
        n => new($"**为什么用{n}？**\n\n- 一\n- 二 {n}", new Expected(0, $"为什么用{n}？", $"- 一\n- 二 {n}")),
        n => new($"- 要点\n    - 1）{n}有什么用？\n        - 其一\n\n        - 其二", new Expected(1, $"{n}有什么用？", "- 其一\n\n- 其二")),
        n => new($"* 其他\n* {n}好吗？好，\n  因为快。\n* 再其他", new Expected(1, $"{n}好吗？", "好，因为快。")),
        n => new($"1. 一\n2. What is {n}?\n\n   Two\n   lines.\n3. 三", new Expected(1, $"What is {n}?", "Two lines.")),
        n => new($"Q: {n}的第一行\n第二行\nA: wrapped\nline {n}", new Expected(0, $"{n}的第一行第二行", $"wrapped line {n}")),
        n => new($"Q：{n}？\n\n更多\n\nA：\n\n```python\n# Q: no\n---\n```\n\n| {n} | b |\n|---|---|\n| Q: | ? |", new Expected(0, $"{n}？\n\n更多", $"```python\n# Q: no\n---\n```\n\n| {n} | b |\n|---|---|\n| Q: | ? |")),
        n => new($"Q: maths {n}\nA:\n$$\na = b\n$$\n\n1. x\n   - y", new Expected(0, $"maths {n}", "$$\na = b\n$$\n\n1. x\n   - y")),
        n => new($"> text\n>\n> Q: quoted {n}\n> A: it\n> goes on", new Expected(2, $"quoted {n}", "it goes on")),
        n => new($"- a\n  - Q: deep {n}\n    A: é {n}", new Expected(1, $"deep {n}", $"é {n}")),
        n => new($"C: The [first {n}] and ==second==.", new Expected(0, "The […] and second.", $"first {n}"), new Expected(0, $"The first {n} and […].", "second")),
        n => new($"<!-- id: {n} -->\nC: 看 [链接](x) 与 `a[0]` 和[{n}]。", new Expected(1, "看 [链接](x) 与 `a[0]` 和[…]。", n)),
        n => new($"- （2）{n}为何？\n\n  因为{n}。", new Expected(0, $"{n}为何？", $"因为{n}。")),
        n => new($"  Q: spaced {n}\n  A: b", new Expected(0, $"spaced {n}", "b")),
        n => new($"-\tQ: tabbed {n}\n\tA: b", new Expected(0, $"tabbed {n}", "b")),
        n => new($"- 其一\n- **{n}有何用？**\n\n\t快。\n\n\t省。", new Expected(1, $"{n}有何用？", "快。\n\n省。")),
        n => new($"Q: one {n}\nA: 1\nQ: two {n}\nA: 2", new Expected(0, $"one {n}", "1"), new Expected(2, $"two {n}", "2")),
    ];

    private static readonly string[] Noise =
    [
        "Plain text that goes on\nover lines.", "一段话，\n没有问题。", "[TOC]", ":::note\nMind this.\n:::", "```{eval-rst}\n.. note:: Q: no?\n```", "~~~\n- not a bullet?\n~~~",
        "<div class=\"x\">\n<p>Really?</p>\n</div>", "<!-- a comment\nQ: not asked\nA: not answered\n-->", "[ref]: https://example.org \"title\"", "[^1]: A footnote.", "![a picture?](a.png)",
        "| a | b |\n|:-:|---|\n| ? | 一？ |", "    indented = code?", "\t正文用制表符缩进，常见。", "- [ ] to do\n- [x] done", "$$\nx ? y\n$$", "Term\n===", "- a\n\n  b\n- c", "> quoted\n> > twice", "Q: not answered", "A: not asked",
        "%%ANKI\nBasic\nEND%%", "C: no brackets", "- Q: query\n- K: key", "<details>\n<summary>Why?</summary>\n</details>", "text with  \na hard break", "* * *", "1) 一？\n2) 二？", "{% include x %}", "\\# no heading?", "**term**: what it is",
    ];

    /// <summary>Any pieces in any order, with a break or a heading between them, so that each ends where it ends.</summary>
    public static readonly Gen<Composed> Any =
        Gen.Select(Gen.Int[0, Givers.Length + Noise.Length - 1].Array[1, 14], Gen.Int[0, 2].Array[14], Gen.Int[0, 3], (pieces, ends, front) => Compose(pieces, ends, front));

    /// <summary>Notes of which each gives cards, as numbers of pieces.</summary>
    public static readonly Gen<int[]> Choice = Gen.Int[0, Givers.Length - 1].Array[2, 8];

    public static Composed Compose(int[] pieces, int[] ends, int front, Func<int, string>? nameOf = null)
    {
        var text = new StringBuilder(front switch { 0 => "---\ntitle: x\ntags: [a]\n---\n", 1 => "\n\n", _ => "" });
        var cards = new List<Expected>();
        for (int i = 0; i < pieces.Length; i++)
        {
            text.Append(ends[i % ends.Length] switch { 0 => $"# Section {i}\n\n", 1 => "***\n---\n\n", _ => $"## 小节{i}\n" });
            int line = text.ToString().Count(c => c == '\n') + 1;
            Piece piece = pieces[i] < Givers.Length ? Givers[pieces[i]](nameOf?.Invoke(i) ?? $"item{i}") : new Piece(Noise[pieces[i] - Givers.Length]);
            cards.AddRange(piece.Cards.Select(card => card with { Line = line + card.Line }));
            text.Append(piece.Text).Append("\n\n");
        }

        return new Composed(text.ToString(), [.. cards]);
    }
}
