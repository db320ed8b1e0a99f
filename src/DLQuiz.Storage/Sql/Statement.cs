using System.Data.Common;

using DLQuiz.Core.Model;

namespace DLQuiz.Storage.Sql;

/// <summary>A statement prepared once for the life of its connection; its parameters are given in the order in which the text first names them.</summary>
internal sealed class Statement : IDisposable
{
    private readonly DbCommand command;
    private readonly DbParameter[] parameters;
    private readonly Func<DbException, StoreException> translate;

    public Statement(DbConnection connection, string sql, Func<DbException, StoreException> translate)
    {
        this.translate = translate;
        command = connection.CreateCommand();
        command.CommandText = sql;
        parameters = [.. ParameterNames(sql).Select(Parameter)];
        command.Parameters.AddRange(parameters);
    }

    /// <summary>Runs it for its effect; gives the number of rows changed.</summary>
    public int Run(params ReadOnlySpan<object?> values)
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

    /// <summary>Reads every row before it returns, so that no cursor stays open over a commit.</summary>
    public List<T> All<T>(Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
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

    /// <summary>The first row, or the default of the type when there is none.</summary>
    public T? First<T>(Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
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

    public void Dispose() => command.Dispose();

    /// <summary>Every <c>@name</c> of a statement, once each, in the order of first appearance; our texts have no <c>@</c> in quotes.</summary>
    internal static IEnumerable<string> ParameterNames(string sql)
    {
        HashSet<string> seen = [];
        for (int at = sql.IndexOf('@', StringComparison.Ordinal); at >= 0; at = sql.IndexOf('@', at + 1))
        {
            int end = at + 1;
            while (end < sql.Length && (char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_'))
                end++;
            if (seen.Add(sql[at..end]))
                yield return sql[at..end];
        }
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
        if (values.Length != parameters.Length)
            throw new ArgumentException($"{parameters.Length} parameters, {values.Length} values: {command.CommandText}", nameof(values));
        for (int index = 0; index < parameters.Length; index++)
            parameters[index].Value = values[index] ?? DBNull.Value;
    }
}
