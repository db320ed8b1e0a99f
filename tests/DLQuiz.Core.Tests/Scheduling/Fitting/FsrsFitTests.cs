using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Scheduling.Fitting;

namespace DLQuiz.Core.Tests.Scheduling.Fitting;

public sealed class FsrsFitTests
{
    private static readonly ReviewSequences Small = ReviewSequences.Of(SyntheticLog.Draw(SyntheticLog.Forgetful, 60, 12, 1));

    public static TheoryData<int> Points => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Points))]
    public void The_gradient_is_that_of_differences_wherever_it_is_taken(int point)
    {
        double[] at = Point(point);
        double[] gradient = new double[FsrsParameters.Count];
        Sum(at, gradient);
        for (int i = 0; i < gradient.Length; i++)
        {
            double step = 1e-6 * Math.Max(0.1, Math.Abs(at[i]));
            double[] up = [.. at];
            double[] down = [.. at];
            up[i] += step;
            down[i] -= step;
            double difference = (Sum(up, new double[gradient.Length]) - Sum(down, new double[gradient.Length])) / (2 * step);
            Assert.True(Math.Abs(difference - gradient[i]) <= 1e-4 * (1 + Math.Abs(difference)), $"w{i} at point {point}: {gradient[i]}, by differences {difference}");
        }
    }

    [Fact]
    public void The_loss_is_that_of_the_model_itself()
    {
        foreach (FsrsParameters parameters in new[] { FsrsParameters.Default, SyntheticLog.Forgetful })
        {
            PredictionScore score = new Predictions(Small, 0).Fsrs("model", parameters);
            Assert.Equal(score.LogLoss, FsrsFit.MeanLogLoss(Small, Small.Count, parameters), 10);
        }
    }

    [Fact]
    public void Fitting_finds_what_a_log_was_made_with_as_far_as_predictions_show()
    {
        ReviewSequences log = ReviewSequences.Of(SyntheticLog.Draw(SyntheticLog.Forgetful, 2_000, 14, 2));
        List<FitProgress> seen = [];
        FitReport report = FitReport.Of(log, seen.Add)!;
        double truth = new Predictions(log, 4 * log.Count / 5).Fsrs("truth", SyntheticLog.Forgetful).LogLoss;
        double published = report.Score(FitReport.Published).LogLoss;
        double fitted = report.Score(FitReport.Fitted).LogLoss;
        Assert.True(report.IsBetter);
        Assert.InRange(fitted - truth, -0.01, 0.1 * (published - truth));
        Assert.True(report.Score(FitReport.Fitted).RmseBins < report.Score(FitReport.Published).RmseBins);
        Assert.Equal(seen[^1].Iterations, seen.Count);
        Assert.True(seen[^1].Loss <= seen[0].Loss);
    }

    [Fact]
    public void Equal_logs_give_equal_parameters_and_all_lie_within_their_bounds()
    {
        FsrsParameters once = FsrsFit.Fit(Small, Small.Count);
        Assert.Equal(once, FsrsFit.Fit(Small, Small.Count));
        Assert.Equal(once, FsrsParameters.Create(once.Values));
        Assert.NotEqual(FsrsParameters.Default, once);
        Assert.Equal(once.Values.Select(value => Math.Round(value, 4)), once.Values);
    }

    [Fact]
    public void A_log_of_the_published_memory_leaves_little_to_gain()
    {
        FitReport report = FitReport.Of(ReviewSequences.Of(SyntheticLog.Draw(FsrsParameters.Default, 300, 8, 3)))!;
        Assert.InRange(report.Score(FitReport.Fitted).LogLoss - report.Score(FitReport.Published).LogLoss, -0.02, 0.02);
    }

    [Fact]
    public void Too_few_reviews_are_not_fitted()
    {
        Assert.Null(FitReport.Of(ReviewSequences.Of([])));
        Assert.Null(FitReport.Of(ReviewSequences.Of(SyntheticLog.Draw(SyntheticLog.Forgetful, 20, 8, 4))));
        Assert.Throws<ArgumentOutOfRangeException>(() => FsrsFit.Fit(ReviewSequences.Of([new GradedReview(1, 0, Rating.Good)]), 1));
    }

    [Fact]
    public void A_log_without_anything_to_predict_in_its_last_fifth_is_not_fitted()
    {
        GradedReview[] early = SyntheticLog.Draw(SyntheticLog.Forgetful, 60, 12, 1);
        GradedReview[] fresh = [.. Enumerable.Range(0, 400).Select(card => new GradedReview(10_000 + card, 100_000, Rating.Good))];
        Assert.Null(FitReport.Of(ReviewSequences.Of([.. early, .. fresh])));
        Assert.Null(FitReport.Of(ReviewSequences.Of([.. Enumerable.Range(0, 5_000).Select(card => new GradedReview(card, 0, Rating.Good)), .. Enumerable.Range(0, 500).Select(card => new GradedReview(card, 9, Rating.Good))])));
    }

    /// <summary>The published parameters, those of the log, and points between them and beyond, off the kinks of the formulas.</summary>
    private static double[] Point(int number)
    {
        var chance = new SplitMix64((ulong)number);
        double share = number / 9.0;
        return
        [
            .. FsrsParameters.Default.Values.Zip(SyntheticLog.Forgetful.Values, (published, forgetful) =>
                ((1 - share) * published) + (share * forgetful)).Select(value => value * (1 + (0.02 * (chance.Below(1_000) / 1_000.0)))),
        ];
    }

    private static double Sum(double[] parameters, double[] gradient)
    {
        var loss = new FsrsLoss(parameters);
        return Enumerable.Range(0, Small.CardCount).Sum(card => loss.Add(Small, card, Small.Count, gradient));
    }
}
