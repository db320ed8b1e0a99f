using DLQuiz.Core.Scheduling;
using DLQuiz.Exchange;

namespace DLQuiz.Shell.Tests.Exchange;

public sealed class ReviewLogReaderTests
{
    [Fact]
    public void Times_make_study_days_and_the_order()
    {
        ReadReviewLog log = Read(
            """
            card_id,review_rating,review_time,review_duration
            b,1,2026-03-03T02:00:00+00:00,1000
            a,3,2026-03-01T20:32:32.250000+00:00,25060
            a,4,2026-03-02T03:00:00Z,5

            "a",0,2026-03-02T10:00:00Z,5
            """);
        Assert.Equal([(1, 0, Rating.Good), (1, 0, Rating.Easy), (0, 1, Rating.Again)], log.Reviews.Select(review => (review.Card, review.Day - log.Reviews[0].Day, review.Rating)));
        Assert.Equal(1, log.LeftOut);
    }

    [Fact]
    public void Seconds_and_milliseconds_since_1970_are_told_apart()
    {
        ReadReviewLog log = Read("card,rating,time\nx,3,1772366400\nx,3,1772452800000\n");
        Assert.Equal(1, log.Reviews[1].Day - log.Reviews[0].Day);
    }

    [Fact]
    public void Elapsed_days_add_up_card_by_card()
    {
        ReadReviewLog log = Read("\uFEFFcard_id,rating,elapsed_days,\"note, quoted\"\nx,3,-1,\"a, b\"\ny,2,0,\nx,3.0,5.7,\ny,4,2,\nx,1,3,\n");
        Assert.Equal([(0, 0), (1, 0), (0, 5), (1, 2), (0, 8)], log.Reviews.Select(review => (review.Card, review.Day)));
    }

    [Fact]
    public void Json_lines_have_the_same_names()
    {
        ReadReviewLog log = Read("{\"card_id\":7,\"rating\":3,\"delta_t\":-1,\"more\":[1]}\n{\"card_id\":7,\"rating\":1,\"delta_t\":4}\n");
        Assert.Equal([(0, 0, Rating.Good), (0, 4, Rating.Again)], log.Reviews.Select(review => (review.Card, review.Day, review.Rating)));
        Assert.Empty(Read("").Reviews);
    }

    [Theory]
    [InlineData("rating,elapsed_days\n3,1\n", "log:2: there is no card; name it in card_id.")]
    [InlineData("card,elapsed_days\n3,1\n", "log:2: there is no rating")]
    [InlineData("card,rating\n3,1\n", "log:2: there is neither a time nor days")]
    [InlineData("card,rating,time\n3,5,1\n", "log:2: the rating is “5”")]
    [InlineData("card,rating,time\n3,3,yesterday\n", "log:2: the time is “yesterday”")]
    [InlineData("card,rating,time\n3,3,-5\n", "is not between 1970 and 9999")]
    [InlineData("card,rating,time\n3,3,1e300\n", "is not between 1970 and 9999")]
    [InlineData("card,rating,elapsed_days\n3,3,many\n", "log:2: the days since the review before are “many”")]
    [InlineData("card,rating,elapsed_days\n3,3,1e9\n", "no number of days")]
    [InlineData("card,rating,time,elapsed_days\n3,3,1772366400,\n3,3,,4\n", "log:3: some rows have the time")]
    [InlineData("{\"card\":1\n", "log:1: this is no JSON object")]
    public void A_row_that_cannot_be_read_says_where_and_why(string text, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static ReadReviewLog Read(string text) => ReviewLogReader.Read(new StringReader(text), "log", TimeZoneInfo.Utc, TimeSpan.FromHours(4));
}
