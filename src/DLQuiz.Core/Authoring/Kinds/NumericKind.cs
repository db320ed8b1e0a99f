using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Yaml;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary>A fenced block named <c>quiz</c>.</summary>
internal sealed class NumericKind : NotePass
{
    public static bool IsQuiz(Block block) => block is FencedCodeBlock { Info: "quiz" };

    public override void Run(NoteReading reading)
    {
        foreach (FencedCodeBlock fence in reading.Document.Descendants<FencedCodeBlock>().Where(IsQuiz))
        {
        }
    }
}
