using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Yaml;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>Collects what is found in one block.</summary>
internal sealed class BlockFindings(BlockSource source)
{
    private readonly List<Diagnostic> findings = [];

    public BlockSource Source { get; } = source;

    public bool HasErrors => findings.Exists(finding => finding.Severity == Severity.Error);

    /// <summary>In the order of the note.</summary>
    public ImmutableArray<Diagnostic> Sorted => [.. findings.OrderBy(finding => finding.Span.Line).ThenBy(finding => finding.Span.Column)];

    public void Add(DiagnosticRule rule, SourceSpan span, string message, string? replacement = null) =>
        findings.Add(new Diagnostic(rule, message, span, Source.LineOf(span)) { Replacement = replacement });

    public void Add(DiagnosticRule rule, BlockText text, string message, string? replacement = null) => Add(rule, text.Span, message, replacement);

    public void Add(DiagnosticRule rule, YamlNode node, string message, string? replacement = null) => Add(rule, Source.Span(node), message, replacement);
}
