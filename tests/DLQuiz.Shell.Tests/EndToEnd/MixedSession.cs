using System.Globalization;
using System.Text.RegularExpressions;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>A learner's session of thirty cards of all kinds, as a script of keys for a real terminal.</summary>
public static partial class MixedSession
{
    private const int EachKind = 6;

    public const int Cards = 5 * EachKind;

    /// <summary>Six cards of each of five kinds.</summary>
    public static string Note { get; } = "---\nnew-per-day: 100\n---\n\n" + string.Join("\n\n---\n\n", Enumerable.Range(1, EachKind).Select(i => $$$"""
        Q: Plain {{{i}}}: what does γ do?
        A: It scales by $\frac{\gamma}{\sigma}$, with {{{i}}}.

        ---

        C: Cloze {{{i}}} hides its [answer {{{i}}}] here.

        ---

        Q: Choice {{{i}}}: which holds?
        - [ ] wrong one
        - [x] right one
        - [ ] another

        ---

        Q: Order {{{i}}}: which steps? {.ordered}
        A:
        1. mean
        2. variance
        3. normalize

        ---

        ```quiz
        id: sum-{{{i}}}
        params: |
          x = ints(3, 1..9)
        ask: |
          Sum {{{i}}} of x = {{x}}. What is the sum?
        answer: sum(x)
        hint: |
          Add them all.
        wrong: |
          sum(x) / 3 => That is the mean, not the sum.
        ```
        """));

    /// <summary>Reviews all cards; each numeric one is tried unreadable, wrong with a hint, then right, and every fifth card is undone once.</summary>
    /// <returns>How many answers the log must hold in the end, those taken back included.</returns>
    public static int Run(TmuxSession terminal, TmuxClock clock)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(clock);
        int answers = 0;
        for (int done = 0; done < Cards; done++)
        {
            Answer(terminal, clock);
            answers++;
            if (done % 5 == 3)
            {
                // A letter belongs to the answer while one is typed.
                clock.Press(terminal.Screen().Contains("Sum ", StringComparison.Ordinal) ? "M-u" : "u");
                terminal.WaitFor($"{done} done");
                Answer(terminal, clock);
                answers++;
            }

            terminal.WaitFor($"{done + 1} done");
        }

        return answers;
    }

    private static void Answer(TmuxSession terminal, TmuxClock clock)
    {
        string screen = terminal.Screen();
        if (screen.Contains("Sum ", StringComparison.Ordinal))
        {
            AnswerSum(screen, clock);
        }
        else if (screen.Contains("Choice ", StringComparison.Ordinal))
        {
            string option = screen.Split('\n').Single(line => line.Contains("right one", StringComparison.Ordinal));
            clock.Press(Letter().Match(option).Groups["letter"].Value.ToLowerInvariant());
            clock.Press("Enter");
        }
        else if (screen.Contains("Order ", StringComparison.Ordinal))
        {
            clock.Press("Space");
            clock.Press("Space");
            clock.Press("x");
            clock.Press("Space");
        }
        else
        {
            clock.Press("Space");
        }

        // A grade of one's own, whatever was proposed.
        clock.Press("3");
    }

    private static void AnswerSum(string screen, TmuxClock clock)
    {
        int sum = Numbers().Match(screen).Groups["numbers"].Value.Split(',').Sum(number => int.Parse(number, CultureInfo.InvariantCulture));
        clock.Type("1+");
        clock.Press("Enter");
        clock.Press("F2");
        clock.Press("C-u");
        clock.Type((sum / 3.0).ToString("0.####", CultureInfo.InvariantCulture));
        clock.Press("Enter");
        clock.Press("C-u");
        clock.Type(sum.ToString(CultureInfo.InvariantCulture));
        clock.Press("Enter");
    }

    [GeneratedRegex(@"x = \[(?<numbers>[0-9, ]+)\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<letter>[A-Za-z])\W+right one", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Letter();
}
