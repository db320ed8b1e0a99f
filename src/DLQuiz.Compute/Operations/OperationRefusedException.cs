namespace DLQuiz.Compute.Operations;

/// <summary>An operation does not take these arguments; the message names the argument, what was found and what was expected.</summary>
public sealed class OperationRefusedException : Exception
{
    /// <param name="operation">The operation's name.</param>
    /// <param name="argument">The argument at fault; null when it is the arguments together.</param>
    /// <param name="found">Continues the argument's name: "is 1.5", "has shape [2]".</param>
    /// <param name="expected">What would have been taken.</param>
    public OperationRefusedException(string operation, string? argument, string found, string expected)
        : base(argument is null ? $"{operation}: {found}, expected {expected}" : $"{operation}: {argument} {found}, expected {expected}")
    {
        Operation = operation;
        Argument = argument;
        Found = found;
        Expected = expected;
    }

    public string Operation { get; }

    public string? Argument { get; }

    public string Found { get; }

    public string Expected { get; }
}
