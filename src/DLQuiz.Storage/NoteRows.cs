using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>What later compiles need to know of notes that they do not read again.</summary>
internal sealed class NoteRows(Database database)
{
    private static readonly Dictionary<string, DiagnosticRule> RuleByCode = Rules.All.ToDictionary(rule => rule.Code);

    public StoredNotes Of(string source) => database[NoteSql.CompilerOf].First(row => row.GetString(0), source) is { } compiler
        ? new StoredNotes(compiler, database[NoteSql.All].All(
            row => new StoredNote(row.GetString(0), row.GetString(1), Columns.Stamp(row, 2), (NoteOutcome)row.GetInt32(4), row.GetInt32(5)), source))
        : StoredNotes.None;

    public Dictionary<string, long[]> Names(string source) => database[NoteSql.Names]
        .All(row => (File: row.GetString(0), Names: FromBytes(row.GetFieldValue<byte[]>(1))), source)
        .ToDictionary(note => note.File, note => note.Names);

    /// <summary>A finding whose rule is no longer in the catalogue is left out; its note is read again anyway, for the rules have changed.</summary>
    public Dictionary<string, ImmutableArray<Diagnostic>> Findings(string source) => database[NoteSql.Findings]
        .All(row => (File: row.GetString(0), Findings: FromJson(row.GetString(0), row.GetString(1))), source)
        .ToDictionary(note => note.File, note => note.Findings);

    public bool HasCards(string source) => database[CardSql.AnyOfSource].First(row => (bool?)true, source) is not null;

    public string? SourceOf(CardKey card) => database[CardSql.SourceOf].First(row => row.GetString(0), card.ToBytes());

    public HashSet<CardKey> KeysOutside(string source) => [.. database[CardSql.KeysOutside].All(row => Columns.Key(row, 0), source)];

    /// <summary>8 bytes a name, the lowest first; null for none.</summary>
    public static byte[]? ToBytes(ImmutableArray<long> names)
    {
        if (names.IsEmpty)
            return null;
        byte[] bytes = new byte[names.Length * sizeof(long)];
        for (int i = 0; i < names.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), names[i]);
        return bytes;
    }

    public static string? ToJson(ImmutableArray<Diagnostic> findings) => findings.IsEmpty ? null : JsonSerializer.Serialize(
        [.. findings.Select(finding => new StoredFinding(finding.Code, finding.Message, finding.Span.Line, finding.Span.Column, finding.Span.Length, finding.SourceLine, finding.Replacement))],
        NoteJson.Readable.StoredFindingArray);

    public static string? ToJson(DeckSettings settings) => settings == DeckSettings.None ? null : JsonSerializer.Serialize(settings, NoteJson.Readable.DeckSettings);

    public static DeckSettings SettingsFromJson(string? json) =>
        json is null ? DeckSettings.None : JsonSerializer.Deserialize(json, NoteJson.Readable.DeckSettings) ?? DeckSettings.None;

    private static long[] FromBytes(ReadOnlySpan<byte> bytes)
    {
        long[] names = new long[bytes.Length / sizeof(long)];
        for (int i = 0; i < names.Length; i++)
            names[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes[(i * sizeof(long))..]);
        return names;
    }

    private static ImmutableArray<Diagnostic> FromJson(string file, string json) =>
    [
        .. (JsonSerializer.Deserialize(json, NoteJson.Readable.StoredFindingArray) ?? [])
            .Where(finding => RuleByCode.ContainsKey(finding.Code))
            .Select(finding => new Diagnostic(RuleByCode[finding.Code], finding.Message, new SourceSpan(file, finding.Line, finding.Column, finding.Length), finding.SourceLine) { Replacement = finding.Replacement }),
    ];
}

/// <summary>A <see cref="Diagnostic"/> without its rule's texts and its file.</summary>
internal sealed record StoredFinding(string Code, string Message, int Line, int Column, int Length, string SourceLine, string? Replacement);

[JsonSerializable(typeof(StoredFinding[]))]
[JsonSerializable(typeof(DeckSettings))]
internal sealed partial class NoteJson : JsonSerializerContext
{
    /// <summary>As <see cref="EventJson.Readable"/>; options belong to one context each.</summary>
    public static NoteJson Readable { get; } = new(new JsonSerializerOptions(EventJson.Readable.Options) { TypeInfoResolver = null });
}
