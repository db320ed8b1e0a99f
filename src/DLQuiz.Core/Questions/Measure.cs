namespace DLQuiz.Core.Questions;

/// <summary>How an answer is held against a key.</summary>
/// <param name="Tolerance">How far a number may be off.</param>
/// <param name="Precision">The digits that are asked for; null for any.</param>
/// <param name="IsOrdered">Whether the order counts; null for what the kind does by itself.</param>
public sealed record Measure(Tolerance Tolerance, Precision? Precision = null, bool? IsOrdered = null)
{
    /// <summary>Within the tolerance, or the key rounded as the precision says.</summary>
    public bool Accepts(double given, double key) => Tolerance.Accepts(given, key) || (Precision is not null && Precision.IsRounding(given, key));
}
