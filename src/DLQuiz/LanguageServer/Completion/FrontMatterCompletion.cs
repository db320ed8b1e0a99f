using DLQuiz.Core.Authoring;
using DLQuiz.LanguageServer.Places;

namespace DLQuiz.LanguageServer.Completion;

/// <summary>Keys of front matter, and what the closed ones take.</summary>
internal sealed class FrontMatterCompletion : CompletionSource
{
    public override string Triggers => ":";

    public override IEnumerable<Offer> At(Cursor cursor)
    {
        if (!cursor.IsInFrontMatter)
        {
            return [];
        }

        int colon = cursor.Before.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Keys(cursor) : Values(cursor.Before[..colon].Trim(), cursor.Before[(colon + 1)..]);
    }

    private static IEnumerable<Offer> Keys(Cursor cursor)
    {
        HashSet<string> given = new(StringComparer.Ordinal);
        for (int line = 1; line < cursor.Note.Regions.FrontMatterEnd; line++)
        {
            ReadOnlySpan<char> text = cursor.Note.Lines[line];
            if (line != cursor.Line && text.IndexOf(':') is var colon and > 0)
            {
                given.Add(text[..colon].Trim().ToString());
            }
        }

        return FrontMatterKey.All.Where(key => !given.Contains(key.Name))
            .Select(key => new Offer(key.Name, CompletionKind.Property, null, key.Summary, key.Name + ": ", cursor.Before.TrimStart().Length));
    }

    private static IEnumerable<Offer> Values(string name, string typed)
    {
        FrontMatterKey? key = FrontMatterKey.Find(name);
        IEnumerable<string> values = name == FrontMatterKey.Scheduler ? Session.SchedulerNames : key?.Values ?? [];
        string blank = typed.Length == 0 ? " " : "";
        return values.Select(value => new Offer(value, CompletionKind.Value, null, key!.Summary, blank + value, typed.TrimStart().Length));
    }
}
