using System.Buffers;
using System.Collections.Frozen;
using DLQuiz.Core.Authoring.Markup;

namespace DLQuiz.Core.Authoring.Edits;

/// <summary><c>**term**: what it is</c>, in a line of text.</summary>
/// <param name="Front">The term, bold as it was.</param>
/// <param name="Back">What it is.</param>
/// <param name="ColonInside">Index of a colon inside the bold letters, -1 when it stands behind them.</param>
/// <param name="CutStart">Index where the term ends.</param>
/// <param name="CutEnd">Index where the definition begins.</param>
/// <param name="Confidence">0 to 1.</param>
internal sealed record TermDefinition(string Front, string Back, int ColonInside, int CutStart, int CutEnd, double Confidence)
{
    private const int LongestTerm = 40;
    private const int ShortestDefinition = 4;

    private static readonly SearchValues<char> NotInTerms = SearchValues.Create("。，；！[]*_`\\：:<>");

    /// <summary>Labels that notes print bold before a colon without defining them.</summary>
    private static readonly FrozenSet<string> Labels = FrozenSet.ToFrozenSet(
    [
        "note", "notes", "nb", "warning", "caution", "tip", "hint", "important", "example", "examples", "e.g.", "answer", "solution", "proof", "proposition",
        "definition", "theorem", "lemma", "corollary", "remark", "summary", "tl;dr", "conclusion", "step", "input", "inputs", "output", "outputs", "pros", "cons",
        "author", "authors", "date", "link", "links", "source", "sources", "reference", "references", "see", "see also", "question", "result", "results", "figure",
        "table", "reason", "reasons", "goal", "goals", "paper", "code", "todo", "update", "edit", "problem", "exercise", "method", "idea", "key idea", "why", "how",
        "what", "when", "where", "who", "usage", "install", "installation", "prerequisites", "requirements", "license", "contact", "email", "title", "abstract",
        "keywords", "tags", "status", "version", "deadline", "instructor", "time", "location", "name", "type", "default", "first", "second", "third", "finally",
        "注", "注意", "注意事项", "警告", "提示", "例", "例子", "例如", "示例", "举例", "答", "答案", "解", "解答", "证明", "定义", "定理", "引理", "推论", "备注", "总结", "小结", "结论",
        "步骤", "输入", "输出", "优点", "缺点", "优势", "劣势", "作者", "日期", "时间", "地点", "链接", "来源", "出处", "参考", "参考资料", "参考文献", "问题", "问", "题目", "结果", "图", "表",
        "原因", "目的", "目标", "论文", "代码", "待办", "更新", "方法", "思路", "核心思想", "背景", "说明", "补充", "关键词", "标签", "首先", "其次", "最后", "第一", "第二", "第三", "用法", "特点", "作用", "性质",
    ]);

    /// <summary>Words that begin an order or a change, not a definition.</summary>
    private static readonly FrozenSet<string> NotDefining = FrozenSet.ToFrozenSet(
    [
        "you", "your", "please", "if", "use", "see", "must", "may", "should", "added", "fixed", "fix", "updated", "update", "enhanced", "reduced", "removed", "upgraded", "upgrade", "created", "improved", "add", "remove",
    ]);

    /// <summary>Null for every other line.</summary>
    public static TermDefinition? Of(string text)
    {
        int start = Numbering.LengthIn(text);
        if (!text.AsSpan(start).StartsWith("**"))
            return null;
        int close = text.IndexOf("**", start + 2, StringComparison.Ordinal);
        if (close < start + 3 || close - start > LongestTerm)
            return null;
        bool isInside = text[close - 1] is ':' or '：';
        string term = text[(start + 2)..(isInside ? close - 1 : close)];
        int behind = close + 2;
        if (!isInside && BracketAt(text, behind) is { } bracket)
            behind = bracket;
        int colon = isInside ? behind : SkipSpace(text, behind);
        if (!isInside && (colon >= text.Length || text[colon] is not (':' or '：')))
            return null;
        int definition = SkipSpace(text, isInside ? colon : colon + 1);
        if (!IsTerm(term) || !Defines(text[definition..]))
            return null;
        string front = text[start..(isInside ? close - 1 : close)] + "**" + text[(close + 2)..behind];
        return new TermDefinition(Nfc(front), Nfc(text[definition..]), isInside ? close - 1 : -1, behind, definition, ConfidenceOf(term, text.Length - definition));
    }

    /// <summary>Behind another name of the term in brackets, <c>**卷积**（convolution）</c>; null when none follows.</summary>
    private static int? BracketAt(string text, int at)
    {
        int open = SkipSpace(text, at);
        int close = open < text.Length && text[open] is '（' or '(' ? text.AsSpan(open).IndexOfAny('）', ')') : -1;
        return close is > 1 and <= LongestTerm && text.AsSpan(open + 1, close - 1).IndexOfAny('[', ']') < 0 ? open + close + 1 : null;
    }

    /// <summary>A short definition says little, and a lower-case word is often the part of a program that a line is about.</summary>
    private static double ConfidenceOf(string term, int length) =>
        term.All(char.IsAsciiLetterLower) ? 0.6 : length >= 12 || term.Any(c => c >= '\u2E80') ? 0.85 : 0.7;

    private static string Nfc(string text) => text.Normalize(System.Text.NormalizationForm.FormC);

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\u3000')
            at++;
        return at;
    }

    private static bool IsTerm(string term)
    {
        string word = Numbering.TakeOff(term).Trim().ToLowerInvariant();
        bool isLabel = Labels.Contains(word) || Labels.Contains(word.TrimEnd("0123456789０１２３４５６７８９ .".ToCharArray()));
        return word.Length > 0 && !isLabel && word.Length == term.Length && word.Split(' ').Length <= 6
            && word.Any(char.IsLetter) && !word.AsSpan().ContainsAny(NotInTerms);
    }

    /// <summary>Prose of its own: no number, address, heading for a list, nor anything that begins a block behind a mark.</summary>
    private static bool Defines(string rest)
    {
        int letters = rest.Count(char.IsLetter);
        bool isShort = letters < ShortestDefinition || (rest.All(c => c < '\u2E80') && rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < 3);
        if (isShort || rest[^1] is ':' or '：' || Addresses.LengthAt(rest, 0) > 0 || NearMiss.IsMarked(rest))
            return false;
        string first = rest[..(rest.AsSpan().IndexOfAny(" ,") is var end && end > 0 ? end : rest.Length)].ToLowerInvariant();
        if (NotDefining.Contains(first) || rest.Contains("[#", StringComparison.Ordinal))
            return false;
        bool beginsBlock = "-+#>|~=[!<&\\".Contains(rest[0]) || (rest[0] is '*' or '_' && rest.Length > 1 && (rest[1] == ' ' || rest[1] == rest[0])) || rest.StartsWith("``", StringComparison.Ordinal);
        return !beginsBlock && !char.IsAsciiDigit(rest[0]) && !rest.StartsWith("$$", StringComparison.Ordinal);
    }
}
