using System.Collections.Immutable;

namespace DLQuiz.Core.Authoring.Dialects;

/// <summary>The tags of Obsidian in a line, of which <c>#flashcards/…</c> name decks.</summary>
internal static class DeckTags
{
    public const string Marker = "flashcards";

    /// <summary>Whether the tag, without its <c>#</c>, is the marker or below it.</summary>
    public static bool Is(string tag) => tag.StartsWith(Marker, StringComparison.OrdinalIgnoreCase) && (tag.Length == Marker.Length || tag[Marker.Length] == '/');

    /// <summary>The deck that a tag names below the marker; null for the marker itself, which leaves the deck to the note.</summary>
    public static string? DeckOf(string tag) => tag.Length > Marker.Length + 1 ? DeckPath.Clean(tag[(Marker.Length + 1)..]) : null;

    /// <summary>Every tag with the place behind it, where it is one: after a space or at the beginning.</summary>
    public static IEnumerable<(string Tag, int Start, int End)> In(string line)
    {
        for (int at = line.IndexOf('#', StringComparison.Ordinal); at >= 0; at = line.IndexOf('#', at + 1))
        {
            int end = at + 1;
            while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '_' or '-' or '/'))
                end++;
            if (end > at + 1 && (at == 0 || char.IsWhiteSpace(line[at - 1])) && !line.AsSpan(at + 1, end - at - 1).Trim("0123456789").IsEmpty)
                yield return (line[(at + 1)..end], at, end);
        }
    }

    /// <summary>The tags that a line begins with, and where its text begins behind them.</summary>
    public static (ImmutableArray<string> Tags, int Behind) Leading(string line)
    {
        var tags = ImmutableArray.CreateBuilder<string>();
        int rest = 0;
        foreach ((string tag, int start, int end) in In(line))
        {
            if (!line.AsSpan(rest, start - rest).Trim().IsEmpty)
                break;
            tags.Add(tag);
            rest = end;
        }

        while (rest < line.Length && char.IsWhiteSpace(line[rest]))
            rest++;
        return (tags.ToImmutable(), rest);
    }
}
