namespace DLQuiz.Compute.Networks;

/// <summary>A network does not fit its input or itself; operations turn it into their refusal.</summary>
/// <param name="found">Continues the name of the argument, or the place in it: "is 5".</param>
/// <param name="expected">What would have been taken.</param>
/// <param name="place">Where in a network, as in <c>layers[1].in</c>; null for the argument itself.</param>
internal sealed class NetworkException(string found, string expected, string? place = null) : Exception($"{place} {found}, expected {expected}")
{
    public string Found { get; } = found;

    public string Expected { get; } = expected;

    public string? Place { get; } = place;
}
