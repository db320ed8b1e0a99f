using DLQuiz.Core.Model;
using DLQuiz.Terminal.Screens.BrowseRows;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <content>What is done to the chosen card, or to all marked ones.</content>
internal sealed partial class BrowseScreen
{
    /// <summary>As long as a key may take until its effect shows; more is done in slices between two frames.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(25);

    private readonly HashSet<CardKey> marked = [];

    /// <summary>Of each deed of this screen, to how many cards it was done; the latest on top.</summary>
    private readonly Stack<int> deeds = new();
    private IEnumerator<string>? running;
    private EditReport? report;

    /// <summary>Those that the question of resetting is about, whatever a search brings meanwhile.</summary>
    private CardKey[] asked = [];

    private IEnumerable<CardKey> Chosen => marked.Count > 0 ? marked : SelectedKey is { } key ? [key] : [];

    /// <summary>The state that decides which way a deed goes: the chosen card's, or where it is not among the marked ones, the first of those.</summary>
    private CardState? Leading
    {
        get
        {
            CardState? state = null;
            CardKey key = Chosen.FirstOrDefault(one => one == SelectedKey, Chosen.FirstOrDefault());
            Try(() => state = desk.Store.StateOf(key));
            return state;
        }
    }

    private void Mark()
    {
        CardKey key = SelectedKey!.Value;
        if (!marked.Remove(key))
        {
            marked.Add(key);
        }

        Choose(selected + 1);
    }

    private void MarkAll()
    {
        message = null;
        if (marked.Count > 0)
        {
            marked.Clear();
        }
        else if (found is { IsComplete: true })
        {
            marked.UnionWith(found.Keys);
        }
        else
        {
            Say(Wording.Of("The search is not finished yet."));
        }
    }

    /// <summary>As it changes the chosen card, so it changes all marked ones.</summary>
    private void Suspend()
    {
        bool isRelease = Leading?.Suspended == true;
        Do(isRelease ? new CardEvent.Unsuspend() : new CardEvent.Suspend(), state => state.Suspended == isRelease);
    }

    private void Flag()
    {
        bool isTaken = Leading?.Flag > 0;
        Do(new CardEvent.Flag(isTaken ? 0 : 1), state => state.Flag > 0 == isTaken);
    }

    private void Bury() => Do(new CardEvent.Bury(Today.Plus(1)), state => !(state.BuriedUntil > Today));

    private void AskReset()
    {
        view = View.Question;
        asked = [.. Chosen];
        int count = asked.Length;
        Say(count == 1
            ? Wording.Of($"Make this card new again? {KeyFor("confirm")} does it; its history stays, and undo brings its state back.")
            : Wording.Of($"Make {count} cards new again? {KeyFor("confirm")} does it; their history stays, and undo brings their state back."));
    }

    private void Answer(bool isYes)
    {
        view = View.List;
        message = null;
        if (isYes)
        {
            Do(new CardEvent.Reset(), state => !state.IsNew, asked);
        }
    }

    private void Do(CardEvent what, Func<CardState, bool> changes) => Do(what, changes, [.. Chosen]);

    private void Do(CardEvent what, Func<CardState, bool> changes, CardKey[] cards)
    {
        if (running is null)
        {
            deeds.Push(0);
            running = Doing(what, changes, cards).GetEnumerator();
            Go();
        }
    }

    /// <summary>Card by card; gives what to say so far.</summary>
    private IEnumerable<string> Doing(CardEvent what, Func<CardState, bool> changes, CardKey[] cards)
    {
        const int AtOnce = 16;
        Moment moment = desk.Context.MomentOn(Today);
        int seen = 0;
        foreach (CardKey[] some in cards.Chunk(AtOnce))
        {
            foreach (StudiedCard card in desk.Store.StudiedCards(Today, some).Values.Where(card => changes(card.State)))
            {
                Recorded recorded = desk.Store.Record(card.Card.Key, moment, what);
                deeds.Push(deeds.Pop() + 1);
                read[card.Card.Key] = card with { State = recorded.State };
            }

            seen += some.Length;
            yield return deeds.Peek() == 0 ? Wording.Of("Nothing changes by that.") : NameOf(what, deeds.Peek(), cards.Length - seen);
        }

        if (deeds.Peek() == 0)
        {
            deeds.Pop();
        }
    }

