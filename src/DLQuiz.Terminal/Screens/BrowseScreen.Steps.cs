using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Terminal.Screens.BrowseRows;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <content>Searching, choosing and reading.</content>
internal sealed partial class BrowseScreen
{
    private (CardKey Key, Card Card, CardState State, ulong Seed, int Width, View View, string Language, PanelText Text)? composed;

    protected override ImmutableArray<KeyAction> Actions => view == View.Question ?
    [
        On("confirm", () => Answer(isYes: true)),
        HelpAction,
        On("refuse", () => Answer(isYes: false)),
    ] :
    [
        On("results", ToList, IsTyping),
        On("read", () => Show(View.Card), view == View.List && HasCard),
        On("down", () => Choose(selected + 1), view == View.List),
        On("up", () => Choose(selected - 1), view == View.List),
        On("page-down", () => Choose(selected + 10), view == View.List),
        On("page-up", () => Choose(selected - 10), view == View.List),
        On("first", () => Choose(0), view == View.List),
        On("last", () => Choose(int.MaxValue), view == View.List),
        On("search", ToSearch, view == View.List),
        On("mark", Mark, view == View.List && HasCard),
        On("edit", Edit, HasCard && desk.Context.EditCard is not null),
        On("history", ShowHistory, HasCard && view != View.History),
        On("sort", () => SortBy((CardOrder)(((int)order + 1) % Enum.GetValues<CardOrder>().Length)), view == View.List),
        On("variant", OtherNumbers, HasCard && view != View.History && Selected?.Card.Question is not null),
        On("suspend", Suspend, HasCard),
        On("flag", Flag, HasCard),
        On("bury", Bury, HasCard),
        On("reset", AskReset, HasCard),
        On("mark-all", MarkAll, view == View.List && Found.Count > 0),
        On("refresh", Search, view == View.List),
        On("undo", Undo, !IsTyping && desk.IsOpen),
        HelpAction,
        view is View.Card or View.History ? On("back", () => Show(view == View.History ? beforeHistory : View.List)) : On("leave", Back),
    ];

    private void Understand()
    {
        try
        {
            filter = CardFilter.Parse(editor.Text);
            misunderstood = null;
        }
        catch (FilterException problem)
        {
            filter = null;
            misunderstood = problem.Said;
        }
    }

    /// <summary>What was found before stays until something is found again, and while the filter cannot be understood.</summary>
    private void Search()
    {
        message = null;
        if (filter is null)
        {
            lookup.Stop();
        }
        else if (desk.IsOpen && App is not null)
        {
            read.Clear();
            lookup.Start(App, filter, order);
        }
    }

    private void OnFailed(Exception problem)
    {
        Say(Wording.Of($"The store cannot be searched: {SafeText.Of(problem.Message)}"), Ink.Bad);
        SetNeedsDraw();
    }

    private void OnFound(FoundCards cards)
    {
        CardKey? before = SelectedKey;
        bool isSame = found is not null && before is { } key && selected < cards.Keys.Count && cards.Keys[selected] == key;
        found = cards;
        if (!isSame)
        {
            int again = before is { } old && selected > 0 ? IndexOf(cards.Keys, old) : -1;
            selected = again >= 0 ? again : Math.Clamp(selected, 0, Math.Max(0, cards.Keys.Count - 1));
            scroll.ToStart();
        }

        SetNeedsDraw();
    }

    private static int IndexOf(IReadOnlyList<CardKey> keys, CardKey key)
    {
        for (int index = 0; index < keys.Count; index++)
        {
            if (keys[index] == key)
            {
                return index;
            }
        }

        return -1;
    }

    private void SortBy(CardOrder by)
    {
        order = by;
        selected = 0;
        Search();
    }

    private void Choose(int index)
    {
        message = null;
        report = null;
        selected = Math.Clamp(index, 0, Math.Max(0, Found.Count - 1));
        scroll.ToStart();
    }

    private void OnRowClicked(int index)
    {
        if (view == View.List && index == selected)
        {
            Show(View.Card);
        }
        else
        {
            view = View.List;
            Choose(index);
        }
    }

    private void ShowHistory()
    {
        beforeHistory = view;
        Show(View.History);
    }

    private void Show(View next)
    {
        view = next;
        message = null;
        report = next == View.List ? report : null;
        scroll.ToStart();
    }

    private void ToSearch()
    {
        view = View.Search;
        report = null;
    }

    private void ToList() => view = View.List;

    /// <summary>From an empty search line out of the screen; from one with text to what it found.</summary>
    private void Back()
    {
        if (IsTyping && Found.Count > 0 && editor.Text.Length > 0)
        {
            ToList();
        }
        else
        {
            Leave(new Destination.Home());
        }
    }

    private void OtherNumbers()
    {
        seed++;
        message = null;
    }

    /// <summary>Kept while nothing that it is made of changes: laying out a page of maths takes longer than drawing it.</summary>
    private PanelText TextOf(StudiedCard one, int width)
    {
        View kind = view == View.History ? View.History : View.Card;
        string language = System.Globalization.CultureInfo.CurrentUICulture.Name;
        if (composed is not { } known || known.Key != one.Card.Key || known.Card != one.Card || known.State != one.State || known.Seed != seed || known.Width != width || known.View != kind || known.Language != language)
        {
            composed = known = (one.Card.Key, one.Card, one.State, seed, width, kind, language, kind == View.History ? HistoryOf(one, width) : CardView.Compose(one, Today, seed, width));
        }

        return known.Text;
    }

    private PanelText HistoryOf(StudiedCard one, int width)
    {
        PanelText text = new(width);
        Try(() => text = CardHistory.Compose(one.Card, [.. desk.Store.Log(one.Card.Key)], desk.Context.SchedulerFor(desk.Store, one.Card), desk.Context.Zone, width));
        return text;
    }

    private void Try(Action step)
    {
        try
        {
            step();
        }
        catch (Exception problem) when (problem is StoreException or IOException)
        {
            Say(Wording.Of($"That failed: {SafeText.Of(problem.Message)}"), Ink.Bad);
        }
    }
}
