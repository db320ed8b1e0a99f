using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>What notes of the world taught: each is the shape of a real one in words of our own.</summary>
public sealed class PlainNotesTests
{
    [Fact]
    public void Two_notes_with_the_same_anchor_at_a_heading_lose_no_card()
    {
        Compilation compilation = Notes.Compile([], ("a/x.md", "## Why x? {#faq}\n\nSo."), ("a/y.md", "## Why y? {#faq}\n\nSo."));

        Assert.Equal(["Why x?", "Why y?"], compilation.Plan.Cards.Select(change => change.Card.Front));
        Assert.Equal(["DLQ405", "DLQ405"], compilation.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.False(compilation.HasErrors);
    }

    [Fact]
    public void A_card_keeps_its_history_when_another_note_takes_the_anchor_of_its_heading()
    {
        Compilation first = Notes.Compile([], ("a/x.md", "## Why x? {#faq}\n\nSo."));
        Compilation then = Notes.Compile(Notes.Store(first), ("a/x.md", "## Why x? {#faq}\n\nSo."), ("a/y.md", "## Why y? {#faq}\n\nSo."));

        Assert.Equal(first.Plan.Cards[0].Card.Key, then.Plan.Cards.Single(change => change.Card.Front == "Why x?").Card.Key);
        Assert.Empty(then.Plan.Gone);
    }

    [Theory]
    [InlineData("1. ### What is it?\n\n    A library.\n\n    **[⬆ Top](#top)**\n\n2. ### Next\n\n   no", "What is it?", "A library.\n\n**[⬆ Top](#top)**")]
    [InlineData("- ## 是什么？\n  一个库。", "是什么？", "一个库。")]
    [InlineData("## What is it?\n\nA: A library.\n\nOf functions.", "What is it?", "A library.\n\nOf functions.")]
    [InlineData("**Q1：是什么？**\n\nA：一个库。", "是什么？", "一个库。")]
    [InlineData("### Q: 是什么？\nA: 一个库。", "是什么？", "一个库。")]
    [InlineData("### Q12. What is it?\n\nA library.", "What is it?", "A library.")]
    public void The_ways_of_lists_of_interview_questions_give_cards(string text, string front, string back)
    {
        Card card = Notes.Only(text);

        Assert.Equal((front, back), (card.Front, card.Back));
        Assert.Empty(Notes.Codes(text));
    }

    [Theory]
    [InlineData("Q: Why?\nA: \u00A0", "DLQ201")]
    [InlineData("Q: Why?\nA: \u200B\u200E", "DLQ201")]
    [InlineData("Q: \u00A0\nA: So.", "DLQ202")]
    public void What_nobody_can_see_is_no_side_of_a_card(string text, string code)
    {
        Assert.Empty(Notes.Compile(text).Cards);
        Assert.Contains(code, Notes.Codes(text));
    }

    [Theory]
    [InlineData("# Text\n\nA: An answer.", "DLQ202")]
    [InlineData("# Why?\n\nSo.\n\nA: Another.", "DLQ202")]
    [InlineData("---\nimplicit: off\n---\n# Why?\n\nA: So.", "DLQ202")]
    public void An_answer_under_no_question_stays_one_without_a_question(string text, string code) => Assert.Contains(code, Notes.Codes(text));

    [Theory]
    [InlineData("1. 什么是卷积？\n2. 什么是池化？\n")]
    [InlineData("### 1. 什么是卷积？\n### 2. 什么是池化？\n")]
    [InlineData("1. ### 什么是卷积？\n2. ### 什么是池化？\n")]
    [InlineData("- [什么是卷积？](#1)\n- [什么是池化？](#2)\n")]
    [InlineData("## 什么是卷积？\n\n**[⬆ 返回](#top)**\n\n## 什么是池化？\n\n---\n")]
    [InlineData("| 题目 | 频率 |\n|---|---|\n| 什么是卷积？ | 高 |\n| 什么是池化？ | 高 |\n")]
    public void Hundreds_of_questions_without_answers_give_no_card(string text) =>
        Assert.Empty(Notes.Compile(string.Concat(Enumerable.Repeat(text, 200))).Cards);

    [Fact]
    public void A_thousand_remarks_hide_no_error()
    {
        CompiledNote note = Notes.Compile(string.Concat(Enumerable.Repeat("Q: alone\n\n", 1_500)) + "```quiz\nask: a\n```");

        Assert.Contains(note.Diagnostics, finding => finding.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("# 如何选择平台？\n\n\t现有的平台很多，要看$x_1$和经验。", "现有的平台很多，要看$x_1$和经验。")]
    [InlineData("# 难在哪里？\n\n1. 消失\n\n    \t梯度越来越小，前面的层学得慢。", "1. 消失\n\n   梯度越来越小，前面的层学得慢。")]
    [InlineData("# 是什么？\n\n\t**LeNet**：是一种卷积网络。", "**LeNet**：是一种卷积网络。")]
    [InlineData("# 怎么写？\n\n    # 先定义，再训练。\n    f(x)", "    # 先定义，再训练。\n    f(x)")]
    [InlineData("# 怎么写？\n\n    print(\"你好，世界\")", "    print(\"你好，世界\")")]
    public void A_Chinese_paragraph_may_begin_with_a_tab_and_is_no_code(string text, string back) => Assert.Equal(back, Notes.Only(text).Back);

    [Theory]
    [InlineData("# Why?\n\n**————**")]
    [InlineData("# Why?\n\n...")]
    [InlineData("- Why?\n    - ……")]
    public void A_row_of_marks_is_no_answer(string text)
    {
        Assert.Empty(Notes.Compile(text).Cards);
        Assert.Equal(["DLQ213"], Notes.Codes(text));
    }

    [Theory]
    [InlineData("# Why?\n\n→")]
    [InlineData("# Why?\n\n`...`")]
    [InlineData("# Why?\n\n![](a.png)")]
    public void A_sign_a_piece_of_code_or_a_picture_is_one(string text) => Assert.Single(Notes.Compile(text).Cards);

    [Theory]
    [InlineData("# 如何增加语言？\n\n参考[《指南》](/x)。")]
    [InlineData("# 为什么？\n\n> 原文：<https://example.org/1>")]
    [InlineData("# Why?\n\nSee [this](/a) and [that](/b).")]
    public void Words_that_only_lead_to_a_link_do_not_make_it_an_answer(string text)
    {
        Assert.Empty(Notes.Compile(text).Cards);
        Assert.Equal(["DLQ211"], Notes.Codes(text));
    }

    [Theory]
    [InlineData("# Why?\n\nSee [this](/a): it converges.")]
    [InlineData("# 为什么？\n\n见解不同，[这里](/a)有争论。")]
    public void A_word_more_does(string text) => Assert.Single(Notes.Compile(text).Cards);

    [Fact]
    public void An_answer_that_ends_in_a_colon_goes_on_under_the_headings_below() =>
        Assert.Equal("For these reasons:\n\n## Speed\n\nIt is fast.\n\n## Size\n\nIt is small.", Notes.Only("# Why switch?\n\nFor these reasons:\n\n## Speed\n\nIt is fast.\n\n## Size\n\nIt is small.").Back);

    [Theory]
    [InlineData("# Why switch?\n\nFor these reasons.\n\n## Speed\n\nIt is fast.", "For these reasons.")]
    [InlineData("# Why switch?\n\nFor this:\n\n## How fast?\n\nVery.", "For this:")]
    public void An_answer_without_one_or_above_further_questions_does_not(string text, string back) => Assert.Equal(back, Notes.Compile(text).Cards[0].Back);

    [Fact]
    public void A_heading_that_asks_under_references_is_a_card() =>
        Assert.Equal("Why is it fast?", Notes.Only("# Reference\n\n## Why is it fast?\n\nIt is compiled.").Front);

    [Theory]
    [InlineData("# Why?\n\n<!-- draft --> Because.", "Because.")]
    [InlineData("# Why?\n\n<!-- a\nb --> Because.", "Because.")]
    [InlineData("# Why?\n\n[a]: /u\nBecause of [a].", "Because of [a](/u).")]
    [InlineData("Q: Why?\nA:\n- so\n\n  ---\n\n  and so", "- so\n\n  ***\n\n  and so")]
    [InlineData("# Why?\n\n- so\n\n<!-- -->\n\n    x = 1", "- so\n\n```\nx = 1\n```")]
    public void No_text_of_an_answer_is_lost(string text, string back) => Assert.Equal(back, Notes.Only(text).Back);
}
