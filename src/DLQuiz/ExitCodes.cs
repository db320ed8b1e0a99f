namespace DLQuiz;

/// <summary>What a script learns from the end of a command.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>The notes or the lines read have errors; everything that had none was still done.</summary>
    public const int InputHasErrors = 1;

    public const int WrongUsage = 2;

    /// <summary>A file, a database or a terminal did not do its part.</summary>
    public const int OutsideFailed = 3;
}

/// <summary>The command was called in a way it cannot serve; the message says the cure. Ends with exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
