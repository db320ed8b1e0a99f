using CsCheck;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Authoring.Edits;

namespace DLQuiz.Core.Tests.Authoring.Edits;

/// <summary>Likely cards: which are found, and what accepting one writes.</summary>
public sealed class SuggestionTests
{
    [Theory]
    [InlineData("- **Momentum**: a decaying sum of gradients", "- Q: **Momentum**\n  A: a decaying sum of gradients")]
    [InlineData("- （1）**步长：** 每一步走多远", "- Q: **步长**\n  A: 每一步走多远")]
    [InlineData("1. **Batch size** : how many examples\n   one step sees\n", "1. Q: **Batch size**\n   A: how many examples\n   one step sees\n")]
    [InlineData("> **过拟合**：训练好而测试差的现象", "> Q: **过拟合**\n> A: 训练好而测试差的现象")]
    [InlineData("**Decay**: pulls weights to zero.\n\nMore.", "Q: **Decay**\nA: pulls weights to zero.\n\n---\n\nMore.")]
    [InlineData("- 分布发生变化的这一过程被称作Internal Covariate Shift。", "- C: 分布发生变化的这一过程被称作[Internal Covariate Shift]。")]
    [InlineData("训练好而测试差的现象叫做“过拟合”，要避免。", "C: 训练好而测试差的现象叫做“[过拟合]”，要避免。")]
    [InlineData("感受野指的是输出上一个点对应的输入区域。", "C: [感受野]指的是输出上一个点对应的输入区域。")]
    [InlineData("连接起来构成的模型称为人工神经网络（Artificial Neural Network, ANN）。", "C: 连接起来构成的模型称为[人工神经网络（Artificial Neural Network, ANN）]。")]
    [InlineData("我们通常把没有反馈的网络叫做前馈网络。", "C: 我们通常把没有反馈的网络叫做[前馈网络]。")]
    [InlineData("所谓过拟合，就是指训练好而测试差。", "C: 所谓[过拟合]，就是指训练好而测试差。")]
    [InlineData("“批量”一词是指一次迭代使用的样本。", "C: “[批量]”一词是指一次迭代使用的样本。")]
    [InlineData("模型太大会导致被称为双下降的现象。", "C: 模型太大会导致被称为[双下降]的现象。")]
    [InlineData("学习率被定义为每一步的步长大小。", "C: [学习率]被定义为每一步的步长大小。")]
    [InlineData("- **卷积**（convolution）：滑动窗口上的加权和", "- Q: **卷积**（convolution）\n  A: 滑动窗口上的加权和")]
    [InlineData("The share of data held back is called the validation set.", "C: The share of data held back is called the [validation set].")]
    [InlineData("A saddle point is defined as a point where the gradient vanishes.", "C: A [saddle point] is defined as a point where the gradient vanishes.")]
    [InlineData("## SGD vs Adam\n\n- one\n- two\n", "## SGD vs Adam\n\nQ: SGD vs Adam\nA:\n- one\n- two\n")]
    [InlineData("## 1.2 优缺点\n\n快，但脆。\n\n# Next", "## 1.2 优缺点\n\nQ: 优缺点\nA: 快，但脆。\n\n# Next")]
    [InlineData("- BN的优势  \n    - 快\n", "- Q: BN的优势\n  A:  \n    - 快\n")]
    public void Accepting_writes_the_card_in_its_place(string before, string after)
    {
        foreach (string newline in before.Contains('\n', StringComparison.Ordinal) ? new[] { "\n", "\r\n" } : ["\n"])
        {
            NoteText note = Notes.Text(before.ReplaceLineEndings(newline));
            Assert.Equal(after.ReplaceLineEndings(newline), Suggestions.Accept(note, [Assert.Single(Suggestions.Of(note))]));
        }
    }

