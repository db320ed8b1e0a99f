using System.Data.Common;
using System.Text;

using Npgsql;

using NpgsqlTypes;

namespace DLQuiz.Storage.Sql;

/// <summary>A statement of PostgreSQL, prepared by the driver when it is used again; each call is one command of a batch.</summary>
internal sealed class PostgresStatement : Statement
{
    private readonly PostgresDatabase database;
    private readonly Shape shape;

    public PostgresStatement(PostgresDatabase database, string sql)
    {
        this.database = database;
        shape = new Shape(sql);
    }

    public static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object?> values) => new Shape(sql).Command(values);

    public override int Run(params ReadOnlySpan<object?> values)
    {
        NpgsqlBatchCommand command = shape.Command(values);
        return database.Ask(command, reader =>
        {
            reader.Close();
            return (int)command.RecordsAffected;
        });
    }

    public override void Post(params ReadOnlySpan<object?> values) => database.Post(shape.Command(values), shape.Answers);

    public override List<T> All<T>(Func<DbDataReader, T> read, params ReadOnlySpan<object?> values) => database.Ask(shape.Command(values), reader =>
    {
        List<T> rows = [];
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    });

    public override T? First<T>(Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : default => database.Ask(shape.Command(values), reader => reader.Read() ? read(reader) : default);

    /// <summary>Places <c>$1</c>, <c>$2</c> … for the names of the text.</summary>
    internal static string Numbered(string sql)
    {
        string[] names = [.. ParameterNames(sql)];
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

    /// <summary>The text with places <c>$1</c>, <c>$2</c> for names, which spares the driver to read it at each call.</summary>
    private sealed class Shape
    {
        private readonly string text;
        private readonly NpgsqlDbType[] ofNull;

        public Shape(string sql)
        {
            string[] names = [.. ParameterNames(sql)];
            ofNull = [.. names.Select(TypeOfNull)];
            Answers = sql.StartsWith("SELECT", StringComparison.Ordinal) || sql.Contains("RETURNING", StringComparison.Ordinal);
            text = Numbered(sql);
        }

        /// <summary>Whether it gives rows, be it none.</summary>
        public bool Answers { get; }

        public NpgsqlBatchCommand Command(ReadOnlySpan<object?> values)
        {
            CheckCount(ofNull.Length, values.Length, text);
            var command = new NpgsqlBatchCommand(text);
            for (int index = 0; index < values.Length; index++)
                command.Parameters.Add(Parameter(values[index], ofNull[index]));
            return command;
        }

        /// <summary>Types never change between two calls, or the driver would not use what it prepared: every whole number is a bigint.</summary>
        private static NpgsqlParameter Parameter(object? value, NpgsqlDbType ofNull) => value switch
        {
            null => new NpgsqlParameter { NpgsqlDbType = ofNull, Value = DBNull.Value },
            int number => new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = number },
            long number => new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = number },
            string words => new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = words },
            byte[] bytes => new NpgsqlParameter<byte[]> { NpgsqlDbType = NpgsqlDbType.Bytea, TypedValue = bytes },
            bool truth => new NpgsqlParameter<bool> { NpgsqlDbType = NpgsqlDbType.Boolean, TypedValue = truth },
            double real => new NpgsqlParameter<double> { NpgsqlDbType = NpgsqlDbType.Double, TypedValue = real },
            string[] many => new NpgsqlParameter<string[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, TypedValue = many },
            long[] many => new NpgsqlParameter<long[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint, TypedValue = many },
            byte[][] many => new NpgsqlParameter<byte[][]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea, TypedValue = many },
            _ => throw new ArgumentException($"No parameter takes a {value.GetType().Name}.", nameof(value)),
        };

        /// <summary>A null says nothing of its type, and PostgreSQL wants to know: the names of those that may be null and are no whole number.</summary>
        private static NpgsqlDbType TypeOfNull(string name) => name switch
        {
            "@author" or "@question" or "@scheduler" or "@language" or "@settings" or "@findings" or "@misconceptions" => NpgsqlDbType.Text,
            "@names" or "@key" => NpgsqlDbType.Bytea,
            "@stability" or "@difficulty" => NpgsqlDbType.Double,
            _ => NpgsqlDbType.Bigint,
        };
    }
}
