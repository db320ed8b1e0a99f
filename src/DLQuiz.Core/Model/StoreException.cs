namespace DLQuiz.Core.Model;

/// <summary>The place where reviews are kept failed: the one exception that a store lets out, with a message of cause and cure for the learner.</summary>
/// <remarks>What was being done was not done, not even half; it may be tried again.</remarks>
public sealed class StoreException : Exception
{
    public StoreException(string message)
        : base(message)
    {
    }

    public StoreException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
