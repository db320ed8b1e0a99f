using DLQuiz.Core.Authoring.Markup;

namespace DLQuiz.Core.Authoring;

/// <summary>Headings whose sections give no cards by themselves.</summary>
internal static class SectionNames
{
    private static readonly string[] References =
    [
        "参考", "参考文献", "参考资料", "参考链接", "引用", "延伸阅读", "扩展阅读", "推荐阅读", "相关链接", "相关阅读", "资料",
        "reference", "references", "bibliography", "further reading", "see also", "resources", "links", "citations",
    ];

    private static readonly string[] Exercises = ["习题", "练习", "思考题", "课后题", "作业题", "exercise", "exercises", "homework", "problem set", "problems"];

    public static bool NamesReferences(string title) => References.Contains(Word(title));

    /// <summary>Chinese words may stand anywhere in a title (本章习题), English ones at its end (Chapter exercises).</summary>
    public static bool NamesExercises(string title)
    {
        string words = Word(title);
        return Array.Exists(Exercises, word => char.IsAscii(word[0]) ? words == word || words.EndsWith(' ' + word, StringComparison.Ordinal) : words.Contains(word, StringComparison.Ordinal));
    }

    private static string Word(string title) => Numbering.TakeOff(title).Trim(' ', '*', '_', ':', '：').ToLowerInvariant();
}

/// <summary>Pieces of notes inside messages.</summary>
internal static class Excerpt
{
    private const int Most = 40;

    public static string Of(string text)
    {
        string line = QuestionLine.OneLine(text).ReplaceLineEndings(" ");
        if (line.Length <= Most)
            return line;
        int cut = char.IsHighSurrogate(line[Most - 1]) ? Most - 1 : Most;
        return line[..cut] + "…";
    }
}
