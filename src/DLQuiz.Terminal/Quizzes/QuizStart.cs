using DLQuiz.Core.Study.Quizzes;

namespace DLQuiz.Terminal.Quizzes;

/// <summary>An exam that a command has asked for.</summary>
/// <param name="Request">What it is drawn from.</param>
/// <param name="Records">Whether its answers count as the day's reviews.</param>
/// <param name="Finished">Told of the score sheet.</param>
public sealed record QuizStart(QuizRequest Request, bool Records, Action<ScoreSheet> Finished);
