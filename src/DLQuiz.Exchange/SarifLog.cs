using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DLQuiz.Core.Model;

namespace DLQuiz.Exchange;

/// <summary>Findings of several sources as one log of the Static Analysis Results Interchange Format 2.1.0 (OASIS, 2020).</summary>
/// <param name="version">Of this program.</param>
/// <param name="guide">URI of docs/diagnostics.md, where each rule has its anchor.</param>
public sealed class SarifLog(string version, string guide)
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static readonly JsonWriterOptions Options = new() { Encoder = JsonLines.Safe, Indented = true, NewLine = "\n" };

    private static readonly Dictionary<string, int> Places = Rules.All.Select((rule, place) => (rule.Code, place)).ToDictionary(pair => pair.Code, pair => pair.place);

    private readonly List<(Source Source, ImmutableArray<Diagnostic> Findings)> sources = [];

    /// <param name="source">Its name becomes the base of the notes' relative URIs.</param>
    /// <param name="findings">With files as the source names them.</param>
    public void Add(Source source, ImmutableArray<Diagnostic> findings) => sources.Add((source, findings));

    public void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            WriteRun(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }

    private void WriteRun(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "dlquiz");
        json.WriteString("semanticVersion", version);
        json.WriteStartArray("rules");
        foreach (DiagnosticRule rule in Rules.All)
        {
            WriteRule(json, rule);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartObject("originalUriBaseIds");
        foreach ((Source source, _) in sources)
        {
            json.WriteStartObject(source.Name);
            json.WriteString("uri", FolderOf(source));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("results");
        foreach ((Source source, ImmutableArray<Diagnostic> findings) in sources)
        {
            foreach (Diagnostic finding in findings)
            {
                WriteResult(json, source, finding);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteRule(Utf8JsonWriter json, DiagnosticRule rule)
    {
        string why = RuleExplanation.Of(rule)?.Why ?? rule.Title;
        json.WriteStartObject();
        json.WriteString("id", rule.Code);
        WriteMessage(json, "shortDescription", rule.Title);
        json.WriteStartObject("fullDescription");
        json.WriteString("text", why.Replace("`", "", StringComparison.Ordinal));
        json.WriteString("markdown", why);
        json.WriteEndObject();
        WriteMessage(json, "help", rule.Cure);
        json.WriteString("helpUri", $"{guide}#{rule.Code.ToLowerInvariant()}");
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", LevelOf(rule.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Source source, Diagnostic finding)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code);
        json.WriteNumber("ruleIndex", Places[finding.Code]);
        json.WriteString("level", LevelOf(finding.Severity));
        WriteMessage(json, "message", $"{finding.Message} {finding.Cure}");
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", FileUri.Relative(finding.Span.File));
        json.WriteString("uriBaseId", source.Name);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", finding.Span.Line);
        json.WriteNumber("startColumn", finding.Span.Column);
        json.WriteNumber("endColumn", finding.Span.Column + finding.Span.Length);
        if (finding.SourceLine.Length > 0)
        {
            WriteMessage(json, "snippet", finding.SourceLine);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>A base ends in a slash; that of a lone note is its folder.</summary>
    private static string FolderOf(Source source)
    {
        string folder = File.Exists(source.Root) ? Path.GetDirectoryName(source.Root)! : source.Root;
        return FileUri.Of(Path.TrimEndingDirectorySeparator(folder)) + "/";
    }

    private static string LevelOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
