using DLQuiz.Terminal.Screens;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>No byte of a deck steers the terminal: every screen that keys lead to, and every command, seen through a pseudo-terminal.</summary>
public sealed class HostileDeckTests(ITestOutputHelper output)
{
    /// <summary>There are many keys; a screen that comes later than the next of them comes all the same.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(40);

    /// <summary>Commands that print nothing of a deck, speak a protocol to a program, or have a walk of their own.</summary>
    private static readonly string[] Exempt = ["lsp", "compute", "explain", "grade", "backup", "restore", "review", "browse", "quiz", "export"];

    /// <summary>Those of the commands below that may not show a word of the deck.</summary>
    private static readonly string[] Silent = ["config", "set", "stats", "class", "fit", "doctor", "rebuild", "learners", "log export", "mark flag ZQX", "simulate --days 10"];

    /// <summary>Keys that end the program or leave the screen, which would end the walk.</summary>
    private static readonly string[] Ends = ["q", "esc", "ctrl+c", "ctrl+z", "ctrl+g"];

    [TmuxFact]
    public void No_screen_that_keys_lead_to_obeys_a_deck()
    {
        using FreshHome home = Hostile();
        string[] ways = [.. KeysOf("home").Append("")];
        foreach (string way in ways)
        {
            using RawTerminal terminal = home.StartRaw("", 100, 40, Variables);
            terminal.WaitFor("numbers");
            terminal.Ask("\e[B\e[B");
            terminal.Ask(way);
            terminal.Ask("\e[B");
            foreach (string key in KeyTable.All.Where(table => table.Screen != "home").SelectMany(table => KeysOf(table.Screen)).Distinct())
            {
                terminal.Send(key);
                Thread.Sleep(Between);
            }

            terminal.Settle();
            Check(terminal, $"Home and “{way}”");
        }
    }

    [TmuxFact]
    public void No_card_obeys_a_deck_in_a_whole_review()
    {
        using FreshHome home = Hostile();
        foreach (int columns in new[] { 40, 120 })
        {
            using RawTerminal terminal = home.StartRaw("review --cram", columns, 40, Variables);
            terminal.WaitFor("left");
            for (int card = 0; card < 14; card++)
            {
                // A hint, a wrong answer of one more than the sum in each place, the solution; on other cards: reveal, steps, links, a grade.
                foreach (string key in new[] { "\eOQ", "12", "\t", "1", "\r", "\r", "\eOR", "\a", " ", " ", "x", " ", "o", "\e[B", "o", "\e[6~", "\e[6~", "3" })
                {
                    terminal.Send(key);
                    Thread.Sleep(Between);
                }
            }

            terminal.Settle();

            Check(terminal, $"a review at {columns} columns");
            Assert.Contains(HostileDeck.Mark, terminal.Received, StringComparison.Ordinal);
        }
    }

    [TmuxFact]
    public void No_command_prints_a_deck_that_is_obeyed()
    {
        using FreshHome home = Hostile();
        string notes = home.File("n");
        string[] commands =
        [
            $"compile {notes} --dry-run --full --verbose", $"compile {notes} --dry-run --full --format json", $"compile {notes} --dry-run --full --format sarif", $"compile {notes} --full",
            $"cards {notes}", $"cards {notes} --json", $"suggest {notes}", $"suggest {notes} --all --dry-run", $"question {notes}/numbers.md", $"question {notes}/numbers.md#zqx-two",
            "config", "due", "find ZQX", "find is:new --json", "stats", "class", "schedule", "set", "simulate --days 10", "fit", "doctor", "rebuild", "learners", "log export", "mark flag ZQX",
        ];
        foreach (string command in commands)
        {
            using RawTerminal terminal = home.StartRaw(command, 100, 40, Variables);
            Assert.True(terminal.Ended.Wait(TimeSpan.FromSeconds(60)), command);
            terminal.Settle();
            Check(terminal, command);
            Assert.True(Silent.Contains(command) || terminal.Received.Contains(HostileDeck.Mark, StringComparison.Ordinal), $"{command} shows nothing of the deck");
        }

        string[] known = [.. commands.Select(command => command.Split(' ')[0]), .. Exempt];
        Assert.Empty(Commands(home).Except(known));
    }

