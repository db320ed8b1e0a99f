using CsCheck;
using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Markdown.Code;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Shell.Tests.Terminal.Markdown;

public sealed class CodeInksTests
{
    private static readonly string[] Languages = [.. CodeLanguages.All.Select(language => language.Names[0]), "diff", "text"];

    /// <summary>Each stretch in the letter of its ink: k keyword, q quoted, c comment, n number, N name, p plain.</summary>
    [Theory]
    [InlineData("python", "def f(x): # 注", "k:def|p: |N:f|p:(x): |c:# 注")]
    [InlineData("python", "x = rb'a\\'b' + \"\"\"c\nd\"\"\"", "p:x = |q:rb'a\\'b'|p: + |q:\"\"\"c\nd\"\"\"")]
    [InlineData("python", "@cache\nclass Net(nn.Module): pass", "N:@cache|p:\n|k:class|p: |N:Net|p:(nn.|N:Module|p:): |k:pass")]
    [InlineData("python", "1e-5, .5, 0x1F, 1..2", "n:1e-5|p:, |n:.5|p:, |n:0x1F|p:, |n:1|p:.|n:.2")]
    [InlineData("c#", "var s = @\"C:\\\"; // x", "k:var|p: s = |q:@\"C:\\\"|p:; |c:// x")]
    [InlineData("CPP", "#include <a>\nif (x == 'c') /* y\n z */ f();", "k:#include|p: <a>\n|k:if|p: (x == |q:'c'|p:) |c:/* y\n z */|p: |N:f|p:();")]
    [InlineData("rust", "fn a<'t>(x: &'t str) -> char { 'c' }", "k:fn|p: |N:a|p:<'t>(x: &'t |N:str|p:) -> |N:char|p: { |q:'c'|p: }")]
    [InlineData("bash", "echo $HOME#a \"b $c\" # d", "p:echo |N:$HOME|p:#a |q:\"b $c\"|p: |c:# d")]
    [InlineData("json", "{\"a\": [\"b\", 1, true]}", "p:{|N:\"a\"|p:: [|q:\"b\"|p:, |n:1|p:, |n:true|p:]}")]
    [InlineData("yaml", "- a-b: c # d\n  e: 'f'", "p:- |N:a-b|p:: c |c:# d|p:\n  |N:e|p:: |q:'f'")]
    [InlineData("toml", "[a.b]\nc = \"d\"", "N:[a.b]|p:\n|N:c|p: = |q:\"d\"")]
    [InlineData("js", "const f = `a\n${b}`; let nans = NaN", "k:const|p: f = |q:`a\n${b}`|p:; |k:let|p: nans = |n:NaN")]
    [InlineData("sql", "SELECT 'a' -- b", "k:SELECT|p: |q:'a'|p: |c:-- b")]
    [InlineData("tex", "\\frac{a}{b} \\% % c", "k:\\frac|p:{a}{b} |k:\\%|p: |c:% c")]
    [InlineData("html", "<a href=\"x\">if 1</a><!-- c -->", "p:<|k:a|p: |N:href|p:=|q:\"x\"|p:>if 1</|k:a|p:>|c:<!-- c -->")]
    [InlineData("text", "def f(): # no", "p:def f(): # no")]
    [InlineData("nosuch", "def f(): # no", "p:def f(): # no")]
    [InlineData("{.python}", "if", "k:if")]
    public void Code_is_told_apart(string language, string code, string expected) => Assert.Equal(expected, string.Join('|', CodeInks.Of(code, language).Select(run => $"{LetterOf(run.Ink)}:{run.Text}")));

    [Fact]
    public void No_character_is_lost_or_added_in_any_language() => Gen.Select(
        Pick.From(Languages),
        Gen.OneOf(Gen.String, Pick.From("\"", "'", "`", "\"\"\"", "/*", "*/", "#", "//", "<", ">", "\\", "\n", "$", "@", "1.5e", "0x", "class ", "name", "(", ":", "=", "-", " ", "中文", "--[[", "]]", "[").Array[0, 60].Select(string.Concat)))
        .Sample((language, code) => string.Concat(CodeInks.Of(code, language).Select(run => run.Text)) == code);

    [Theory]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("/*")]
    [InlineData("\"\"\"")]
    [InlineData("a ")]
    [InlineData("[")]
    [InlineData("#")]
    [InlineData("1.")]
    [InlineData("'\\")]
    [InlineData("-")]
    public void Hostile_code_takes_as_long_as_it_is(string part)
    {
        string code = string.Concat(Enumerable.Repeat(part, 90_000 / part.Length));
        foreach (string language in Languages)
        {
            Assert.Equal(code.Length, CodeInks.Of(code, language).Sum(run => run.Text.Length));
        }
    }

    [Fact]
    public void No_code_writes_an_escape_sequence_in_any_language() => Assert.All(Languages, language =>
        Assert.DoesNotContain(MarkdownText.Render($"```{language}\n\"\e[31m\u009b2J\" # \e]0;x\a\n```", 40), line => line.Text.Any(char.IsControl)));

    [Fact]
    public void A_language_has_one_place() => Assert.Equal(
        CodeLanguages.All.Sum(language => language.Names.Length), CodeLanguages.All.SelectMany(language => language.Names).Distinct().Count());

    [Fact]
    public void Inks_of_code_leave_the_text_as_it_is() => Assert.Equal(
        ["  x = [1,", "↪ 2, 3]", "  y"],
        MarkdownText.Render("```python\nx = [1, 2, 3]\ny\n```", 12).Select(line => line.Text.TrimEnd()));

    private static char LetterOf(Ink ink) => ink switch
    {
        Ink.Plain => 'p',
        Ink.Keyword => 'k',
        Ink.Quoted => 'q',
        Ink.Comment => 'c',
        Ink.Number => 'n',
        Ink.Name => 'N',
        _ => '?',
    };
}
