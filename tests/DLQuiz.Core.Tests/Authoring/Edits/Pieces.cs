using CsCheck;

namespace DLQuiz.Core.Tests.Authoring.Edits;

/// <summary>Notes put together at random from pieces that give cards, suggestions or neither.</summary>
internal static class Pieces
{
    private static readonly string[] All =
    [
        "# Optimisers",
        "## 归一化",
        "## What does warmup prevent?\n\nDivergence in the first steps.",
        "## Why twice? {.hard}\n\nBecause.",
        "### 1.3 为什么要打乱数据？ ##\n\n让每个小批量都像整体。",
        "### Dropout 的优缺点\n\n- 简单有效\n- 训练变慢",
        "## SGD vs Adam\n\nSGD generalizes better; Adam is faster.\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "## 区别在哪里？",
        "Q: What does momentum remember?\nA: A decaying sum of past gradients.",
        "Q: Same?\nA: Same.",
        "Q: Both\n\n- a\n- b\n\nA: are lists\n\n1. one\n2. two",
        "Q: 学习率 {.reverse}\nA: learning rate",
        "Q: Which are right?\nA:\n- [x] this\n- [ ] that",
        "- Q: In order? {.ordered}\n  A:\n    1. one\n    2. two",
        "C: The [mean] and the [variance] of a batch.",
        "C: ==对比==学习\n[损失]",
        "**什么是步长？**\n\n每步走多远。",
        "- 1）预热有什么用？避免一开始\n就发散。\n- 2）学习率呢？",
        "- What is a saturated sigmoid?\n    - its gradient is near 0\n    - `code`\n- Why?  \n\n  Because it is.",
        "- Q: What is inside a bullet?\n  A: This answer.\n- Q: And here?\n  A:\n    - a list",
        "> Q: What is quoted?\n> A: This.",
        "- outer\n    - 1.2 inner question? yes, an answer",
        "```quiz\nask: |\n  What is one plus one?\nanswer: 1 + 1\n```",
        "Plain text that asks nothing.",
        "```python\nQ: not here\nx = [1]\n```",
        "<!-- id: of-the-next -->\nQ: Named already?\nA: Yes.",
        "- **Momentum**: a decaying sum of gradients\n- **步长**：每一步走多远，由它决定\n    - 太大会发散",
        "**Weight decay**: pulls every weight towards zero at each step.\n\nMore text.",
        "**Early stopping:** ends the training when the validation loss rises.\n- a list right behind it\n- of two",
        "- 在训练中由于参数变化而引起数据分布变化的过程被称作Internal Covariate Shift。\n  - 有影响",
        "所谓感受野，是指输出特征图上一个点所对应的输入区域大小。\n\n之后的文字。",
        "> 模型在训练集上好、在测试集上差的现象称为过拟合（overfitting）。",
        "The fraction of the data that is held back is called the validation set.",
        "1. **Batch size**: how many examples one step\n   looks at together\n2. next",
        "- BN的优势  \n    - 1）收敛更快\n    - （2）更稳定\n    继续",
        "---",
        "[link](https://example.org/a)",
        "- [ ] a task",
        "## Exercises\n\n- What is 1 + 1?\n- **Term**: with some definition here",
        "## References\n\n- **Paper**: a definition that is none at all",
    ];

    /// <summary>With LF or CRLF, with and without an end of the last line, with and without front matter.</summary>
    public static readonly Gen<string> Note =
        Gen.Select(Gen.Int[0, All.Length - 1].Array[1, 9], Gen.Bool, Gen.Bool, Gen.Bool).Select((picked, isCrLf, ends, hasFront) =>
        {
            string text = (hasFront ? "---\ndeck: top/leaf\ntags: [a]\n---\n\n" : "") + string.Join("\n\n", picked.Select(piece => All[piece])) + (ends ? "\n" : "");
            return isCrLf ? text.ReplaceLineEndings("\r\n") : text;
        });
}
