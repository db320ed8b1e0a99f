using DLQuiz.Core.Model;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>Cards as notes would give them.</summary>
internal static class SampleCards
{
    public static Card Normalization { get; } = Plain(
        "deep-learning/normalization",
        "批归一化在**训练**时用什么统计量？",
        "用这个 mini-batch 的均值和方差：\n\n$$\\hat{x} = \\frac{x-\\mu}{\\sqrt{\\sigma^2+\\epsilon}}$$\n\n- 推理时用滑动平均\n- `momentum` 决定它多快跟上\n\n| 阶段 | 统计量 |\n|---|---|\n| 训练 | batch |\n| 推理 | running |",
        "归一化", "Batch Norm");

    public static Card Dropout { get; } = Plain("deep-learning/dropout", "Why does inverted dropout scale by $1/(1-p)$?", "So that the expected activation stays the same.");

    public static Card Kmeans { get; } = Plain("clustering", "What does one k-means iteration do?", "Assigns each point to its nearest centroid, then moves each centroid to the mean of its points.");

    public static Card SoftThreshold { get; } = new()
    {
        Key = CardKey.Of("numeric", "soft"),
        Kind = CardKind.Numeric,
        Deck = "deep-learning/regularization",
        Front = "What is the soft threshold of $x = {{x}}$ with $\\lambda = {{lam}}$?",
        Back = "sign(x) * max(abs(x) - lam, 0)",
        Context = ["L1"],
        Span = new SourceSpan("l1.md", 3, 1),
        Question = """
            params: |
              x = pick(3)
              lam = pick(1)
            ask: |
              What is the soft threshold of $x$ = {{x}} with $\lambda$ = {{lam}}?
            answer: sign(x)*max(abs(x)-lam, 0)
            hint: Move $x$ towards zero by $\lambda$.
            wrong: |
              x + lam => You moved $x$ away from zero.
            steps: |
              |x| = {{abs(x)}} exceeds $\lambda$ = {{lam}}
              {{x}} − {{lam}} = {{answer}}
            """,
    };

    public static Card Pair { get; } = SoftThreshold with
    {
        Key = CardKey.Of("numeric", "pair"),
        Question = """
            params: |
              a = pick(2)
              b = pick(0.5)
            ask: |
              Let $a$ = {{a}} and $b$ = {{b}}.
            parts:
              - name: total
                ask: $a + b$
                answer: a + b
              - name: both
                kind: vector
                ask: $[ab, a/b]$
                answer: "[a*b, a/b]"
            steps: |
              {{a}} + {{b}} = {{total}}
            """,
    };

    public static Card Plain(string deck, string front, string back, params string[] context) => new()
    {
        Key = CardKey.Of(deck, front),
        Kind = CardKind.QuestionAnswer,
        Deck = deck,
        Front = front,
        Back = back,
        Context = [.. context],
        Span = new SourceSpan("note.md", 1, 1),
    };
}
