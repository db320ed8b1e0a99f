using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>A learner's first day, typed into a real terminal.</summary>
public sealed class FirstDayTests
{
    private const string Sentence = "The forward pass divides by n";

    private const string Note = """
        # Batch norm

        Q: What does γ do?
        A: It scales the normalized value.

        ```quiz
        id: first
        params: |
          x = ints(4, -5..9)
          g = pick(0.5, 2, 3)
          b = step(-1..1, 0.5)
        where: |
          var(x) >= 4
          abs(x[0] - mean(x)) >= 2
          b != 0
        ask: |
          First: batch x = {{x}}, gamma = {{g}}, beta = {{b}}, eps = 0.1; training. The first output?
        answer: batch_norm_train(x, gamma=g, beta=b, eps=0.1)[0]
        tol: rel 0.002, abs 0.002
        wrong: |
          g*(x[0]-mean(x))/sqrt(var(x,1)+0.1) + b  => The forward pass divides by n; you used n − 1.
        steps: |
          The mean is {{mean(x)}}.
        ```

        ```quiz
        id: second
        params: |
          x = ints(4, -5..9)
          g = pick(0.5, 2, 3)
          b = step(-1..1, 0.5)
        where: |
          var(x) >= 4
          abs(x[0] - mean(x)) >= 2
          b != 0
        ask: |
          Second: batch x = {{x}}, gamma = {{g}}, beta = {{b}}, eps = 0.1; training. The first output?
        answer: batch_norm_train(x, gamma=g, beta=b, eps=0.1)[0]
        tol: rel 0.002, abs 0.002
        wrong: |
          g*(x[0]-mean(x))/sqrt(var(x,1)+0.1) + b  => The forward pass divides by n; you used n − 1.
        ```
        """;

    [TmuxFact]
    public void Everything_is_there_again_after_a_first_day_of_right_wrong_and_undone()
    {
        using var home = new FreshHome();
        Assert.Equal(0, home.Run("compile", home.Write("notes/bn.md", Note)).Code);

        using (TmuxSession terminal = home.Start())
        {
            ChooseDeck(terminal);
            ReviewACard(terminal);
            AnswerRight(terminal);
            AnswerWrongInAKnownWay(terminal);
            Undo(terminal);
            Quit(terminal);
        }

        Assert.Equal((1, 0, 2), Counts(home));
        using TmuxSession again = home.Start();
        string row = ChooseDeck(again);
        Assert.Matches(@"bn\s+1\s+·\s+2", row);
        again.Press("Space");
        // The undone question is asked again, with other numbers.
        again.WaitFor("Second: batch");
        Quit(again);
    }

    [TmuxFact]
    public void The_first_command_of_the_readme_shows_the_decks_that_ship_and_opens_a_review()
    {
        using var home = new FreshHome();
        using TmuxSession terminal = home.Start();
        string screen = terminal.WaitUntil(text => text.Contains("normalization", StringComparison.Ordinal), "the decks that ship");
        Assert.Contains("svm", screen, StringComparison.Ordinal);

        terminal.Press("Space");
        terminal.WaitFor("show the answer");
        Quit(terminal);
        Assert.Equal(0, home.Run("due").Code);
    }

    [TmuxFact]
    public void Home_says_when_a_note_has_an_error_and_shows_the_cards_of_the_others()
    {
        using var home = new FreshHome();
        home.Write("notes/good.md", "Q: One?\nA: 1\n");
        home.Run("compile", Path.Combine(home.Folder, "notes"));
        home.Write("notes/broken.md", "---\ndeck: [a\n---\n\nQ: Two?\nA: 2\n");
        using TmuxSession terminal = home.Start(columns: 100);
        string screen = terminal.WaitFor("the notes have errors (1)");
        Assert.Contains("good", screen, StringComparison.Ordinal);
    }

