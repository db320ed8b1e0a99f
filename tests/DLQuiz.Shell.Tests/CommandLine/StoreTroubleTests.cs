using System.Diagnostics;
using DLQuiz.Core.Model;
using DLQuiz.Shell.Tests.EndToEnd;
using DLQuiz.Shell.Tests.Storage;
using DLQuiz.Storage;
using Microsoft.Data.Sqlite;

namespace DLQuiz.Shell.Tests.CommandLine;

/// <summary>What a learner may meet where the store is: each ends with exit code 3 and a message of cause and cure, and harms nothing.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class StoreTroubleTests : IDisposable
{
    private readonly FreshHome home = new();

    public void Dispose()
    {
        // What was made read-only must be writable to be deleted.
        foreach (string folder in Directory.EnumerateDirectories(home.Folder, "*", SearchOption.AllDirectories))
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        home.Dispose();
    }

    private string Store => Path.Combine(home.Folder, "data", "x.db");

    [Theory]
    [InlineData("a text", "is not a dlquiz database")]
    [InlineData("another database", "another program's database")]
    [InlineData("newer", "Install that version")]
    [InlineData("a folder", "it is a folder")]
    [InlineData("emptied", "dlquiz restore")]
    [InlineData("cut short", "is damaged")]
    [InlineData("locked", "keeps")]
    public void Trouble_with_the_file_is_told_with_its_cure(string trouble, string words)
    {
        MakeStore();
        using IDisposable? held = Make(trouble);
        byte[]? before = File.Exists(Store) && trouble != "locked" ? File.ReadAllBytes(Store) : null;

        AssertTold(words, InProcess.Run("log", "export", "--db", Store));
        if (trouble != "locked")
            AssertTold(words, InProcess.Run("doctor", "--db", Store));

        Assert.Equal(before, before is null ? null : File.ReadAllBytes(Store));
    }

    [Theory]
    [InlineData("file", "read-only")]
    [InlineData("folder", "read-only")]
    [InlineData("unreadable", "read-only")]
    [InlineData("closed folder", "cannot be opened")]
    public void Missing_rights_are_told_with_their_cure(string trouble, string words)
    {
        MakeStore();
        string folder = Path.GetDirectoryName(Store)!;
        const UnixFileMode ReadOnly = UnixFileMode.UserRead;
        File.SetUnixFileMode(trouble is "file" or "unreadable" ? Store : folder, trouble switch
        {
            "file" => ReadOnly,
            "folder" => ReadOnly | UnixFileMode.UserExecute,
            _ => UnixFileMode.None,
        });

        (int code, string output, string error) = RunWithoutPower("log", "merge", Export(), "--db", Store);

        AssertTold(words, (code, output, error));
    }

    [Fact]
    public void The_doctor_finds_that_a_store_can_be_read_and_not_written()
    {
        MakeStore();
        File.SetUnixFileMode(Store, UnixFileMode.UserRead);

        (int code, string output, string error) = RunWithoutPower("doctor", "--json", "--db", Store);

        Assert.Equal((1, ""), (code, error));
        Assert.StartsWith("{\"check\":\"rights\"", output, StringComparison.Ordinal);
        Assert.Contains("read-only", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_that_finds_no_room_says_so_and_leaves_nothing()
    {
        MakeStore();
        string folder = Path.Combine(Path.GetDirectoryName(Store)!, "backups");
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        AssertTold("No backup could be made", RunWithoutPower("backup", "--db", Store));

        Assert.Empty(Directory.GetFiles(folder));
    }

    private static void AssertTold(string words, (int Code, string Output, string Error) ended)
    {
        Assert.Equal((3, ""), (ended.Code, ended.Output));
        Assert.StartsWith("dlquiz: ", ended.Error, StringComparison.Ordinal);
        Assert.Contains(words, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    private string Export() => home.Write("log.jsonl", $$"""
        {"at":"2026-03-01T12:00:00.000Z","id":"0000000000000009-1","learner":"me","card":"{{CardKey.Of("x")}}","zone":"Etc/UTC","day":"2026-03-01","kind":"suspend"}

        """);

    private void MakeStore()
    {
        using SqliteStore store = SqliteStore.Open(Store);
        Card card = Notes.Card("a");
        store.Apply(Notes.Plan(store, [card]));
        store.Record(card.Key, Notes.At(0), Notes.Review(4));
    }

    private SqliteConnection? Make(string trouble)
    {
        switch (trouble)
        {
            case "a text":
                File.WriteAllText(Store, string.Concat(Enumerable.Repeat("These are my notes. ", 500)));
                return null;
            case "another database":
                File.Delete(Store);
                Execute("CREATE TABLE col (id INTEGER)").Dispose();
                return null;
            case "newer":
                Execute("PRAGMA user_version = 999").Dispose();
                return null;
            case "a folder":
                File.Delete(Store);
                Directory.CreateDirectory(Store);
                return null;
            case "emptied":
                new BackupFolder(Store, TimeProvider.System).Make(BackupReason.Asked);
                File.WriteAllBytes(Store, []);
                return null;
            case "cut short":
                byte[] bytes = File.ReadAllBytes(Store);
                File.WriteAllBytes(Store, bytes[..8192]);
                return null;
            default:
                return Execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE learners SET name = name");
        }
    }

    private SqliteConnection Execute(string sql)
    {
        var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        connection.Open();
        SqliteFile.Run(connection, sql);
        return connection;
    }

    /// <summary>As an ordinary user: to root, every folder is writable, until it gives that power up.</summary>
    private (int Code, string Output, string Error) RunWithoutPower(params string[] arguments)
    {
        bool isRoot = Environment.UserName == "root";
        var start = new ProcessStartInfo(isRoot ? "setpriv" : FreshHome.Program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = home.Folder;
        foreach (string argument in (string[])[.. isRoot ? ["--inh-caps=-all", "--bounding-set=-all", FreshHome.Program] : Array.Empty<string>(), .. arguments])
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
