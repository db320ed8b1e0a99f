using DLQuiz.Core.Model;

namespace DLQuiz.Exchange;

/// <summary>Findings about notes as JSON lines.</summary>
public static class DiagnosticLines
{
    /// <summary>One line: code, severity, message, cure, file, line, column, length.</summary>
    public static void Write(TextWriter output, Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        JsonLines.Write(output, line =>
        {
            line.WriteString("code", diagnostic.Code);
            line.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
            line.WriteString("message", diagnostic.Message);
            line.WriteString("cure", diagnostic.Cure);
            line.WriteString("file", diagnostic.Span.File);
            line.WriteNumber("line", diagnostic.Span.Line);
            line.WriteNumber("column", diagnostic.Span.Column);
            line.WriteNumber("length", diagnostic.Span.Length);
        });
    }
}
