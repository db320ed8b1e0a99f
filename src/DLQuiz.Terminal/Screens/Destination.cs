using DLQuiz.Core.Study;
using DLQuiz.Core.Study.Quizzes;

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

    /// <param name="Row">The setting to begin with.</param>
    public sealed record Settings(int Row = 0) : Destination;

    /// <summary>An exam, with its setup first.</summary>
    public sealed record Quiz(QuizRequest Request) : Destination;
}
