using System.Data.Common;
using System.Text.Json;

using DLQuiz.Core.Model;

namespace DLQuiz.Storage.Sql;

/// <summary>How rows become values of the core; each reader knows the columns that its statements select, in their order.</summary>
internal static class Columns
{
    /// <summary>Columns that <see cref="State(DbDataReader)"/> reads, from the first.</summary>
    public const int StateCount = 12;

    /// <summary>Columns that <see cref="Card"/> reads, from the first.</summary>
    public const int CardCount = 16;

    public static CardState State(DbDataReader row) => State(row, 0);

    public static CardState State(DbDataReader row, int first) => new()
    {
        Repetitions = row.GetInt32(first),
        EaseX100 = row.GetInt32(first + 1),
        IntervalDays = row.GetInt32(first + 2),
        Due = Day(row, first + 3),
        LastReview = Day(row, first + 4),
        Lapses = row.GetInt32(first + 5),
        DrillDay = Day(row, first + 6),
        Stability = row.IsDBNull(first + 7) ? null : row.GetDouble(first + 7),
        Difficulty = row.IsDBNull(first + 8) ? null : row.GetDouble(first + 8),
        Suspended = row.GetBoolean(first + 9),
        BuriedUntil = Day(row, first + 10),
        Flag = row.GetInt32(first + 11),
    };

    public static LogEntry Entry(DbDataReader row) => new(
        new EntryId(row.GetInt64(0), row.GetInt64(1)),
        row.GetString(2),
        Key(row, 3),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
        row.GetString(5),
        new StudyDay(row.GetInt32(6)),
        EventCodec.Read(row.GetInt32(7), row.GetString(8)))
    {
        Front = row.IsDBNull(9) ? null : new FrontHash(row.GetInt64(9)),
    };

    public static StoredCard Card(DbDataReader row) => new(
        new Card
        {
            Key = Key(row, 0),
            Kind = (CardKind)row.GetInt32(1),
            Id = Text(row, 2),
            Deck = row.GetString(3),
            Front = row.GetString(4),
            Back = row.GetString(5),
            Context = [.. Strings(row.GetString(6))],
            Tags = [.. Strings(row.GetString(7))],
            Question = Text(row, 8),
            Span = new SourceSpan(row.GetString(9), row.GetInt32(10), row.GetInt32(11), row.GetInt32(12)),
            Block = row.GetInt32(13),
        },
        row.GetBoolean(14))
    { IsKept = row.GetBoolean(15) };

    public static DayTotal DayTotal(DbDataReader row) => new(
        new StudyDay(row.GetInt32(0)), (Maturity)row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt64(5));

    public static CardKey Key(DbDataReader row, int column) => CardKey.FromBytes(row.GetFieldValue<byte[]>(column));

    public static StudyDay? Day(DbDataReader row, int column) => row.IsDBNull(column) ? null : new StudyDay(row.GetInt32(column));

    public static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long Long(DbDataReader row) => row.GetInt64(0);

    public static string Json(IEnumerable<string> strings) => JsonSerializer.Serialize([.. strings], EventJson.Readable.StringArray);

    public static FileStamp? Stamp(DbDataReader row, int column) =>
        row.IsDBNull(column) || row.IsDBNull(column + 1) ? null : new FileStamp(row.GetInt64(column), row.GetInt64(column + 1));

    private static string[] Strings(string json) => json == "[]" ? [] : JsonSerializer.Deserialize(json, EventJson.Readable.StringArray) ?? [];
}
