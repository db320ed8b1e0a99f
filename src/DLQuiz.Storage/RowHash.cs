using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Microsoft.Data.Sqlite;

namespace DLQuiz.Storage;

/// <summary>A fingerprint of all that a SQLite database holds: equal for equal rows, however they lie on its pages.</summary>
internal static class RowHash
{
    /// <summary>SHA-256 over every table by name, every row by its primary key, every value with its type.</summary>
    public static string Of(SqliteConnection connection)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string table in Names(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            Append(hash, 'T', table);
            using SqliteCommand rows = connection.CreateCommand();
            rows.CommandText = $"SELECT * FROM \"{table}\" ORDER BY {Key(connection, table)}";
            using SqliteDataReader reader = rows.ExecuteReader();
            while (reader.Read())
            {
                Append(hash, 'R', "");
                for (int column = 0; column < reader.FieldCount; column++)
                    Append(hash, reader.GetValue(column));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Key(SqliteConnection connection, string table)
    {
        List<string> key = Names(connection, $"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk");
        return key.Count > 0 ? string.Join(", ", key.Select(column => $"\"{column}\"")) : "rowid";
    }

    private static List<string> Names(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private static void Append(IncrementalHash hash, object value)
    {
        switch (value)
        {
            case long number:
                Append(hash, 'I', number.ToString(CultureInfo.InvariantCulture));
                break;
            case double real:
                Append(hash, 'D', BitConverter.DoubleToInt64Bits(real).ToString(CultureInfo.InvariantCulture));
                break;
            case string text:
                Append(hash, 'S', text);
                break;
            case byte[] bytes:
                Append(hash, 'B', Convert.ToHexString(bytes));
                break;
            default:
                Append(hash, 'N', "");
                break;
        }
    }

    private static void Append(IncrementalHash hash, char type, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{type}{bytes.Length}:")));
        hash.AppendData(bytes);
    }
}
