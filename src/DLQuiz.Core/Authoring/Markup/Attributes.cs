using System.Collections.Immutable;
using DLQuiz.Compute;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary>What stands in <c>{…}</c> at the end of a heading, bullet or line of a field; read here, since the library's reader needs quadratic time.</summary>
/// <param name="Text">The text without them.</param>
/// <param name="Id">From <c>#id</c>.</param>
/// <param name="Classes">From <c>.class</c>.</param>
internal sealed record Attributes(string Text, string? Id, ImmutableArray<string> Classes)
{
    public const string NoCard = "no-card";

    /// <summary>The card is asked in both directions.</summary>
    public const string Reverse = "reverse";

    /// <summary>The points of the answer are recalled in their order.</summary>
    public const string Ordered = "ordered";

    private const int MostEdits = 2;

    private static readonly string[] Known = [NoCard, Ordered, Reverse];

    /// <summary>Neither this heading or bullet nor anything under it gives a card by itself.</summary>
    public bool IsNoCard => Classes.Contains(NoCard);

    public bool IsEmpty => Id is null && Classes.IsEmpty;

    /// <summary>A brace group with anything but ids and classes is part of the text.</summary>
    public static Attributes TakeOff(string text)
    {
        var none = new Attributes(text, null, []);
        int open = text.EndsWith('}') ? text.LastIndexOf('{') : -1;
        if (open < 0)
            return none;
        string[] words = text[(open + 1)..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0 || !words.All(word => word.Length > 1 && (word[0] == '#' || (word[0] == '.' && char.IsLetter(word[1])))))
            return none;
        return new Attributes(
            text[..open].TrimEnd(),
            words.LastOrDefault(word => word[0] == '#')?[1..],
            [.. words.Where(word => word[0] == '.').Select(word => word[1..])]);
    }

    /// <summary>The class of ours that an unknown one was meant to be; null when it is one of ours, or nothing like one.</summary>
    public static string? Meant(string name) => Known.Contains(name) || name.Length is < 4 or > 12
        ? null
        : Array.Find(Known, known => Spelling.Distance(name.ToLowerInvariant(), known) <= MostEdits);

    /// <summary>The class that <c>{reverse}</c>, <c>{:.ordered}</c> or <c>｛.no-card｝</c> was meant to be; null for braces that are attributes, and for those that are nothing like ours.</summary>
    public static string? AlmostClass(string braces)
    {
        string name = braces.Trim('{', '}', '｛', '｝', ' ', '.', '。', '．', ':', '：', '#');
        bool isOurs = Known.Contains(name);
        return !TakeOff(braces).IsEmpty ? null : isOurs ? name : Meant(name);
    }
}
