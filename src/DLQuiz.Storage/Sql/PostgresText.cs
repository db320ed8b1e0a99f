using System.Text;

using NpgsqlTypes;

namespace DLQuiz.Storage.Sql;

/// <summary>A statement's text with places <c>$1</c>, <c>$2</c> for names, which spares the driver to read it at each call.</summary>
internal sealed class PostgresText
{
    private readonly NpgsqlDbType[] ofNull;

    public PostgresText(string sql)
    {
        string[] names = [.. Statement.ParameterNames(sql)];
        ofNull = [.. names.Select(TypeOfNull)];
        Answers = sql.StartsWith("SELECT", StringComparison.Ordinal) || sql.Contains("RETURNING", StringComparison.Ordinal);
        Text = Numbered(sql, names);
    }

    public string Text { get; }

    public int ParameterCount => ofNull.Length;

    /// <summary>Whether it gives rows, be it none.</summary>
    public bool Answers { get; }

    /// <summary>Types never change between two calls, or the driver would not use what it prepared: every whole number is a bigint.</summary>
    public NpgsqlDbType TypeOf(int place, object? value) => value switch
    {
        null => ofNull[place],
        int or long => NpgsqlDbType.Bigint,
        string => NpgsqlDbType.Text,
        byte[] => NpgsqlDbType.Bytea,
        bool => NpgsqlDbType.Boolean,
        double => NpgsqlDbType.Double,
        _ => throw new ArgumentException($"No parameter takes a {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>As the driver takes it for the type.</summary>
    public static object ValueOf(object? value) => value switch
    {
        null => DBNull.Value,
        int number => (long)number,
        _ => value,
    };

    /// <summary>Places <c>$1</c>, <c>$2</c> … for the names of the text.</summary>
    internal static string Numbered(string sql) => Numbered(sql, [.. Statement.ParameterNames(sql)]);

    private static string Numbered(string sql, string[] names)
    {
        var text = new StringBuilder(sql.Length);
        for (int at = 0; at < sql.Length;)
        {
            int end = at + 1;
            if (sql[at] == '@')
            {
                while (end < sql.Length && (char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_'))
                    end++;
                text.Append('$').Append(1 + Array.IndexOf(names, sql[at..end]));
            }
            else
            {
                text.Append(sql[at]);
            }

            at = end;
        }

        return text.ToString();
    }

    /// <summary>A null says nothing of its type, and PostgreSQL wants to know: the names of those that may be null and are no whole number.</summary>
    private static NpgsqlDbType TypeOfNull(string name) => name switch
    {
        "@author" or "@question" or "@scheduler" or "@language" or "@settings" or "@findings" or "@misconceptions" => NpgsqlDbType.Text,
        "@names" or "@key" => NpgsqlDbType.Bytea,
        "@stability" or "@difficulty" => NpgsqlDbType.Double,
        _ => NpgsqlDbType.Bigint,
    };
}

/// <summary>A statement on its way to the server.</summary>
internal readonly record struct PostgresCall(PostgresText Text, object?[] Values);
