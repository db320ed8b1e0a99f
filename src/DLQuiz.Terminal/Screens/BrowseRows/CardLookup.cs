using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using Terminal.Gui.App;

namespace DLQuiz.Terminal.Screens.BrowseRows;

/// <summary>Searches beside the loop: the first screens of cards at once, then how many there are, then all; a new search ends the one before.</summary>
internal sealed class CardLookup(Desk desk, Action<FoundCards> found, Action<Exception> failed) : IDisposable
{
    /// <summary>More than any screen shows.</summary>
    private const int FirstScreens = 250;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private CancellationTokenSource? current;
    private ICardSearch? search;

    /// <summary>Whether more is to come.</summary>
    public bool IsBusy { get; private set; }

    public void Start(IApplication app, CardFilter filter, CardOrder order)
    {
        Stop();
        CancellationTokenSource own = current = new CancellationTokenSource();
        CardQuery query = filter.ToQuery(desk.Context.Today, order);
        IsBusy = true;
        Step(First, cards =>
        {
            if (cards.IsComplete)
            {
                Finish(cards);
                return;
            }

            found(cards);
            Step(search => cards with { Total = search.Count(query, own.Token) }, counted =>
            {
                found(counted);
                Step(All, Finish);
            });
        });

        FoundCards First(ICardSearch search) => search.Find(query, FirstScreens, own.Token) is var keys && keys.Count < FirstScreens ? new FoundCards(keys, keys.Count) : new FoundCards(keys, null);

        FoundCards All(ICardSearch search) => search.Find(query, int.MaxValue, own.Token) is var keys ? new FoundCards(keys, keys.Count) : FoundCards.None;

        void Finish(FoundCards cards)
        {
            IsBusy = false;
            found(cards);
        }

        void Step(Func<ICardSearch, FoundCards> look, Action<FoundCards> then) =>
            desk.Work(app, () => look(Search()), then, Fail, own.Token);
    }

    public void Stop()
    {
        current?.Cancel();
        IsBusy = false;
    }

    public void Dispose()
    {
        Stop();
        // The search was asked to end and does so within moments; its connection must not outlive the store's.
        desk.Reading.Wait(Patience);
        search?.Dispose();
        current?.Dispose();
    }

    /// <summary>Only ever asked for by work that goes one after the other.</summary>
    private ICardSearch Search() => search ??= desk.Store.OpenSearch();

    private void Fail(Exception problem)
    {
        IsBusy = false;
        failed(problem);
    }
}
