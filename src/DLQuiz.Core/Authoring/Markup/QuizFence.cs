using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Markup;

internal static class QuizFence
{
    /// <summary>The word behind the backticks.</summary>
    public const string Name = "quiz";

    public static bool Is(Block block) => block is FencedCodeBlock { Info: Name };
}
