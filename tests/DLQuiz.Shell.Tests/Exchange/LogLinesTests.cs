using CsCheck;

using DLQuiz.Core.Model;
using DLQuiz.Exchange;
using DLQuiz.Shell.Tests.Storage;

namespace DLQuiz.Shell.Tests.Exchange;

public sealed class LogLinesTests
{
    private static readonly (CardKey, string)[] Cards = [(CardKey.Of("a"), "a?"), (CardKey.Of("b"), "为什么？")];

    private static readonly LogEntry Entry = new(
        new EntryId(0xd7, 12), "me", CardKey.Of("a"), new DateTimeOffset(2026, 3, 1, 12, 0, 0, 5, TimeSpan.Zero), "Asia/Shanghai", StudyDay.Parse("2026-03-01"),
        new CardEvent.Review(Quality.Good, new Answer(TimeSpan.FromSeconds(2), new NumericAnswer(ulong.MaxValue, """{"x":1}""", "零\u001b[2J\n", 0.1, "1:2"))))
    {
        Front = new FrontHash(-1),
    };

    [Fact]
    public void What_is_written_is_what_is_read() => Histories.Of(Cards, 20).Sample(log =>
    {
        foreach (LogEntry entry in log)
        {
            string line = Line(entry);
            Assert.Equal(entry, LogLines.Read(line.TrimEnd('\n')));
            Assert.Equal(line, Line(LogLines.Read(line)));
        }
    });

    [Fact]
    public void Every_event_with_all_that_it_may_carry_is_read_as_it_was() => EventCodecTests.Any.Sample(what =>
        Assert.Equal(what, LogLines.Read(Line(Entry with { Event = what })).Event));

    [Fact]
    public void The_form_of_a_line_never_changes()
    {
        string card = CardKey.Of("a").ToString();
        Assert.Equal(
            $$"""{"at":"2026-03-01T12:00:00.005Z","id":"00000000000000d7-12","learner":"me","card":"{{card}}","front":"ffffffffffffffff","zone":"Asia/Shanghai","day":"2026-03-01","kind":"review","quality":4,"milliseconds":2000,"seed":18446744073709551615,"parameters":"{\u0022x\u0022:1}","given":"零\u001B[2J\n","score":0.1,"misconceptions":"1:2"}""" + "\n",
            Line(Entry));
        var listed = new Answer(TimeSpan.FromSeconds(1), null, new ChoiceAnswer(3, "1,3", 0.5), new SequenceAnswer(4, "2"));
        Assert.EndsWith(
            """
            "milliseconds":1000,"order":3,"picked":"1,3","share":0.5,"steps":4,"missed":"2"}

            """.ReplaceLineEndings("\n"),
            Line(Entry with { Event = new CardEvent.Drill(Quality.Hard, listed) }), StringComparison.Ordinal);
        Assert.EndsWith("""
            "kind":"undo","undone":"00000000000000d7-3"}

            """.ReplaceLineEndings("\n"), Line(Entry with { Event = new CardEvent.Undo(new EntryId(0xd7, 3)) }), StringComparison.Ordinal);
        Assert.EndsWith("\"kind\":\"bury\",\"until\":\"9999-12-31\"}\n", Line(Entry with { Event = new CardEvent.Bury(StudyDay.Last) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_event_has_a_word_of_its_own()
    {
        CardEvent[] one = [.. EventCodecTests.OneOfEach()];
        Assert.Equal(one.Length, one.Select(what => Line(Entry with { Event = what })).Select(line => line[line.IndexOf("\"kind\"", StringComparison.Ordinal)..].Split('"')[3]).Distinct().Count());
        Assert.All(one, what => Assert.Equal(what, LogLines.Read(Line(Entry with { Event = what })).Event));
    }

    [Theory]
    [InlineData("\"quality\":4", "\"quality\":6", "quality")]
    [InlineData("\"quality\":4", "\"quality\":\"4\"", "quality")]
    [InlineData("\"quality\":4,", "", "“quality” is missing")]
    [InlineData("\"day\":\"2026-03-01\"", "\"day\":\"2026-02-30\"", "2026-02-30")]
    [InlineData("T12:00:00.005Z", "T12:00:00Z", "at")]
    [InlineData("d7-12", "d7-012", "id")]
    [InlineData("\"front\":\"ff", "\"front\":\"f", "front")]
    [InlineData("\"score\":0.1", "\"score\":1.5", "score")]
    [InlineData("\"milliseconds\":2000", "\"milliseconds\":-1", "milliseconds")]
    [InlineData("\"kind\":\"review\"", "\"kind\":\"levitate\"", "levitate")]
    [InlineData("\"zone\"", "\"aura\":1,\"zone\"", "a newer one wrote it")]
    [InlineData("\"zone\"", "\"learner\":\"you\",\"zone\"", "no JSON object")]
    [InlineData("\"given\":\"零", "\"given\":\"\\ud800", "half a character")]
    [InlineData("\"2:1\"}", "", "")]
    public void A_damaged_line_is_refused_with_its_reason(string part, string instead, string reason)
    {
        string line = Line(Entry).TrimEnd('\n').Replace("\"1:2\"}", "\"2:1\"}", StringComparison.Ordinal);
        Assert.Contains(part, line, StringComparison.Ordinal);
        Assert.Contains(reason, Refused(line.Replace(part, instead, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no JSON object")]
    [InlineData("null", "missing")]
    [InlineData("[]", "missing")]
    [InlineData("{}", "missing")]
    [InlineData("<<<<<<< HEAD", "merge conflict")]
    [InlineData("=======", "merge conflict")]
    [InlineData(">>>>>>> other", "merge=union")]
    public void What_is_no_line_of_a_log_is_refused(string line, string reason) => Assert.Contains(reason, Refused(line), StringComparison.Ordinal);

    [Fact]
    public void A_line_cut_short_anywhere_is_refused()
    {
        string line = Line(Entry).TrimEnd('\n');
        for (int length = 0; length < line.Length; length++)
            Assert.NotEmpty(Refused(line[..length]));
    }

    private static string Refused(string line) => Assert.Throws<FormatException>(() => LogLines.Read(line)).Message;

    private static string Line(LogEntry entry)
    {
        var output = new StringWriter();
        LogLines.Write(output, entry);
        return output.ToString();
    }
}
