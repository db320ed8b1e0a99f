using System.Collections.Immutable;

using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling.Fitting;

/// <summary>How well one way of predicting did.</summary>
/// <param name="Name">Its name.</param>
/// <param name="LogLoss">Mean −ln of the probability given to what happened; 0.693 is a coin.</param>
/// <param name="RmseBins">Root mean square difference between predicted and seen recall over bins of similar reviews, weighted by their size.</param>
public sealed record PredictionScore(string Name, double LogLoss, double RmseBins);

/// <summary>Predicts the scored reviews of a log's tail, each from what was known before it.</summary>
/// <remarks>
/// SM-2 gives no probabilities: it is taken to mean a recall of 0.9 on the due day, falling as 0.9^(days / interval), the reading of open-spaced-repetition/srs-benchmark.
/// The moving average is the share of passes among the 100 scored reviews of any card before, counted with one pass and one fail more.
/// Bins: days since the review before, number of reviews, number of lapses, each on the logarithmic scale that open-spaced-repetition/fsrs-optimizer uses.
/// </remarks>
public sealed class Predictions
{
    private const int AverageOver = 100;

    private const double Sm2Recall = 0.9;

    private readonly ReviewSequences log;
    private readonly int from;
    private readonly (int Days, int Reviews, int Lapses)[] bins;

    /// <param name="log">All reviews.</param>
    /// <param name="from">Number of reviews, in the order of time, before the tail.</param>
    public Predictions(ReviewSequences log, int from)
    {
        ArgumentNullException.ThrowIfNull(log);
        this.log = log;
        this.from = from;
        bins = Bins(log);
        Count = log.CountScored(log.Count) - log.CountScored(from);
    }

    /// <summary>Scored reviews in the tail.</summary>
    public int Count { get; }

    public PredictionScore Fsrs(string name, FsrsParameters parameters)
    {
        var model = new FsrsModel(parameters);
        FsrsMemory memory = default;
        return Score(name, ByCard((i, isFirst) =>
        {
            double recall = isFirst ? 1 : model.Retrievability(log.Elapsed[i], memory.Stability);
            memory = isFirst ? model.First(log.Ratings[i]) : model.Next(memory, log.Ratings[i], log.Elapsed[i]);
            return recall;
        }));
    }

    public PredictionScore Sm2()
    {
        var rule = new Sm2();
        CardState state = CardState.Fresh;
        return Score(rule.Name, ByCard((i, isFirst) =>
        {
            state = isFirst ? CardState.Fresh : state;
            double recall = isFirst ? 1 : Math.Pow(Sm2Recall, (double)log.Elapsed[i] / state.IntervalDays);
            StudyDay day = (state.LastReview ?? default).Plus(log.Elapsed[i]);
            Quality quality = Ratings.ToQuality(log.Ratings[i]);
            state = History.IsFirstLook(state, day) ? rule.Next(state, quality, day) : rule.Drill(state, quality, day);
            return recall;
        }));
    }

    public PredictionScore MovingAverage()
    {
        double[] predicted = new double[log.Count];
        Queue<bool> window = [];
        int passes = 0;
        foreach (int i in Enumerable.Range(0, log.Count).OrderBy(i => log.Ordinals[i]).Where(i => log.Elapsed[i] > 0))
        {
            predicted[i] = (passes + 1.0) / (window.Count + 2);
            bool passed = log.Ratings[i] != Rating.Again;
            window.Enqueue(passed);
            passes += passed ? 1 : 0;
            if (window.Count > AverageOver)
                passes -= window.Dequeue() ? 1 : 0;
        }

        return Score("moving average", predicted);
    }

    private double[] ByCard(Func<int, bool, double> predict)
    {
        double[] predicted = new double[log.Count];
        for (int card = 0; card < log.CardCount; card++)
        {
            (int start, int end) = log.CardAt(card);
            for (int i = start; i < end; i++)
                predicted[i] = predict(i, i == start);
        }

        return predicted;
    }

    private PredictionScore Score(string name, double[] predicted)
    {
        double loss = 0;
        Dictionary<(int, int, int), (double Predicted, int Passed, int Count)> byBin = [];
        foreach (int i in Enumerable.Range(0, log.Count).Where(i => log.Ordinals[i] >= from && log.Elapsed[i] > 0))
        {
            double recall = Math.Clamp(predicted[i], FsrsLoss.LeastProbability, 1 - FsrsLoss.LeastProbability);
            bool passed = log.Ratings[i] != Rating.Again;
            loss -= Math.Log(passed ? recall : 1 - recall);
            (double sum, int passes, int count) = byBin.GetValueOrDefault(bins[i]);
            byBin[bins[i]] = (sum + recall, passes + (passed ? 1 : 0), count + 1);
        }

        double squares = byBin.Values.Sum(bin => (bin.Predicted - bin.Passed) * (bin.Predicted - bin.Passed) / bin.Count);
        return new PredictionScore(name, loss / Count, Math.Sqrt(squares / Count));
    }

    private static (int Days, int Reviews, int Lapses)[] Bins(ReviewSequences log)
    {
        var found = new (int, int, int)[log.Count];
        for (int card = 0; card < log.CardCount; card++)
        {
            (int start, int end) = log.CardAt(card);
            int lapses = 0;
            for (int i = start; i < end; i++)
            {
                found[i] = (Level(log.Elapsed[i], 3.62), Level(i - start + 1, 1.89), Level(lapses, 1.73));
                lapses += log.Ratings[i] == Rating.Again && log.Elapsed[i] > 0 ? 1 : 0;
            }
        }

        return found;
    }

    /// <summary>The whole part of a logarithm; none for 0.</summary>
    private static int Level(int count, double step) => count == 0 ? -1 : (int)Math.Floor(Math.Log(count) / Math.Log(step));
}

/// <summary>What a fit came to, measured on the part of the log that it had not seen.</summary>
/// <param name="Parameters">Fitted to the first four fifths.</param>
/// <param name="Reviews">In the whole log.</param>
/// <param name="Learned">Scored reviews that were learned from.</param>
/// <param name="Tested">Scored reviews of the last fifth.</param>
/// <param name="Scores">SM-2, FSRS with the published parameters, FSRS fitted, moving average.</param>
public sealed record FitReport(FsrsParameters Parameters, int Reviews, int Learned, int Tested, ImmutableArray<PredictionScore> Scores)
{
    public const string Published = "fsrs6 published";

    public const string Fitted = "fsrs6 fitted";

    /// <summary>Scored reviews without which the 21 parameters would mostly be noise.</summary>
    public const int LeastReviews = 400;

    /// <summary>Whether the fitted parameters predicted the last fifth better (log loss) than the published ones.</summary>
    public bool IsBetter => Score(Fitted).LogLoss < Score(Published).LogLoss;

    public PredictionScore Score(string name) => Scores.Single(score => score.Name == name);

    /// <summary>Null for a log with too few scored reviews, or none in its last fifth.</summary>
    public static FitReport? Of(ReviewSequences log, Action<FitProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        int cut = (int)(4L * log.Count / 5);
        int learned = log.CountScored(cut);
        var tail = new Predictions(log, cut);
        if (learned + tail.Count < LeastReviews || learned == 0 || tail.Count == 0)
            return null;

        FsrsParameters fitted = FsrsFit.Fit(log, cut, progress);
        return new FitReport(fitted, log.Count, learned, tail.Count, [tail.Sm2(), tail.Fsrs(Published, FsrsParameters.Default), tail.Fsrs(Fitted, fitted), tail.MovingAverage()]);
    }
}
