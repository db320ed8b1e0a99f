using DLQuiz.Core.Study;

namespace DLQuiz.Terminal.Screens;

/// <summary>Where the learner goes when a screen ends.</summary>
internal abstract record Destination
{
    private Destination()
    {
    }

    public sealed record Quit : Destination;

    public sealed record Home : Destination;

    /// <param name="Deck">Null for all decks.</param>
    public sealed record Progress(string? Deck) : Destination;

    public sealed record Notes : Destination;

    /// <param name="Filter">What the search line holds at first; empty to type one.</param>
    public sealed record Browse(string Filter) : Destination;

    public sealed record Review(StudyRequest Request) : Destination;
}
