using System.Collections.Immutable;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary>What stands in <c>{…}</c> at the end of a heading or bullet; read here, since the library's reader needs quadratic time.</summary>
/// <param name="Text">The text without them.</param>
/// <param name="Id">From <c>#id</c>.</param>
/// <param name="Classes">From <c>.class</c>.</param>
internal sealed record Attributes(string Text, string? Id, ImmutableArray<string> Classes)
{
    /// <summary>Neither this heading or bullet nor anything under it gives a card by itself.</summary>
    public bool IsNoCard => Classes.Contains("no-card");

    /// <summary>A brace group with anything but ids and classes is part of the text.</summary>
    public static Attributes TakeOff(string text)
    {
        var none = new Attributes(text, null, []);
        int open = text.EndsWith('}') ? text.LastIndexOf('{') : -1;
        if (open < 0)
            return none;
        string[] words = text[(open + 1)..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0 || !words.All(word => word.Length > 1 && word[0] is '#' or '.'))
            return none;
        return new Attributes(
            text[..open].TrimEnd(),
            words.LastOrDefault(word => word[0] == '#')?[1..],
            [.. words.Where(word => word[0] == '.').Select(word => word[1..])]);
    }
}