    [Theory]
    [InlineData("- **Note**: this is important to remember")]
    [InlineData("- **参考**：这里有很多资料可以看")]
    [InlineData("- **Step 1**: install the package first")]
    [InlineData("- **2019**: the year of the paper itself")]
    [InlineData("- **Link**: https://example.org/a")]
    [InlineData("- **Paper**: [a title of it](https://example.org)")]
    [InlineData("- **Points**:\n    - a\n    - b")]
    [InlineData("- **Kinds** come in these forms:")]
    [InlineData("- [ ] **Task**: something to do later")]
    [InlineData("这不能称为过拟合，只是训练不够。")]
    [InlineData("感知机由人提出，被称为神经网络的雏形。")]
    [InlineData("他被称为“深度学习之父”之一。")]
    [InlineData("它被称为过拟合。")]
    [InlineData("这个现象为什么被称为过拟合？没有人知道。")]
    [InlineData("This is called overfitting.")]
    [InlineData("The function is called when a request arrives.")]
    [InlineData("The method is called by the scheduler.")]
    [InlineData("The callback is called repeatedly.")]
    [InlineData("Figure 3 refers to the second experiment of the paper.")]
    [InlineData("This refers to the second experiment here.")]
    [InlineData("Please refer to the guide for more of this.")]
    [InlineData("Both properties will refer to the same value.")]
    [InlineData("With `repeat` a function is called several times.")]
    [InlineData("`test()` is called within a suite of tests.")]
    [InlineData("- **You know**: please look at the other page")]
    [InlineData("- **Faster start**: added a cache for the parser")]
    [InlineData("## 1.2.3 (2024-05-06)\n\n- **Parser**: the tokens are read lazily now")]
    [InlineData("## Version 14.1.0\n\n### Notable\n\n- **Parser**: the tokens are read lazily now")]
    [InlineData("- **Scope**: what it is for\n\n# More\n\n- **Scope**: what it is not for")]
    [InlineData("## 对比学习\n\n一种自监督的方法。")]
    [InlineData("## 优势函数\n\n动作价值减去状态价值。")]
    [InlineData("## Temporal difference learning\n\nLearns from guesses.")]
    [InlineData("## 优缺点")]
    [InlineData("## A vs B\n\n[only a link](https://example.org)")]
    [InlineData("## A vs B\n\n- Why?\n- How?")]
    [InlineData("## A vs B\n\nQ: a?\nA: b")]
    [InlineData("## References\n\n- **Momentum**: a decaying sum of gradients")]
    [InlineData("## 习题\n\n- **动量**：过去梯度的衰减之和")]
    [InlineData("## Pros and cons {.no-card}\n\nSome of them.")]
    [InlineData("---\nimplicit: off\n---\n- **Momentum**: a decaying sum of gradients")]
    [InlineData("## What is momentum?\n\n- **Momentum**: a decaying sum of gradients")]
    [InlineData("```\n- **Momentum**: a decaying sum of gradients\n```")]
    public void What_is_no_likely_card_is_not_suggested(string note)
    {
        Assert.Empty(Suggestions.Of(Notes.Text(note)));
        Assert.DoesNotContain("DLQ220", Notes.Codes(note));
    }

    [Fact]
    public void Each_one_accepted_gives_its_card_alone_and_is_suggested_no_more() => Pieces.Note.Sample(
        text =>
        {
            NoteText note = Notes.Text(text);
            Suggestion[] all = [.. Suggestions.Of(note)];
            Assert.Equal(all.Length, Notes.Codes(text).Count(code => code == "DLQ220"));
            Assert.Distinct(all.Select(suggestion => suggestion.Id));
            // Of equal texts the ids count on.
            bool areDistinct = all.DistinctBy(suggestion => (suggestion.Front, suggestion.Back)).Count() == all.Length;
            foreach (Suggestion one in all.Where(_ => areDistinct))
            {
                string? accepted = Suggestions.Accept(note, [one]);
                Assert.True(accepted is not null, $"{one.Front}\n{one.Back}\n---\n{TextEdits.Apply(text, one.Edits)}");
                Assert.Equal(all.Select(suggestion => suggestion.Id).Where(id => id != one.Id).Order(), Suggestions.Of(Notes.Text(accepted)).Select(suggestion => suggestion.Id).Order());
            }

            string? whole = Suggestions.Accept(note, all);
            Assert.NotNull(whole);
            Assert.Empty(Suggestions.Of(Notes.Text(whole)));
        },
        iter: 300);

    [Fact]
    public void An_id_stays_when_the_rest_of_the_note_changes()
    {
        Suggestion before = Assert.Single(Suggestions.Of(Notes.Text("- **Momentum**: a decaying sum of gradients\n", "a/n.md")));
        Suggestion after = Suggestions.Of(Notes.Text("# New\n\nText.\n\n- **步长**：每一步走多远\n- **Momentum**: a decaying sum of gradients\n", "n.md"))[1];

        Assert.Equal(before.Id, after.Id);
        Assert.Matches("^[0-9a-f]{8}$", before.Id);
    }

    [Fact]
    public void Accepting_is_refused_when_a_card_would_be_lost()
    {
        NoteText note = Notes.Text("- **Momentum**: a decaying sum of gradients\n");
        Suggestion one = Suggestions.Of(note)[0];

        Assert.Null(Suggestions.Accept(Notes.Text("Q: **Momentum**?\nA: a\n\n- **Momentum**: decaying"), [one]));
    }
}
