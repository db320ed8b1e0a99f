namespace DLQuiz.Terminal.Screens;

/// <summary>Where the learner goes when a screen ends.</summary>
internal abstract record Destination
{
    private Destination()
    {
    }

    public sealed record Quit : Destination;

    public sealed record Home : Destination;

    /// <param name="Deck">Root of the subtree; null for everything.</param>
    public sealed record Review(string? Deck) : Destination;
}
