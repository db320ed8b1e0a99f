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

    /// <summary>Formulas on lines of their own, in a list, in a line and in Chinese.</summary>
    public static Card Formulas { get; } = Plain(
        "maths",
        "What is the gradient of batch norm with respect to its input, where $\\hat{x}_i = \\frac{x_i-\\mu}{\\sqrt{\\sigma^2+\\epsilon}}$, so that $\\mathbb{E}[\\hat{x}] = 0$?",
        "$$\n\\frac{\\partial L}{\\partial x_i} = \\frac{1}{m\\sqrt{\\sigma^2+\\epsilon}} \\left( m \\frac{\\partial L}{\\partial \\hat{x}_i} - \\sum_{j=1}^m \\frac{\\partial L}{\\partial \\hat{x}_j} - \\hat{x}_i \\sum_{j=1}^m \\frac{\\partial L}{\\partial \\hat{x}_j} \\hat{x}_j \\right)\n$$\n\n- 激活函数：$$\\text{ReLU}(x) = \\begin{cases} x & \\text{若 } x > 0 \\\\ 0 & \\text{否则} \\end{cases}$$",
        "Batch Norm", "Backward");

    /// <summary>Two of four are right.</summary>
    public static Card Losses { get; } = Plain("loss", "Which losses grow without bound?[^1]\n\n[^1]: In the margin $m$.", "- [x] hinge\n- [ ] 0–1\n- [x] **logistic**: $\\log(1+e^{-m})$\n- [ ] none of these\n\nBoth bound the 0–1 loss from above.", "Margins") with { Kind = CardKind.Choice };

    public static Card Statistics { get; } = Plain("norm", "推理时 batch norm 用什么统计量？", "- [ ] 这个 mini-batch 的均值和方差\n- [x] 训练时积累的 running 均值和方差\n- [ ] 全部训练集的均值和方差") with { Kind = CardKind.Choice };

    public static Card Iteration { get; } = Plain("training", "What are the steps of one training iteration?", "1. forward pass\n2. loss\n3. backward pass\n4. update of the weights\n\nThen the gradients are zeroed.") with { Kind = CardKind.Sequence };

    public static Card Linked { get; } = Plain("links", "Who wrote [the paper](https://jmlr.org/p.html)?", "Srivastava; see ![a mask](images/mask.png) and https://example.org/x.");

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