    private IEnumerable<string> TakingBack(int steps)
    {
        for (int count = 1; count <= steps && LastStep.TakeBack(desk.Store, desk.Context.MomentOn(Today)) is { } taken; count++)
        {
            read.Remove(taken.Card);
            yield return count == 1 ? Wording.Of($"Taken back: {taken.Name}.") : Wording.Of($"Taken back: {taken.Name} of {count} cards.");
        }
    }

    /// <summary>Does a slice, and goes on after the next frame.</summary>
    private void Go()
    {
        long start = desk.Context.Clock.GetTimestamp();
        try
        {
            while (running is not null && desk.Context.Clock.GetElapsedTime(start) < Slice)
            {
                if (running.MoveNext())
                {
                    Say(running.Current);
                }
                else
                {
                    running = null;
                }
            }
        }
        catch (Exception problem) when (problem is StoreException or IOException)
        {
            running = null;
            if (deeds.TryPeek(out int count) && count == 0)
            {
                deeds.Pop();
            }

            Say(Wording.Of($"Not stored: {SafeText.Of(problem.Message)}"), Ink.Bad);
        }

        if (running is not null)
        {
            App?.AddTimeout(TimeSpan.FromMilliseconds(1), () =>
            {
                Go();
                SetNeedsDraw();
                return false;
            });
        }
    }

    private string NameOf(CardEvent what, int count, int left)
    {
        string deed = what switch
        {
            CardEvent.Suspend => Wording.Of("Suspended"),
            CardEvent.Unsuspend => Wording.Of("Released"),
            CardEvent.Bury => Wording.Of("Put off until tomorrow"),
            CardEvent.Reset => Wording.Of("New again"),
            CardEvent.Flag { Colour: 0 } => Wording.Of("Flag taken away"),
            _ => Wording.Of("Flagged"),
        };
        return left > 0 ? Wording.Of($"{deed}: {count} of {count + left} cards …")
            : count == 1 ? Wording.Of($"{deed}. {KeyFor("undo")} takes it back.")
            : Wording.Of($"{deed}: {count} cards. {KeyFor("undo")} takes it back.");
    }

    private void Undo()
    {
        if (running is null)
        {
            Say(Wording.Of("There is nothing to take back."));
            running = TakingBack(deeds.TryPop(out int latest) ? latest : 1).GetEnumerator();
            Go();
        }
    }

    private void Edit()
    {
        // Not read yet where keys come faster than frames.
        if (Selected is not { } card)
        {
            return;
        }

        message = null;
        report = null;
        EditedCard edited = EditedCard.Unchanged;
        try
        {
            string? problem = desk.StepAside(() =>
            {
                edited = desk.Context.EditCard!(desk.Store, card.Card);
                return edited.Problem;
            });
            read.Clear();
            composed = null;
            if (problem is not null)
            {
                Say(problem, Ink.Bad);
            }
            else
            {
                Tell(edited);
            }
        }
        catch (Exception problem) when (problem is StoreException or IOException)
        {
            Say(Wording.Of($"That failed: {SafeText.Of(problem.Message)}"), Ink.Bad);
        }
    }

    private void Tell(EditedCard edited)
    {
        scroll.ToStart();
        if (!edited.Findings.IsEmpty)
        {
            report = new EditReport(edited.Findings);
        }

        Say(edited switch
        {
            { Findings.IsEmpty: false } => Wording.Of("The note has findings; its cards are stored as far as they could be read."),
            { IsGone: true } => Wording.Of("The note gives this card no more; its history stays."),
            { HasChanged: true } => Wording.Of("Compiled: this is the card now."),
            _ => Wording.Of("The note is as it was."),
        }, edited.Findings.IsEmpty ? Ink.Good : Ink.Bad);
    }
}
