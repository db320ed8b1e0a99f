using System.Data.Common;

namespace DLQuiz.Storage.Sql;

/// <summary>A statement of PostgreSQL; each call travels in a batch with what was posted before it.</summary>
internal sealed class PostgresStatement(PostgresDatabase database, string sql) : Statement
{
    /// <summary>The same for every call, by which the database knows it again.</summary>
    public PostgresText Text { get; } = new(sql);

    public PostgresCall Call(params ReadOnlySpan<object?> values)
    {
        CheckCount(Text.ParameterCount, values.Length, Text.Text);
        return new PostgresCall(Text, values.ToArray());
    }

    public override int Run(params ReadOnlySpan<object?> values) => database.Run(Call(values));

    public override void Post(params ReadOnlySpan<object?> values) => database.Post(Call(values));

    public override List<T> All<T>(Func<DbDataReader, T> read, params ReadOnlySpan<object?> values) => database.Ask(Call(values), reader =>
    {
        List<T> rows = [];
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    });

    public override T? First<T>(Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : default => database.Ask(Call(values), reader => reader.Read() ? read(reader) : default);
}
