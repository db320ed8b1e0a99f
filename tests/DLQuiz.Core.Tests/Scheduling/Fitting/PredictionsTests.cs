using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Scheduling.Fitting;

namespace DLQuiz.Core.Tests.Scheduling.Fitting;

public sealed class PredictionsTests
{
    [Fact]
    public void Sm2_is_taken_to_mean_nine_in_ten_on_the_due_day()
    {
        // The second review comes two days after the first, whose interval was one day, and the third six days after an interval of six.
        ReviewSequences log = Log((1, 0, Rating.Good), (1, 2, Rating.Good), (1, 8, Rating.Again));
        PredictionScore score = new Predictions(log, 0).Sm2();
        Assert.Equal((-Math.Log(0.81) - Math.Log(0.1)) / 2, score.LogLoss, 12);
        Assert.Equal(Math.Sqrt((Math.Pow(0.19, 2) + Math.Pow(0.9, 2)) / 2), score.RmseBins, 12);
    }

    [Fact]
    public void A_same_day_look_is_a_drill_to_sm2_and_predicts_nothing()
    {
        ReviewSequences log = Log((1, 0, Rating.Again), (1, 0, Rating.Good), (1, 1, Rating.Good));
        Predictions all = new(log, 0);
        Assert.Equal(1, all.Count);
        Assert.Equal(-Math.Log(0.9), all.Sm2().LogLoss, 12);
    }

    [Fact]
    public void The_moving_average_knows_only_what_came_before()
    {
        ReviewSequences log = Log((1, 0, Rating.Good), (2, 0, Rating.Good), (1, 3, Rating.Good), (2, 4, Rating.Again), (1, 9, Rating.Good));
        Assert.Equal((-Math.Log(1 / 2.0) - Math.Log(1 / 3.0) - Math.Log(2 / 4.0)) / 3, new Predictions(log, 0).MovingAverage().LogLoss, 12);
        Assert.Equal(-Math.Log(2 / 4.0), new Predictions(log, 4).MovingAverage().LogLoss, 12);
    }

    [Fact]
    public void The_moving_average_forgets_after_a_hundred()
    {
        GradedReview[] reviews = [new(1, 0, Rating.Good), .. Enumerable.Range(1, 250).Select(day => new GradedReview(1, day, day <= 100 ? Rating.Again : Rating.Good))];
        Assert.Equal(-Math.Log(101 / 102.0), new Predictions(ReviewSequences.Of(reviews), 250).MovingAverage().LogLoss, 12);
    }

    [Fact]
    public void Reviews_alike_share_a_bin_and_are_averaged_before_they_are_squared()
    {
        // Two cards with the same past, the same day, one recalled and one not: predicted 0.81 twice, seen 0.5.
        ReviewSequences log = Log((1, 0, Rating.Good), (2, 0, Rating.Good), (1, 2, Rating.Good), (2, 2, Rating.Again));
        Assert.Equal(0.31, new Predictions(log, 0).Sm2().RmseBins, 12);
    }

    [Fact]
    public void Days_never_go_back_in_a_card()
    {
        ReviewSequences log = Log((1, 10, Rating.Good), (1, 8, Rating.Good), (1, 11, Rating.Good));
        Assert.Equal([0, 0, 1], log.Elapsed);
        Assert.Equal((1, 1), (log.CardCount, log.CountScored(3)));
    }

    [Fact]
    public void A_log_is_read_as_it_folds_without_what_was_taken_back()
    {
        CardKey other = CardKey.Of("other");
        LogEntry[] log =
        [
            Entry(1, Logs.Card, 0, new CardEvent.Review(Quality.Wrong, Quick)),
            Entry(2, Logs.Card, 0, new CardEvent.Drill(Quality.Good, Quick)),
            Entry(3, other, 0, new CardEvent.Review(Quality.Easy, Quick)),
            Entry(4, other, 0, new CardEvent.Undo(new EntryId(1, 3))),
            Entry(5, other, 0, new CardEvent.Drill(Quality.Easy, Quick)),
            Entry(6, Logs.Card, 1, new CardEvent.Cram(Quality.Easy, Quick)),
            Entry(7, Logs.Card, 2, new CardEvent.Review(Quality.Hard, Quick)),
            Entry(8, Logs.Card, 2, new CardEvent.Reset()),
            Entry(9, Logs.Card, 3, new CardEvent.Drill(Quality.Hard, Quick)),
            Entry(10, Logs.Card, 4, new CardEvent.Review(Quality.Easy, Quick)),
        ];
        GradedReview[] read = [.. GradedReviews.Of(log)];
        Assert.Equal([(0, Rating.Again), (0, Rating.Good), (2, Rating.Hard), (4, Rating.Easy)], read.Select(review => (review.Day - read[0].Day, review.Rating)));
        Assert.Equal([true, true, true, false], read.Select(review => review.Card == read[0].Card));
    }

    private static readonly Answer Quick = new(TimeSpan.FromSeconds(2));

    private static ReviewSequences Log(params (int Card, int Day, Rating Rating)[] reviews) =>
        ReviewSequences.Of(reviews.Select(review => new GradedReview(review.Card, review.Day, review.Rating)));

    private static LogEntry Entry(long sequence, CardKey card, int day, CardEvent what) =>
        new(new EntryId(1, sequence), "me", card, new DateTimeOffset(2026, 3, 1, 12, 0, (int)sequence, TimeSpan.Zero), "Etc/UTC", StudyDay.Parse("2026-03-01").Plus(day), what);
}
