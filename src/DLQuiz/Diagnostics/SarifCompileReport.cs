using System.Reflection;
using DLQuiz.Core.Authoring;
using DLQuiz.Exchange;

namespace DLQuiz.Diagnostics;

/// <summary>The findings of all sources as one SARIF log on standard output, once the last source is compiled; plans are not part of it.</summary>
internal sealed class SarifCompileReport(TextWriter output) : ICompileReport
{
    private readonly SarifLog log = new(ThisProgram.Version, DiagnosticGuide.Uri);

    public void Write(Compilation compilation, bool isApplied) => log.Add(compilation.Plan.Source, compilation.Diagnostics);

    /// <exception cref="NotSupportedException">Always: a log has an end, and watching has none.</exception>
    public void WriteSaved(Compilation compilation, bool isApplied, DateTimeOffset when) => throw new NotSupportedException("A SARIF log has an end, and watching has none.");

    public void Finish() => log.Write(output);
}

/// <summary>What this program says of itself to others.</summary>
internal static class ThisProgram
{
    /// <summary>As in the project, without the hash of the commit.</summary>
    public static string Version { get; } = typeof(ThisProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
