namespace DLQuiz.Core.Authoring.Markup;

/// <summary>The beginning of a line that is almost the mark of a field.</summary>
/// <param name="Length">Characters of the slip; 0 for every other line.</param>
/// <param name="Letter">The half-width capital that the author meant.</param>
internal readonly record struct NearMiss(int Length, char Letter)
{
    /// <summary>Finds <c>Q ：</c>, <c>q:</c>, <c>Ｑ：</c>, <c>**Q:** … ?</c> and their like. A variable named C is no slip unless a bracket follows, and bold letters are terms unless the line asks.</summary>
    public static NearMiss Of(ReadOnlySpan<char> line)
    {
        int emphasis = line.Length - line.TrimStart("*_").Length;
        ReadOnlySpan<char> text = line[emphasis..];
        if (text.Length < 3 || LetterOf(text[0]) is not (var letter and not '\0'))
            return default;
        int colon = 1;
        while (colon < text.Length && (text[colon] is ' ' or '\t' or '\u3000' || (emphasis > 0 && text[colon] is '*' or '_')))
            colon++;
        if (colon == text.Length || text[colon] is not (':' or '：') || !IsSlip(text, letter, emphasis > 0, colon > 1))
            return default;
        int end = emphasis + colon + 1;
        while (emphasis > 0 && end < line.Length && line[end] is '*' or '_')
            end++;
        return new NearMiss(end, letter);
    }

    /// <summary>Whether the line begins with <c>Q:</c> or almost with a mark: its author meant no card but that.</summary>
    public static bool IsMarked(string line) => FieldParser.KindOf(line) is FieldKind.Question || Of(line).Length > 0;

    private static bool IsSlip(ReadOnlySpan<char> text, char letter, bool isEmphasized, bool isSpaced)
    {
        if (isEmphasized)
            return letter == 'Q' && text.ContainsAny('?', '？');
        if (!isSpaced && text[0] is 'Q' or 'A' or 'C' or 'a')
            return false;
        return letter != 'C' || FieldAhead.HasHole(text);
    }

    private static char LetterOf(char c) => c switch
    {
        'Q' or 'q' or 'Ｑ' or 'ｑ' => 'Q',
        'A' or 'a' or 'Ａ' or 'ａ' => 'A',
        'C' or 'Ｃ' => 'C',
        _ => '\0',
    };
}
