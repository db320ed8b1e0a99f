using System.Collections.Immutable;
using DLQuiz.Core.Questions;
using DLQuiz.Terminal.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Terminal.Markdown;

/// <summary>A link or picture of a card that can be opened outside.</summary>
/// <param name="Label">What the learner reads; the target where nothing else is written.</param>
/// <param name="Target">Entities decoded; never with a control character or one that turns the reading order.</param>
public sealed record LinkTarget(string Label, string Target)
{
    private const int Longest = 2_000;

    /// <summary>In the order of the text, each target once; bare addresses count.</summary>
    public static ImmutableArray<LinkTarget> Of(string markdown) => Of(FilledText.Of(markdown ?? throw new ArgumentNullException(nameof(markdown))));

    /// <summary>The same for a text with numbers, whose brackets are those of no link.</summary>
    public static ImmutableArray<LinkTarget> Of(FilledText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string markdown = text.Markdown;
        bool mayHaveSome = markdown.Contains("](", StringComparison.Ordinal) || markdown.Contains("://", StringComparison.Ordinal);
        if (!mayHaveSome || Dialect.Parse(markdown, text.Grids) is not { } document)
        {
            return [];
        }

        List<LinkTarget> found = [];
        foreach (LeafBlock leaf in document.Descendants<LeafBlock>().Where(leaf => leaf.Inline is not null))
        {
            Collect(leaf.Inline!, found);
        }

        AddBare(markdown, found);
        return [.. found.Where(link => IsSafe(link.Target)).DistinctBy(link => link.Target)];
    }

    private static bool IsSafe(string target) => target.Length is > 0 and <= Longest && SafeText.Of(target) == target;

    /// <summary>With a stack of its own: links stand in emphasis, which may nest thousands deep.</summary>
    private static void Collect(ContainerInline container, List<LinkTarget> found)
    {
        Stack<Inline> open = new();
        open.Push(container);
        while (open.TryPop(out Inline? node))
        {
            if (node.NextSibling is { } next && node != container)
            {
                open.Push(next);
            }

            if (node is ContainerInline { FirstChild: { } first })
            {
                open.Push(first);
            }

            if (node is LinkInline link)
            {
                string label = string.Concat(InlineRuns.Of(link).Select(run => run.Text)).Trim();
                Add(link.Url ?? "", link.IsImage ? Wording.Of($"{label} (picture)").TrimStart() : label, found);
            }
            else if (node is AutolinkInline { IsEmail: false } auto)
            {
                Add(auto.Url, "", found);
            }
        }
    }

    private static void Add(string target, string label, List<LinkTarget> found) =>
        found.Add(new LinkTarget(label.Length == 0 ? target : label, target.Trim()));

    /// <summary>An address without any Markdown ends at a blank, a bracket or an ideographic character.</summary>
    private static void AddBare(string text, List<LinkTarget> found)
    {
        HashSet<string> known = [.. found.Select(link => link.Target)];
        for (int at = text.IndexOf("http", StringComparison.Ordinal); at >= 0; at = text.IndexOf("http", at, StringComparison.Ordinal))
        {
            int end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"' or '[' or ']' or ')' or '`' or '|') && text[end] < 0x2E80)
            {
                end++;
            }

            string address = text[at..end].TrimEnd('.', ',', ';', ':', '!', '?', '\'', '*', '_');
            bool isWhole = address.StartsWith("http://", StringComparison.Ordinal) || address.StartsWith("https://", StringComparison.Ordinal);
            // What a link's brackets hold was read already, or refused.
            bool isBare = at == 0 || text[at - 1] is not ('(' or '<');
            if (isWhole && isBare && known.Add(address))
            {
                Add(address, "", found);
            }

            at = Math.Max(end, at + 4);
        }
    }
}
