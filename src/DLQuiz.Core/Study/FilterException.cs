using DLQuiz.Core.Model;

namespace DLQuiz.Core.Study;

/// <summary>A term of a filter cannot be understood; says what is possible.</summary>
public sealed class FilterException(Phrase said) : FormatException(said.ToString())
{
    /// <summary>For a shell that speaks another language.</summary>
    public Phrase Said { get; } = said;
}
