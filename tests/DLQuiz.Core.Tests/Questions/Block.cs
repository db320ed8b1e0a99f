using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Blocks;

namespace DLQuiz.Core.Tests.Questions;

/// <summary>Short ways to a question in a test.</summary>
internal static class Block
{
    public static Question Read(string yaml)
    {
        QuestionReading reading = QuestionReader.Read(yaml, "note.md", 1);
        Assert.True(reading.Question is not null, Lines(reading.Diagnostics));
        return reading.Question;
    }

    public static Variant Draw(string yaml, ulong seed = 1) => Variant.Draw(Read(yaml), seed);

    /// <summary>A question without parameters with this key.</summary>
    public static Variant OfKey(string answer, string more = "") => Draw($"ask: \"?\"\nanswer: |\n  {answer}\n{more}");

    public static Reading Type(string text, string answer, string more = "")
    {
        Variant variant = OfKey(answer, more);
        return AnswerReader.Read(text, variant.Keys[0].Form);
    }

    public static string Lines(ImmutableArray<Diagnostic> diagnostics) =>
        string.Join('\n', diagnostics.Select(finding => $"{finding.Code} {finding.Severity} {finding.Span.Line}:{finding.Span.Column}+{finding.Span.Length} {finding.Message}"));
}
