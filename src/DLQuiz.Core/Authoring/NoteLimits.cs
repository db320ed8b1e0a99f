namespace DLQuiz.Core.Authoring;

/// <summary>How much of a stranger's note is read; each bound keeps a quadratic corner of the Markdown reader under two seconds.</summary>
public static class NoteLimits
{
    /// <summary>Bytes of a file; a shell need not read further.</summary>
    public const int Bytes = 2 * 1024 * 1024;

    /// <summary>Each line may be a block or a card of its own, and costs more than its bytes.</summary>
    public const int Lines = 60_000;

    /// <summary>Lists and quotes inside one another.</summary>
    public const int Depth = 100;

    /// <summary>Characters <c>[ ] ( &lt; ! &amp;</c> of one paragraph: links are matched in quadratic time.</summary>
    public const int Brackets = 4_000;

    /// <summary>Sum over all paragraphs of the square of their brackets.</summary>
    public const long BracketWork = 50_000_000;

    /// <summary>Characters <c>* _ = ~ ` $</c> of one paragraph.</summary>
    public const int Marks = 40_000;

    /// <summary>Lines of a paragraph that begins with a bracket: each may be a link reference definition, which are taken off in quadratic time.</summary>
    public const int DefinitionLines = 5_000;

    /// <summary>Cells of a table, counting those that the reader adds to short rows.</summary>
    public const int Cells = 100_000;

    /// <summary>Characters that all uses of link references add to a note when they are written out.</summary>
    public const int ReferenceText = 1_000_000;

    /// <summary>Characters of all cloze cards of a note: each repeats the whole text around its gap.</summary>
    public const int ClozeText = 4_000_000;

    /// <summary>Findings of a note that are told one by one, of each severity.</summary>
    public const int Findings = 1_000;

    /// <summary>Findings for information of one kind that are told one by one; the others together.</summary>
    public const int AlikeFindings = 10;

    /// <summary>Characters of a source line that a diagnostic keeps.</summary>
    public const int SourceLine = 1_000;
}
