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

    public sealed record Review(StudyRequest Request) : Destination;
}
