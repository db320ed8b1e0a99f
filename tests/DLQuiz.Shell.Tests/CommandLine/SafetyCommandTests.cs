using System.Text.Json;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Shell.Tests.EndToEnd;
using DLQuiz.Shell.Tests.Storage;
using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.CommandLine;

/// <summary><c>log</c>, <c>rebuild</c>, <c>doctor</c>, <c>backup</c> and <c>restore</c> as a script meets them.</summary>
public sealed class SafetyCommandTests : IDisposable
{
    private readonly FreshHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void A_log_goes_to_another_machine_and_comes_back()
    {
        Study("desk.db", 0, 5);
        Study("lap.db", 5, 3);
        string desk = home.File("desk.jsonl");
        string lap = home.File("lap.jsonl");
        Assert.Equal((0, ""), Ended(Run("desk.db", "log", "export", desk)));
        Assert.Equal((0, ""), Ended(Run("lap.db", "log", "export", lap)));

        Assert.Equal((0, "5 entries read, 5 new\n"), Ended(Run("lap.db", "log", "merge", desk)));
        Assert.Equal((0, "8 entries read, 3 new\n"), Ended(Run("desk.db", "log", "merge", lap, desk)));
        Assert.Equal((0, "8 entries read, 0 new\n"), Ended(Run("desk.db", "log", "merge", lap, desk)));

        string export = Run("desk.db", "log", "export").Output;
        Assert.Equal(8, export.Count(character => character == '\n'));
        Assert.Equal(export, Run("lap.db", "log", "export", "-").Output);
        JsonElement report = JsonDocument.Parse(InProcess.RunWith(export, "log", "merge", "-", "--json", "--db", home.File("third.db")).Output).RootElement;
        Assert.Equal((8, 8, 8), (report.GetProperty("read").GetInt32(), report.GetProperty("added").GetInt32(), report.GetProperty("waiting").GetInt32()));
    }

