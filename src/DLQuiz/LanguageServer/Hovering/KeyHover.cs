using DLQuiz.Core.Authoring;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.LanguageServer.Places;

namespace DLQuiz.LanguageServer.Hovering;

/// <summary>A key of a quiz block or of front matter.</summary>
internal sealed class KeyHover : HoverSource
{
    public override string? Tell(string word, Cursor end)
    {
        bool isFollowedByColon = end.Note.Lines[end.Line][end.Column..].StartsWith(":");
        if (!isFollowedByColon)
        {
            return null;
        }

        if (end.Quiz is { IsKey: true })
        {
            return BlockKey.Find(word) is { } key ? $"**{key.Name}**: {key.Summary}{Choices(key.Values)}" : null;
        }

        bool isFirst = end.Before.Trim().Length == word.Length;
        return end.IsInFrontMatter && isFirst && FrontMatterKey.Find(word) is { } setting
            ? $"**{setting.Name}**: {setting.Summary}{Choices(setting.Name == FrontMatterKey.Scheduler ? Session.SchedulerNames : setting.Values)}"
            : null;
    }

    private static string Choices(IReadOnlyCollection<string> values) => values.Count == 0 ? "" : $"\n\n{string.Join(", ", values.Select(value => $"`{value}`"))}";
}
