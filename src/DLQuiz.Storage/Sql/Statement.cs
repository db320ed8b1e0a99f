using System.Data.Common;

namespace DLQuiz.Storage.Sql;

/// <summary>A statement prepared once for the life of its connection; its parameters are given in the order in which the text first names them.</summary>
internal abstract class Statement : IDisposable
{
    /// <summary>Runs it for its effect; gives the number of rows changed.</summary>
    public abstract int Run(params ReadOnlySpan<object?> values);

    /// <summary>Runs it for its effect, at the latest with the next statement that is asked for an answer, or with the commit; only inside a write.</summary>
    public abstract void Post(params ReadOnlySpan<object?> values);

    /// <summary>Reads every row before it returns, so that no cursor stays open over a commit.</summary>
    public abstract List<T> All<T>(Func<DbDataReader, T> read, params ReadOnlySpan<object?> values);

    /// <summary>The first row, or the default of the type when there is none.</summary>
    public abstract T? First<T>(Func<DbDataReader, T> read, params ReadOnlySpan<object?> values);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

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

    /// <exception cref="ArgumentException">Another number of values than the text has names: a mistake of ours.</exception>
    protected static void CheckCount(int parameters, int values, string sql)
    {
        if (values != parameters)
            throw new ArgumentException($"{parameters} parameters, {values} values: {sql}", nameof(values));
    }
}
