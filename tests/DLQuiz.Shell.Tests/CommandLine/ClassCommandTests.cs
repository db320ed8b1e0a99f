using System.Text.Json;

using DLQuiz.Core.Model;
using DLQuiz.Shell.Tests.Storage;
using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.CommandLine;

public sealed class ClassCommandTests : IDisposable
{
    private const string Block = """
        ask: Add 1 and {{x}}.
        params: |
          x = int(1..9)
        kind: int
        answer: 1 + x
        wrong: |
          1 * x => 这是乘法，不是加法 (times {{x}})
        """;

    private static readonly Card Card = Notes.Card("和", "数学/加法") with { Kind = CardKind.Numeric, Question = Block };

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_teacher_sees_who_is_due_and_what_is_got_wrong_in_columns_that_fit_chinese()
    {
        Study(name => SqliteStore.Open(scratch.Database, name));
        AssertShown(scratch.Database);
    }

    [PostgresFact]
    public void A_server_shows_the_same()
    {
        using var place = new PostgresPlace();
        Study(name => place.Open(name));
        AssertShown(place.ToString());
        Assert.Equal(2L, place.Scalar("SELECT COUNT(*) FROM learners"));
    }

    [Fact]
    public void Scripts_get_the_same_as_one_line()
    {
        Study(name => SqliteStore.Open(scratch.Database, name));
        (int code, string output, _) = InProcess.Run("class", "数学", "--json", "--db", scratch.Database);
        Assert.Equal(0, code);
        using var line = JsonDocument.Parse(output);
        JsonElement ming = line.RootElement.GetProperty("learners")[1];
        Assert.Equal(("小明", 1, 1), (ming.GetProperty("learner").GetString(), ming.GetProperty("due").GetInt32(), ming.GetProperty("reviews_7").GetInt32()));
        Assert.Equal(JsonValueKind.Null, ming.GetProperty("retention").GetProperty("share").ValueKind);
        JsonElement mistake = Assert.Single(line.RootElement.GetProperty("misconceptions").EnumerateArray());
        Assert.Equal(("answer:1", "这是乘法，不是加法 (times {{x}})", 2), (mistake.GetProperty("misconception").GetString(), mistake.GetProperty("sentence").GetString(), mistake.GetProperty("learners").GetInt32()));
    }

    [Fact]
    public void A_deck_that_is_none_is_refused_with_the_nearest()
    {
        Study(name => SqliteStore.Open(scratch.Database, name));
        (int code, _, string error) = InProcess.Run("class", "数学/加", "--db", scratch.Database);
        Assert.Equal((2, true), (code, error.Contains("there is 数学/加法", StringComparison.Ordinal)));
        Assert.Equal(2, InProcess.Run("class", "--db", scratch.File("none.db")).Code);
    }

    [Fact]
    public void In_a_file_a_new_name_is_added_on_purpose_only()
    {
        SqliteStore.Open(scratch.Database).Dispose();
        (int code, _, string error) = InProcess.Run("due", "--learner", "anna", "--db", scratch.Database);
        Assert.Equal((2, true), (code, error.Contains("dlquiz learners --add \"anna\"", StringComparison.Ordinal)));
        Assert.Equal("anna\nme\n", InProcess.Run("learners", "--add", " anna ", "--db", scratch.Database).Output);
        Assert.Equal(0, InProcess.Run("due", "--learner", "anna", "--db", scratch.Database).Code);
        Assert.Contains("--learner", InProcess.Run("due", "--db", scratch.Database).Error, StringComparison.Ordinal);
        Assert.Equal("{\"learner\":\"anna\"}\n{\"learner\":\"me\"}\n", InProcess.Run("learners", "--json", "--db", scratch.Database).Output);
        Assert.Equal(2, InProcess.Run("due", "--learner", " ", "--db", scratch.Database).Code);
    }

    [PostgresFact]
    public void A_course_on_a_server_is_compiled_by_its_teacher_and_studied_by_name()
    {
        using var place = new PostgresPlace();
        File.WriteAllText(scratch.File("notes.md"), "# 数学\n\nQ: 一加一？\nA: 二\n");
        Assert.Equal(0, InProcess.Run("compile", scratch.File("notes.md"), "--db", place.ToString()).Code);
        Assert.Equal(0L, place.Scalar("SELECT COUNT(*) FROM learners"));
        Assert.Contains("\"new\":1", InProcess.Run("due", "--json", "--learner", "小明", "--db", place.ToString()).Output, StringComparison.Ordinal);
        File.Delete(scratch.File("notes.md"));
        Assert.Equal((0, ""), InProcess.Run("due", "--json", "--learner", "小红", "--db", place.ToString()) is var due ? (due.Code, due.Error) : default);
        Assert.Equal("小明\n小红\n", InProcess.Run("learners", "--db", place.ToString()).Output);
    }

    private static void AssertShown(string place)
    {
        (int code, string output, string error) = InProcess.Run("class", "--db", place);
        Assert.Equal((0, ""), (code, error));
        string[] lines = output.Split('\n');
        Assert.Equal("learner  due  7 days  30 days   retention  last studied", lines[2]);
        Assert.Contains("100 % of 1", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("Ann        0       2        2  ", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("小明       1       1        1", lines[4], StringComparison.Ordinal);
        Assert.Contains("2 learners,   2 times  这是乘法，不是加法", output, StringComparison.Ordinal);
        Assert.Contains("in 数学/加法", output, StringComparison.Ordinal);
    }

    /// <summary>Ann answered yesterday and today, 小明 yesterday; both made the same mistake yesterday.</summary>
    private static void Study(Func<string, SqlStore> open)
    {
        using SqlStore ann = open("Ann");
        ann.Apply(Notes.Plan(ann, [Card]));
        using SqlStore ming = open("小明");
        var mistaken = new CardEvent.Review(Quality.NearMiss, new Answer(TimeSpan.FromSeconds(1), new NumericAnswer(1, "{}", "1", 0, "answer:1")));
        ann.Record(Card.Key, Before(1), mistaken);
        ming.Record(Card.Key, Before(1), mistaken);
        ann.Record(Card.Key, Before(0), Notes.Review(5));
    }

    private static Moment Before(int days)
    {
        DateTimeOffset instant = DateTimeOffset.UtcNow.AddDays(-days);
        return new Moment(instant, "Etc/UTC", StudyDay.Of(instant, TimeZoneInfo.Utc, TimeSpan.FromHours(4)));
    }
}
