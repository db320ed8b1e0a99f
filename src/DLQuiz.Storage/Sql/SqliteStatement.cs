using System.Data.Common;

using DLQuiz.Core.Model;

namespace DLQuiz.Storage.Sql;

/// <summary>A prepared statement of SQLite; what is posted runs at once, since no way lies between.</summary>
internal sealed class SqliteStatement : Statement
{
    private readonly DbCommand command;
    private readonly DbParameter[] parameters;
    private readonly Func<DbException, StoreException> translate;

    public SqliteStatement(DbConnection connection, string sql, Func<DbException, StoreException> translate)
    {
        this.translate = translate;
        command = connection.CreateCommand();
        command.CommandText = sql;
        parameters = [.. ParameterNames(sql).Select(Parameter)];
        command.Parameters.AddRange(parameters);
    }

    public override int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        try
        {
            return command.ExecuteNonQuery();
        }
        catch (DbException error)
        {
            throw translate(error);
        }
    }

    public override void Post(params ReadOnlySpan<object?> values) => Run(values);

    public override List<T> All<T>(Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        try
        {
            using DbDataReader reader = command.ExecuteReader();
            List<T> rows = [];
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }
        catch (DbException error)
        {
            throw translate(error);
        }
    }

    public override T? First<T>(Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : default
    {
        Bind(values);
        try
        {
            using DbDataReader reader = command.ExecuteReader();
            return reader.Read() ? read(reader) : default;
        }
        catch (DbException error)
        {
            throw translate(error);
        }
    }

    /// <summary>Rows one by one, while other statements may run.</summary>
    public IEnumerable<T> Each<T>(Func<DbDataReader, T> read, params object?[] values)
    {
        Bind(values);
        using DbDataReader reader = Translated(command.ExecuteReader);
        while (Translated(reader.Read))
            yield return read(reader);
    }

    protected override void Dispose(bool disposing)
    {
        command.Dispose();
        base.Dispose(disposing);
    }

    private T Translated<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DbException error)
        {
            throw translate(error);
        }
    }

    private DbParameter Parameter(string name)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        return parameter;
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        CheckCount(parameters.Length, values.Length, command.CommandText);
        for (int index = 0; index < parameters.Length; index++)
            parameters[index].Value = values[index] ?? DBNull.Value;
    }
}
