namespace DLQuiz.Compute.Networks;

/// <summary>A network does not fit its input or itself; operations turn it into their refusal.</summary>
/// <param name="found">Continues the argument's name: "has in = 5 in layer 1".</param>
/// <param name="expected">What would have been taken.</param>
internal sealed class NetworkException(string found, string expected) : Exception($"{found}, expected {expected}")
{
    public string Found { get; } = found;

    public string Expected { get; } = expected;
}
