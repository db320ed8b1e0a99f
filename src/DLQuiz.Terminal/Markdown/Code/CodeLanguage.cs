using System.Collections.Immutable;

namespace DLQuiz.Terminal.Markdown.Code;

/// <summary>What of a programming language the eye wants told apart; words are written with blanks between them.</summary>
internal sealed class CodeLanguage(string names, string keywords = "", string constants = "", string types = "")
{
    /// <summary>As a fence may name it, in small letters.</summary>
    public ImmutableArray<string> Names { get; } = [.. Split(names)];

    public HashSet<string> Keywords => field ??= [.. Split(keywords)];

    public HashSet<string> Constants => field ??= [.. Split(constants)];

    public HashSet<string> Types => field ??= [.. Split(types)];

    /// <summary>Each opens a comment up to the end of the line.</summary>
    public ImmutableArray<string> LineComments { get; init; } = [];

    public ImmutableArray<(string Open, string Close)> BlockComments { get; init; } = [];

    /// <summary>Longer openings before shorter ones that they begin with.</summary>
    public ImmutableArray<QuotedForm> Quotes { get; init; } = [QuotedForm.Double, QuotedForm.Single];

    /// <summary>Words that may stand directly before a quotation mark and belong to it: <c>f</c>, <c>rb</c>.</summary>
    public ImmutableArray<string> QuotePrefixes { get; init; } = [];

    /// <summary>Characters that begin a name and colour it: <c>@</c>, <c>$</c>, <c>\</c>.</summary>
    public string NameMarks { get; init; } = "";

    /// <summary>What words may hold besides letters, digits and the underscore.</summary>
    public string WordCharacters { get; init; } = "";

    /// <summary>What stands behind a key that begins a line: <c>:</c> or <c>=</c>.</summary>
    public char KeyEnd { get; init; }

    /// <summary>Whether a word in capitals and small letters is a type.</summary>
    public bool CapitalisesTypes { get; init; }

    public bool IgnoresCase { get; init; }

    /// <summary>Whether a comment needs a blank before it, as in a shell, where <c>a#b</c> is a word.</summary>
    public bool CommentsStandApart { get; init; }

    /// <summary>Whether <c>#word</c> that begins a line tells the compiler something.</summary>
    public bool HasDirectives { get; init; }

    /// <summary>Whether a line in square brackets is a heading.</summary>
    public bool HasSections { get; init; }

    /// <summary>Whether only what stands between <c>&lt;</c> and <c>&gt;</c> is code.</summary>
    public bool IsMarkup { get; init; }

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A text in quotation marks.</summary>
/// <param name="Open">What it begins with.</param>
/// <param name="Close">What it ends with.</param>
/// <param name="Escape">Takes its meaning from the next character; <c>\0</c> for none.</param>
/// <param name="HasLines">Whether it goes on over line ends; one that does not ends with its line.</param>
/// <param name="IsCharacter">Whether there is one character between the marks; with more it is no text, as <c>'a</c> is a lifetime.</param>
internal sealed record QuotedForm(string Open, string Close, char Escape = '\\', bool HasLines = false, bool IsCharacter = false)
{
    public static readonly QuotedForm Double = new("\"", "\"");
    public static readonly QuotedForm Single = new("'", "'");
    public static readonly QuotedForm Literal = new("'", "'", '\0');
    public static readonly QuotedForm Backtick = new("`", "`", HasLines: true);

    /// <summary>One character, escaped or not.</summary>
    public static readonly QuotedForm Character = new("'", "'", IsCharacter: true);

    public static readonly QuotedForm TripleDouble = new("\"\"\"", "\"\"\"", HasLines: true);
    public static readonly QuotedForm TripleSingle = new("'''", "'''", HasLines: true);
}
