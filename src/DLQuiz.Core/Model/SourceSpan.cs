namespace DLQuiz.Core.Model;

/// <summary>A place in a note; line and column count from 1, columns and length in UTF-16 units, as editors count them.</summary>
public readonly record struct SourceSpan(string File, int Line, int Column, int Length = 0)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
