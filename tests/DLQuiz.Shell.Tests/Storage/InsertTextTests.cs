using DLQuiz.Storage.Sql;

namespace DLQuiz.Shell.Tests.Storage;

public sealed class InsertTextTests
{
    [Fact]
    public void A_statement_is_taken_apart_into_table_columns_and_numbers_of_its_own()
    {
        InsertText insert = InsertText.Of(CardSql.PlaceState);
        Assert.Equal("card_states", insert.Table);
        Assert.Equal(["learner_id", "card", "queue", "interval_days"], insert.Columns.Take(4));
        Assert.Equal([null, null, 0, 0, null], insert.Constants.Take(5));
        Assert.Equal(insert.Columns.Length, insert.Constants.Length);
    }

    [Theory]
    [InlineData("UPDATE cards SET gone = @gone")]
    [InlineData("INSERT INTO a (b) SELECT @b")]
    [InlineData("INSERT INTO a (b, c) VALUES (@b)")]
    [InlineData("INSERT INTO a (b, c) VALUES (@b, @b)")]
    public void What_is_no_list_of_values_is_refused(string sql) => Assert.Throws<ArgumentException>(() => InsertText.Of(sql));
}
