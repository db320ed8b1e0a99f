using System.Collections.Concurrent;
using DLQuiz.Core.Model;
using DLQuiz.Shell.Tests.CommandLine;
using DLQuiz.Shell.Tests.Storage;
using DLQuiz.Storage;
using DLQuiz.Terminal;
using DLQuiz.Watching;

namespace DLQuiz.Shell.Tests.Compile;

/// <summary>The watch behind the screen of notes, over files and a store.</summary>
public sealed class NotesWatchTests : IDisposable
{
    private const string Good = "Q: What is momentum?\nA: A running mean of gradients.\n";
    private const string Bad = "```quiz\nparams: |\n  x = pick(2)\nask: 求 {{x}}。\nanswer: x + y\n```\n";

    private readonly ScratchFolder scratch = new();

    private string Store => scratch.File("study.db");

    private string Notes => scratch.File("notes");

    private string Note => Path.Combine(Notes, "动量.md");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Findings_come_and_go_with_saves_and_cards_are_stored()
    {
        using Told told = Watch();
        SourceReport first = told.Next(report => report.CompiledAt is not null);
        Assert.Equal((1, 0, null), (first.Cards, first.Findings.Length, first.LastSave));
        Assert.Equal([new NoteSummary("动量.md", 1, NoteOutcome.Whole)], first.Notes);

        File.WriteAllText(Note, Good + "\nQ: Two?\nA: 2\n\n" + Bad);
        SourceReport broken = told.Next(report => !report.Findings.IsEmpty);
        Assert.Equal(new SourceSpan("动量.md", 11, 13, 1), Assert.Single(broken.Findings).Span);
        Assert.Equal("answer: x + y", broken.Findings[0].SourceLine);
        Assert.Equal((NoteOutcome.Partial, 1, 1, 0), (broken.Notes[0].Outcome, broken.LastSave!.Added.Length, broken.LastSave.Unchanged, broken.LastSave.Gone.Length));
        using (SqliteStore store = SqliteStore.Open(Store))
        {
            Assert.Equal(2, store.CardsOf("notes").Count);
        }

        File.WriteAllText(Note, Good.Replace("running", "decaying", StringComparison.Ordinal));
        SourceReport mended = told.Next(report => report.Findings.IsEmpty);
        Assert.Equal((1, 1), (mended.LastSave!.Edited.Length, mended.LastSave.Gone.Length));
    }

    [Fact]
    public void A_folder_that_vanishes_keeps_its_cards_and_comes_back()
    {
        using Told told = Watch();
        told.Next(report => report.CompiledAt is not null);
        Directory.Move(Notes, scratch.File("away"));
        SourceReport away = told.Next(report => report.Problem is not null);
        Assert.Contains("its cards stay as they are", away.Problem, StringComparison.Ordinal);
        Assert.Equal(1, away.Cards);
        Directory.Move(scratch.File("away"), Notes);
        Assert.Equal(1, told.Next(report => report.Problem is null).Cards);
    }

    [Fact]
    public void A_watch_that_was_left_tells_nothing_more()
    {
        Told told = Watch();
        told.Next(report => report.CompiledAt is not null);
        told.Dispose();
        File.WriteAllText(Note, Bad);
        Thread.Sleep(800);
        Assert.Equal(0, told.Waiting);
    }

    private Told Watch()
    {
        Directory.CreateDirectory(Notes);
        File.WriteAllText(Note, Good);
        Assert.Equal(0, InProcess.Run("compile", Notes, "--db", Store).Code);
        World world = InProcess.World();
        return new Told(tell => new NotesWatch(world, new Workspace(world, Store, learner: null), tell));
    }

    /// <summary>What a watch told, of its only source.</summary>
    private sealed class Told : IDisposable
    {
        private readonly BlockingCollection<NotesReport> reports = [];
        private readonly IDisposable watch;

        public Told(Func<Action<NotesReport>, IDisposable> begin) => watch = begin(reports.Add);

        public int Waiting => reports.Count;

        public SourceReport Next(Predicate<SourceReport> holds)
        {
            while (reports.TryTake(out NotesReport? report, TimeSpan.FromSeconds(20)))
            {
                Assert.False(report.IsShared);
                if (holds(Assert.Single(report.Sources)))
                {
                    return report.Sources[0];
                }
            }

            throw new TimeoutException("Nothing like it was told.");
        }

        public void Dispose() => watch.Dispose();
    }
}