    [TmuxFact]
    public void A_review_by_lines_prints_nothing_that_is_obeyed()
    {
        using FreshHome home = Hostile();
        using RawTerminal terminal = home.StartRaw("review --cram", more: [("TERM", "dumb"), .. Variables]);
        for (int i = 0; i < 60 && !terminal.Ended.IsCompleted; i++)
        {
            terminal.Ask(i % 4 == 0 ? "1\n" : i % 4 == 1 ? "\n" : i % 4 == 2 ? "12\n" : "3\n");
        }

        Check(terminal, "a review by lines");
        Assert.Contains(HostileDeck.Mark, terminal.Received, StringComparison.Ordinal);
    }

    [TmuxFact]
    public void An_exam_by_lines_and_its_sheet_print_nothing_that_is_obeyed()
    {
        using FreshHome home = Hostile();
        using RawTerminal terminal = home.StartRaw("quiz --plain --seed 1", more: Variables);
        for (int i = 0; i < 60 && !terminal.Ended.IsCompleted; i++)
        {
            terminal.Ask(i % 3 == 0 ? "\n" : i % 3 == 1 ? "12\n" : "1\n");
        }

        Check(terminal, "an exam by lines");
        Assert.Contains(HostileDeck.Mark, terminal.Received, StringComparison.Ordinal);
    }

    /// <summary>Nothing is opened outside, and no editor waits.</summary>
    private static (string Name, string Value)[] Variables => [("EDITOR", "true"), ("VISUAL", "true"), ("BROWSER", "true")];

    private static FreshHome Hostile()
    {
        var home = new FreshHome();
        HostileDeck.Write(home, "n");
        home.Run("compile", home.File("n"));
        string cards = home.Run("cards", home.File("n"), "--json").Output;
        foreach (string kind in new[] { "qa", "cloze", "choice", "sequence", "numeric" })
        {
            Assert.Contains($"\"kind\":\"{kind}\"", cards, StringComparison.Ordinal);
        }

        return home;
    }

    /// <summary>As a terminal sends them; none that ends the screen.</summary>
    private static IEnumerable<string> KeysOf(string screen) => KeyTable.All.Single(table => table.Screen == screen).Bindings
        .SelectMany(binding => binding.Keys.Split(' '))
        .Where(key => !Ends.Contains(key))
        .Select(Sent)
        .Where(sent => sent.Length > 0);

    private static string Sent(string key) => key switch
    {
        { Length: 1 } => key,
        "space" => " ",
        "enter" => "\r",
        "tab" => "\t",
        "up" => "\e[A",
        "down" => "\e[B",
        "right" => "\e[C",
        "left" => "\e[D",
        "pgup" => "\e[5~",
        "pgdn" => "\e[6~",
        "home" => "\e[H",
        "end" => "\e[F",
        "delete" => "\e[3~",
        "f1" => "\eOP",
        "f2" => "\eOQ",
        "f3" => "\eOR",
        "f4" => "\eOS",
        _ when key.StartsWith("ctrl+", StringComparison.Ordinal) && key.Length == 6 => ((char)(key[5] & 0x1F)).ToString(),
        _ => "",
    };

    private static IEnumerable<string> Commands(FreshHome home) => home.Run("--help").Output.Split('\n')
        .SkipWhile(line => !line.StartsWith("Commands:", StringComparison.Ordinal)).Skip(1)
        .TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal))
        .Select(line => line.Trim().Split(' ')[0])
        .Where(name => name.Length > 0);

    private void Check(RawTerminal terminal, string what)
    {
        IReadOnlyList<string> faults = SentBytes.Faults(terminal.Received, HostileDeck.Mark);
        output.WriteLine($"{what}: {terminal.Received.Length} characters");
        Assert.True(faults.Count == 0, $"{what}: {string.Join("; ", faults.Distinct().Take(10))}\n{terminal.Received[..Math.Min(3000, terminal.Received.Length)].Replace('\e', '␛')}");
    }
}