    private static string ChooseDeck(TmuxSession terminal)
    {
        terminal.WaitUntil(screen => screen.Contains("All decks", StringComparison.Ordinal) && screen.Contains("svm", StringComparison.Ordinal), "Home with its decks");
        terminal.Press("Down");
        return terminal.WaitUntil(screen => Regex.IsMatch(screen, @"›\s+bn", RegexOptions.NonBacktracking), "the deck bn chosen").Split('\n').Single(line => line.Contains("› ", StringComparison.Ordinal));
    }

    private static void ReviewACard(TmuxSession terminal)
    {
        terminal.Press("Space");
        terminal.WaitFor("What does γ do?");
        terminal.Press("Space");
        terminal.WaitFor("It scales the normalized value.");
        terminal.WaitFor("good · 1 d");
        terminal.Press("3");
    }

    private static void AnswerRight(TmuxSession terminal)
    {
        string question = terminal.WaitFor("First: batch");
        terminal.Type(Shown(Output(question, unbiased: false)));
        terminal.WaitFor("= ");
        terminal.Press("Enter");
        string verdict = terminal.WaitFor("✓ right");
        Assert.Contains("The mean is", verdict, StringComparison.Ordinal);
        Assert.Contains("Enter: good", verdict, StringComparison.Ordinal);
        terminal.Press("Enter");
    }

    private static void AnswerWrongInAKnownWay(TmuxSession terminal)
    {
        string question = terminal.WaitFor("Second: batch");
        string wrong = Shown(Output(question, unbiased: true));
        terminal.Type(wrong);
        terminal.Press("Enter");
        Assert.Contains("✗ wrong", terminal.WaitFor(Sentence), StringComparison.Ordinal);

        terminal.Press([.. Enumerable.Repeat("BSpace", wrong.Length)]);
        terminal.Type(Shown(Output(question, unbiased: false)));
        terminal.Press("Enter");
        Assert.Contains("shaky", terminal.WaitFor("✓ right"), StringComparison.Ordinal);
        terminal.Press("4");
        terminal.WaitFor("3 done");
    }

    private static void Undo(TmuxSession terminal)
    {
        terminal.Press("u");
        terminal.WaitFor("Second: batch");
    }

    private static void Quit(TmuxSession terminal)
    {
        terminal.Press("Escape");
        terminal.WaitFor("press space to study");
        terminal.Press("q");
        terminal.WaitFor("[ended with 0]");
        Assert.Equal("0", terminal.Mode("alternate_on"));
        Assert.Equal("0", terminal.Mode("mouse_any_flag"));
    }

    private static (int New, int Due, int Later) Counts(FreshHome home)
    {
        (int code, string output, _) = home.Run("due", "--json");
        Assert.Equal(0, code);
        JsonElement deck = JsonDocument.Parse(output).RootElement.GetProperty("decks").EnumerateArray().Single(one => one.GetProperty("deck").GetString() == "bn");
        return (deck.GetProperty("new").GetInt32(), deck.GetProperty("due").GetInt32(), deck.GetProperty("later").GetInt32());
    }

    private static string Shown(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);

    /// <summary>Batch norm of the first element by hand, from the numbers on the screen.</summary>
    private static double Output(string screen, bool unbiased)
    {
        string text = screen.ReplaceLineEndings(" ").Replace('−', '-');
        double[] x = [.. Numbers(Regex.Match(text, @"x = \[(?<list>[^\]]*)\]", RegexOptions.NonBacktracking).Groups["list"].Value)];
        double gamma = Numbers(Regex.Match(text, @"gamma = (?<n>[-0-9.]+)", RegexOptions.NonBacktracking).Groups["n"].Value).Single();
        double beta = Numbers(Regex.Match(text, @"beta = (?<n>[-0-9.]+)", RegexOptions.NonBacktracking).Groups["n"].Value).Single();
        double mean = x.Sum() / x.Length;
        double variance = x.Sum(one => (one - mean) * (one - mean)) / (unbiased ? x.Length - 1 : x.Length);
        return (gamma * (x[0] - mean) / Math.Sqrt(variance + 0.1)) + beta;
    }

    private static IEnumerable<double> Numbers(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries).Select(one => double.Parse(one, CultureInfo.InvariantCulture));
}