    [Fact]
    public void Damaged_lines_are_named_and_nothing_is_merged()
    {
        Study("desk.db", 0, 3);
        string[] lines = Run("desk.db", "log", "export").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string log = home.Write("log.jsonl", string.Join("\r\n", ["<<<<<<< HEAD", lines[0], "", lines[1][..50], lines[2].Replace("\"me\"", "\"ada\"", StringComparison.Ordinal)]));

        (int code, string output, string error) = Run("lap.db", "log", "merge", log);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains($"{log}:1: a mark of a merge conflict", error, StringComparison.Ordinal);
        Assert.Contains($"{log}:4: no JSON object", error, StringComparison.Ordinal);
        Assert.Contains($"{log}:5: an entry of the learner ada, and you are me; --as-mine", error, StringComparison.Ordinal);
        Assert.Contains("3 lines cannot be merged, so nothing was", error, StringComparison.Ordinal);
        Assert.Equal("", Run("lap.db", "log", "export").Output);

        home.Write("log.jsonl", string.Join('\n', lines[0], lines[2].Replace("\"me\"", "\"ada\"", StringComparison.Ordinal)));
        Assert.Equal(0, Run("lap.db", "log", "merge", log, "--as-mine").Code);
        Assert.DoesNotContain("ada", Run("lap.db", "log", "export").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_of_one_id_that_differ_are_named()
    {
        Study("desk.db", 0, 2);
        string log = home.Write("log.jsonl", Run("desk.db", "log", "export").Output.Replace("\"milliseconds\":4200", "\"milliseconds\":1", StringComparison.Ordinal));

        Study("lap.db", 7, 1);
        string both = home.Write("both.jsonl", Run("lap.db", "log", "export").Output + File.ReadAllText(log));

        Assert.Equal(1, Run("desk.db", "log", "merge", log).Code);
        (int code, _, string error) = Run("desk.db", "log", "merge", both);

        Assert.Equal(1, code);
        Assert.Contains($"{both}:2: The entry", error, StringComparison.Ordinal);
        Assert.Equal(2, Run("desk.db", "log", "export").Output.Count(character => character == '\n'));
    }

    [Theory]
    [InlineData(2, "log")]
    [InlineData(2, "log", "merge")]
    [InlineData(2, "rebuild")]
    [InlineData(2, "backup")]
    [InlineData(2, "restore")]
    [InlineData(3, "restore", "nowhere.db")]
    [InlineData(3, "log", "merge", "nowhere.jsonl")]
    public void What_cannot_be_done_ends_with_its_code(int expected, params string[] arguments)
    {
        (int code, string output, string error) = Run("none.db", arguments);
        Assert.Equal((expected, ""), (code, output));
        Assert.StartsWith("dlquiz: ", error, StringComparison.Ordinal);
        Assert.False(arguments is not ["log", "merge", _] && File.Exists(home.File("none.db")));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore", "x.db")]
    [InlineData("doctor")]
    public void On_a_server_its_own_tools_are_named(params string[] arguments)
    {
        (int code, _, string error) = InProcess.Run([.. arguments, "--db", "Host=nowhere;Username=me"]);
        Assert.Equal(2, code);
        Assert.Contains("pg_dump", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rebuild_finds_nothing_until_something_is_there()
    {
        Study("x.db", 0, 5);
        Assert.Equal((0, "5 entries read: every state and statistic is what the log says\n"), Ended(Run("x.db", "rebuild")));
        using (SqliteStore store = SqliteStore.Open(home.File("x.db")))
            store.Database["UPDATE card_states SET ease = 999 WHERE last_review IS NOT NULL"].Run();

        (int code, string output, _) = Run("x.db", "rebuild", "--dry-run");
        Assert.Equal(1, code);
        Assert.Contains("5 states, 0 places and 0 sums of days differ", output, StringComparison.Ordinal);
        Assert.Contains("ease 9.99", output, StringComparison.Ordinal);

        (code, output, string error) = Run("x.db", "rebuild", "--json");
        Assert.Equal(0, code);
        Assert.Contains("repair.db", error, StringComparison.Ordinal);
        Assert.Equal("""{"entries":5,"states":5,"places":0,"days":0,"waiting":0,"mended":true}""", output.Split('\n')[5]);
        Assert.Equal(0, Run("x.db", "rebuild", "--dry-run").Code);
    }

    [Fact]
    public void The_doctor_examines_and_mends_when_asked_to()
    {
        Study("x.db", 0, 3);
        Assert.Equal((0, ""), (Run("x.db", "doctor").Code, Run("x.db", "doctor", "--json").Output));
        using (SqliteStore store = SqliteStore.Open(home.File("x.db")))
            store.Database["UPDATE day_stats SET reviews = 9"].Run();

        (int code, string output, _) = Run("x.db", "doctor");
        Assert.Equal(1, code);
        Assert.Contains("cure: dlquiz doctor --repair", output, StringComparison.Ordinal);
        Assert.Equal("fold", JsonDocument.Parse(Run("x.db", "doctor", "--json").Output).RootElement.GetProperty("check").GetString());

        Assert.Equal(0, Run("x.db", "doctor", "--repair").Code);
        Assert.Contains("repair", Run("x.db", "backup", "--list").Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("x.db", "doctor").Code);
        Assert.Equal(0, Run("none.db", "doctor").Code);
    }

    [Fact]
    public void A_backup_is_listed_and_restored()
    {
        Study("x.db", 0, 3);
        JsonElement made = JsonDocument.Parse(Run("x.db", "backup", "--json").Output).RootElement;
        string file = made.GetProperty("file").GetString()!;
        Assert.Equal(("asked", new FileInfo(file).Length), (made.GetProperty("reason").GetString(), made.GetProperty("bytes").GetInt64()));
        Assert.Contains(file, Run("x.db", "backup", "--list").Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("x.db", "backup", home.File("mine.db")).Code);
        Assert.Equal(3, Run("x.db", "backup", home.File("mine.db")).Code);

        Study("x.db", 3, 4);
        (int code, string output, _) = Run("x.db", "restore", file);
        Assert.Equal(0, code);
        Assert.Contains("row by row", output, StringComparison.Ordinal);
        Assert.Equal(3, Run("x.db", "log", "export").Output.Count(character => character == '\n'));
        Assert.Contains("restore.db", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Compiling_makes_the_days_backup_of_a_store_that_was_studied()
    {
        string note = home.Write("notes/a.md", "Q: One?\nA: 1\n");
        Run("x.db", "compile", note);
        Assert.Equal("", Run("x.db", "backup", "--list").Output);
        Study("x.db", 0, 1);
        Run("x.db", "compile", note);
        Run("x.db", "compile", note);
        Assert.Equal("daily", JsonDocument.Parse(Run("x.db", "backup", "--list", "--json").Output).RootElement.GetProperty("reason").GetString());
    }

    [Fact]
    public void The_screens_make_the_days_backup_beside_the_work()
    {
        Study("x.db", 0, 2);
        World world = InProcess.World();
        for (int start = 0; start < 2; start++)
        {
            var workspace = new Workspace(world, home.File("x.db"), learner: null);
            using (IStore store = workspace.StudyContext(StudyRequest.Today, startWithReview: false).OpenStore())
                Assert.Equal(2, store.Log().Count());
            workspace.FinishBackup();
            Assert.Equal(BackupReason.Daily, Assert.Single(workspace.Backups().All()).Reason);
        }

        Assert.Equal("", world.Error.ToString());
    }

    [Fact]
    public void A_daily_backup_that_fails_is_told_at_the_end_and_costs_no_review()
    {
        Study("x.db", 0, 2);
        home.Write("backups", "a file where the folder should be");
        World world = InProcess.World();
        var workspace = new Workspace(world, home.File("x.db"), learner: null);
        using (IStore store = workspace.StudyContext(StudyRequest.Today, startWithReview: false).OpenStore())
            store.Record(Notes.Deck("d", 1)[0].Key, Notes.At(99), Notes.Review(4));
        workspace.FinishBackup();
        Assert.Contains("No backup could be made", world.Error.ToString(), StringComparison.Ordinal);
    }

    private (int Code, string Output, string Error) Run(string store, params string[] arguments) => InProcess.Run([.. arguments, "--db", home.File(store)]);

    private static (int Code, string Output) Ended((int Code, string Output, string Error) run) => (run.Code, run.Output);

    private void Study(string name, int from, int answers)
    {
        using SqliteStore store = SqliteStore.Open(home.File(name));
        Card[] cards = Notes.Deck("d", 10);
        if (store.CardsOf(Notes.Source.Name).Count == 0)
            store.Apply(Notes.Plan(store, cards));
        for (int number = from; number < from + answers; number++)
            store.Record(cards[number % 10].Key, Notes.At(number), Notes.Review(number % 3 + 3));
    }
}
