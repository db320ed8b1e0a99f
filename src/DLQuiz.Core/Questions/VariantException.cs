namespace DLQuiz.Core.Questions;

/// <summary>No variant can be made: the question was compiled with errors, or changed since the review that is to be shown.</summary>
public sealed class VariantException(string message) : Exception(message);
