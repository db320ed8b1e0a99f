using DLQuiz.Core.Study.Quizzes;

namespace DLQuiz.Terminal.Quizzes;

/// <summary>An exam that a command has asked for.</summary>
/// <param name="Paper">As drawn, with one question at least.</param>
/// <param name="Records">Whether its answers count as the day's reviews.</param>
/// <param name="Finished">Told of the score sheet.</param>
public sealed record QuizStart(Paper Paper, bool Records, Action<ScoreSheet> Finished);
