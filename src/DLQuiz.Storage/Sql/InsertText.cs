using System.Globalization;

namespace DLQuiz.Storage.Sql;

/// <summary>An <c>INSERT INTO table (columns) VALUES (…)</c> taken apart; what a conflict does is left out.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Columns">In the order of the text.</param>
/// <param name="Constants">For each column the number that the text gives it, null where a value is given with each row.</param>
internal sealed record InsertText(string Table, string[] Columns, int?[] Constants)
{
    /// <exception cref="ArgumentException">Another statement, or one whose values are not names and whole numbers in the order of the columns: a mistake of ours.</exception>
    public static InsertText Of(string sql)
    {
        string[] parts = sql.Split(['(', ')'], 5);
        string[] words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 5 || words is not ["INSERT", "INTO", var table] || parts[2].Trim() != "VALUES")
            throw new ArgumentException($"No plain INSERT: {sql}", nameof(sql));

        string[] columns = Pieces(parts[1]);
        string[] values = Pieces(parts[3]);
        if (columns.Length != values.Length || values.Distinct().Count(value => value[0] == '@') != values.Count(value => value[0] == '@'))
            throw new ArgumentException($"Not a value of its own for each column: {sql}", nameof(sql));

        return new InsertText(table, columns, [.. values.Select(value => value[0] == '@' ? (int?)null : int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))]);
    }

    private static string[] Pieces(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
