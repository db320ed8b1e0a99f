using System.IO.Hashing;
using DLQuiz.Compute.Operations;
using DLQuiz.Core.Authoring;
using Markdig;
using YamlDotNet.Core;

namespace DLQuiz;

/// <summary>Names the rules that notes are read by, so that no one has to remember to raise a number.</summary>
internal static class CompilerVersion
{
    /// <summary>Differs as soon as the code differs that reads notes and questions: each built assembly has an id of its content.</summary>
    public static string Current { get; } = Convert.ToHexStringLower(XxHash128.Hash(
    [
        .. new[] { typeof(NoteCompiler), typeof(Operation), typeof(Markdown), typeof(Parser) }.SelectMany(type => type.Module.ModuleVersionId.ToByteArray()),
    ]));
}
