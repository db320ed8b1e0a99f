namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>An exam typed into a real terminal.</summary>
public sealed class QuizTests
{
    [TmuxFact]
    public void An_exam_is_sat_judged_and_exported()
    {
        using var home = new FreshHome();
        home.Write("notes/margins.md", "# SVM\n\nQ: 支持向量是什么？\nA: 边界上的点。\n\n```quiz\nid: width\nask: How wide is the margin for a norm of 4?\nanswer: 2/4\n```\n");
        home.Run("compile", home.File("notes"));
        string sheet = home.File("sheet.md");
        using TmuxSession terminal = home.Start($"quiz margins --seed 7 --minutes 5 --export {sheet}");

        bool numbersFirst = terminal.WaitFor("left").Contains("How wide", StringComparison.Ordinal);
        terminal.Type(numbersFirst ? "1/2" : "边界上的点");
        terminal.Press("Enter");
        terminal.WaitFor("2/2 · 1 open");
        terminal.Type(numbersFirst ? "边界上的点" : "1/2");
        terminal.WaitFor(numbersFirst ? "边界上的点" : "= 0.5");
        terminal.Press("C-f");
        terminal.WaitFor("judging");
        terminal.Press("Enter");
        terminal.WaitFor("2 of 2 points, 100 %");
        terminal.Press("q");

        string left = terminal.WaitFor("[ended with 0]");
        Assert.Contains("the score sheet is in", left, StringComparison.Ordinal);
        Assert.StartsWith("# Score sheet", File.ReadAllText(sheet), StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"quiz\"", home.Run("log", "export").Output, StringComparison.Ordinal);
        Assert.Equal(2, home.Run("find", "is:new", "deck:margins").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [TmuxFact]
    public void A_terminal_without_a_cursor_sits_an_exam_in_lines()
    {
        using var home = new FreshHome();
        using TmuxSession terminal = home.Start("quiz deep-learning/dropout -n 2 --seed 7", more: ("TERM", "dumb"));
        terminal.WaitFor("Question 1 of 2");
        terminal.Type(":next");
        terminal.Press("Enter");
        terminal.WaitFor("Question 2 of 2");
        terminal.Type(":finish");
        terminal.Press("Enter");
        terminal.WaitFor("y means yes");
        terminal.Type("y");
        terminal.Press("Enter");
        terminal.WaitFor("[ended with 0]");
    }
}
