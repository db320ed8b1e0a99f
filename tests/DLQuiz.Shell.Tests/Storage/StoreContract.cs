using DLQuiz.Core.Model;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>What any store promises, whatever database it is built on: a class for each database runs all of it.</summary>
public abstract partial class StoreContract : IDisposable
{
    protected static readonly StudyDay Day = StudyDay.Parse("2026-03-01");

    private readonly List<IStore> opened = [];

    /// <summary>Opens one and the same place again and again.</summary>
    protected abstract IStore OpenPlace(string? learner);

    public virtual void Dispose()
    {
        opened.ForEach(store => store.Dispose());
        GC.SuppressFinalize(this);
    }

    protected IStore Open(string? learner = null)
    {
        IStore store = OpenPlace(learner);
        opened.Add(store);
        return store;
    }

    private IStore OpenWith(params IEnumerable<Card> cards)
    {
        IStore store = Open();
        store.Apply(Notes.Plan(store, cards));
        return store;
    }
}
