using DLQuiz.Core.Model;
using DLQuiz.Terminal.Driver;

namespace DLQuiz.Terminal.Screens;

/// <summary>What all screens of one run share; opens the store when it is first asked for.</summary>
internal sealed class Desk(StudyContext context, Palette palette) : IDisposable
{
    private IStore? store;

    public StudyContext Context => context;

    public Palette Palette => palette;

    public IStore Store => store ??= context.OpenStore();

    public bool IsOpen => store is not null;

    /// <summary>The deck row that Home had selected, so that it stands there again after a review.</summary>
    public string? SelectedDeck { get; set; } = context.Deck;

    public void Dispose() => store?.Dispose();
}
