using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Shell.Tests.Terminal;
using DLQuiz.Terminal.Quizzes;
using Microsoft.Extensions.Time.Testing;

namespace DLQuiz.Shell.Tests.Quizzes;

/// <summary>Plain sittings, typed line by line; <c>DLQUIZ_ACCEPT=1</c> writes the transcripts anew.</summary>
public sealed class LineQuizTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_whole_exam_in_plain_lines()
    {
        (ScoreSheet? sheet, string shown) = Sit(SampleQuiz.Paper(), isPlain: true, [.. Answers(), "", "w", "r", "r"]);

        SampleQuiz.Matches(shown, "plain-exam.txt");
        Assert.Equal(8, sheet!.Results.Length);
        Assert.All(shown, c => Assert.False(c is >= '\u2500' and <= '\u257F' or '\u001b', $"U+{(int)c:X4}"));
    }

    [Fact]
    public void Commands_go_back_list_reveal_and_finish()
    {
        (ScoreSheet? sheet, string shown) = Sit(SampleQuiz.Paper(questions: 3), isPlain: true, [":help", ":lits", ":go 9", ":go 3", ":back", ":list", ":reveal", ":back", ":reveal", "p", "", "my words", ":finish", "n", ":finish", "y", "no", "r"]);

        SampleQuiz.Matches(shown, "plain-commands.txt");
        Assert.NotNull(sheet);
    }

    [Fact]
    public void The_end_of_the_input_finishes_with_what_was_answered()
    {
        Paper paper = SampleQuiz.Paper();
        string[] first = [.. Answers().Take(2)];
        (ScoreSheet? sheet, string shown) = Sit(paper, isPlain: true, first);

        Assert.Contains("Score sheet", shown, StringComparison.Ordinal);
        Assert.Equal(7, sheet!.Count(Outcome.Open));
    }

    [Fact]
    public void What_comes_after_the_time_limit_does_not_count()
    {
        Paper paper = SampleQuiz.Paper(TimeSpan.FromMinutes(5));
        (ScoreSheet? sheet, string shown) = Sit(paper, isPlain: true, [.. Answers()], before: i => clock.Advance(TimeSpan.FromMinutes(i == 2 ? 10 : 1)));

        Assert.True(sheet!.HasRunOut);
        Assert.Contains("3:00 left", shown, StringComparison.Ordinal);
        Assert.Contains("The time is over.", shown, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(5), sheet.Time);
        Assert.Equal(7, sheet.Count(Outcome.Open));
    }

    [Fact]
    public void Who_leaves_gets_no_sheet_and_is_asked_before()
    {
        (ScoreSheet? sheet, string shown) = Sit(SampleQuiz.Paper(), isPlain: true, [":quit", "", ":quit", "y"]);

        Assert.Null(sheet);
        Assert.EndsWith("Left without a score sheet; nothing was kept.\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_in_the_words_of_the_card_is_right_without_being_judged()
    {
        Paper paper = Paper.Draw(new FakeStore(SampleCards.Kmeans), SampleQuiz.Today, new QuizRequest { Seed = 1 });
        (ScoreSheet? sheet, string _) = Sit(paper, isPlain: true, ["assigns each point to its nearest centroid, then moves each centroid to the mean of its points", ""]);

        Assert.Equal(1, sheet!.Points);
    }

    [Fact]
    public void A_second_colon_makes_it_an_answer()
    {
        Paper paper = Paper.Draw(new FakeStore(SampleCards.Kmeans), SampleQuiz.Today, new QuizRequest { Seed = 1 });
        (ScoreSheet? sheet, string _) = Sit(paper, isPlain: true, ["::help", "", "r"]);

        Assert.Equal(":help", sheet!.Results[0].Given!.ToString());
    }

    /// <summary>In the order of the paper, whatever that is.</summary>
    private static IEnumerable<string> Answers() => SampleQuiz.Paper().Questions.SelectMany(question => question switch
    {
        { Card.Deck: "deep-learning/regularization", Variant.Keys.Length: 1 } => (string[])["4 apples", "4"],
        { Variant: not null } => ["2.5", "1, 4"],
        { Choice.Question.PicksAll: true } => ["z", "ab"],
        { Choice: not null } => ["a"],
        { Sequence: not null } => ["s", "s", "x", "s", "s", ""],
        _ => ["my own words"],
    });

    private (ScoreSheet? Sheet, string Shown) Sit(Paper paper, bool isPlain, string[] typed, Action<int>? before = null)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using Echo input = new(typed, output, before ?? (_ => { }));
        ScoreSheet? sheet = LineQuiz.Run(paper, clock, input, output, isPlain);
        return (sheet, output.ToString());
    }

    /// <summary>Shows what is typed in the transcript, as a terminal would.</summary>
    private sealed class Echo(string[] typed, StringWriter output, Action<int> before) : TextReader
    {
        private int next;

        public override string? ReadLine()
        {
            if (next == typed.Length)
            {
                return null;
            }

            before(next);
            output.WriteLine($"» {typed[next]}".TrimEnd());
            return typed[next++];
        }
    }
}
