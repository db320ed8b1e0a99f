using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Exchange;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz;

/// <summary>Today in text or JSON: what a script or a pipe sees instead of Home.</summary>
internal static class Agenda
{
    public static int Print(World world, Workspace workspace, bool json = false)
    {
        using SqlStore store = workspace.OpenFresh(message => world.Error.WriteLine($"dlquiz: {message}"));
        StudyDay today = workspace.Today;
        (int Due, int New) planned = Planned(workspace, store, today);
        IReadOnlyList<DeckCounts> decks = store.Decks(today);
        if (json)
        {
            DueLine.Write(world.Out, today, planned, decks);
        }
        else
        {
            PrintText(world.Out, today, planned, decks);
        }

        return ExitCodes.Fine;
    }

    private static (int Due, int New) Planned(Workspace workspace, IStore store, StudyDay today)
    {
        IReadOnlyList<Candidate> queue = workspace.Queue(store, today, StudyRequest.Today);
        int fresh = queue.Count(card => card.Queue == CardQueue.New);
        return (queue.Count - fresh, fresh);
    }

    private static void PrintText(TextWriter output, StudyDay today, (int Due, int New) planned, IReadOnlyList<DeckCounts> decks)
    {
        output.WriteLine($"{today}: {planned.Due} due, {planned.New} new today");
        if (decks.Count == 0)
        {
            output.WriteLine("No decks yet. Make some: dlquiz compile FOLDER");
            return;
        }

        output.WriteLine();
        output.WriteLine($"{"due",6} {"new",6} {"later",6}  deck");
        foreach (DeckCounts deck in decks)
        {
            output.WriteLine($"{deck.Due,6} {deck.New,6} {deck.Later,6}  {SafeText.Of(deck.Path)}");
        }
    }
}
