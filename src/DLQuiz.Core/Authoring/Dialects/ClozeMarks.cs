namespace DLQuiz.Core.Authoring.Dialects;

/// <summary>The marks around what a cloze asks for; the names are those of the front matter's key <c>cloze</c>.</summary>
[Flags]
internal enum ClozeMarks
{
    None = 0,

    /// <summary><c>==text==</c></summary>
    Highlight = 1,

    /// <summary><c>**text**</c></summary>
    Bold = 2,

    /// <summary><c>{{text}}</c></summary>
    Curly = 4,
}
