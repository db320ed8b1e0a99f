using DLQuiz.Terminal.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Terminal.Markdown;

/// <summary>What is shown of a link's target.</summary>
internal static class LinkAddress
{
    private const int Longest = 60;

    /// <summary>The target in angle brackets where the link has no text, or where its text is another address than it leads to; null elsewhere.</summary>
    public static string? ToShow(LinkInline link)
    {
        string target = SafeText.Of(link.Url ?? "");
        if (link.FirstChild is null)
        {
            return Shown(link.IsImage ? target[(target.LastIndexOf('/') + 1)..] : target);
        }

        return !link.IsImage && HostIn(string.Concat(link.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()))) is { } said && said != HostOf(target)
            ? " " + Shown(target)
            : null;
    }

    private static string Shown(string target) => $"⟨{(target.Length > Longest ? target[..Longest] + "…" : target)}⟩";

    /// <summary>Of a text that is an address: <c>https://a.org/x</c>, <c>www.a.org</c>, <c>a.org/x</c>.</summary>
    private static string? HostIn(string text)
    {
        string word = text.Trim();
        int slash = word.IndexOf('/', StringComparison.Ordinal);
        string start = slash < 0 ? word : word[..slash];
        bool isAddress = word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || (slash > 0 && start.Contains('.', StringComparison.Ordinal) && !start.StartsWith('.'));
        return isAddress && !word.Contains(' ', StringComparison.Ordinal) ? HostOf(word) ?? word : null;
    }

    private static string? HostOf(string address) =>
        Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0
            ? uri.Host.ToLowerInvariant() is ['w', 'w', 'w', '.', .. var rest] ? rest : uri.Host.ToLowerInvariant()
            : null;
}
