using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling.Fitting;

/// <summary>How far a fit is.</summary>
/// <param name="Iteration">Passes over the log that are done.</param>
/// <param name="Iterations">Passes in all.</param>
/// <param name="Loss">Mean log loss of the best parameters so far, over the reviews learned from.</param>
public readonly record struct FitProgress(int Iteration, int Iterations, double Loss);

/// <summary>Finds the FSRS-6 parameters under which a log is most probable, held near the published ones while the log is short.</summary>
/// <remarks>
/// Adam (Kingma, Ba 2015, “Adam: a method for stochastic optimization”) over batches of whole cards, the step falling with a cosine. First stabilities are moved on the
/// logarithmic scale, all others in units of the standard deviation that they have among learners (open-spaced-repetition/fsrs-optimizer), which is also the width of a Gaussian
/// prior around the published values. Nothing is drawn by chance but the order of cards, and that from a fixed seed: equal logs give equal parameters.
/// </remarks>
public static class FsrsFit
{
    private const int FirstStabilities = 4;

    private const double Step = 0.05;

    private const ulong Seed = 6;

    /// <summary>As parameters are published: what is printed is what is stored.</summary>
    private const int Decimals = 4;

    /// <summary>Standard deviations of w4 to w20 among learners.</summary>
    private static readonly double[] Spread = [1, 1, 1, 1, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27];

    /// <summary>Parameters fitted to the first <paramref name="until"/> reviews of the log.</summary>
    /// <param name="log">At least one of those reviews is scored.</param>
    /// <param name="until">Number of reviews, in the order of time, to learn from.</param>
    /// <param name="progress">Told after each pass over the log.</param>
    public static FsrsParameters Fit(ReviewSequences log, int until, Action<FitProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        int scored = log.CountScored(until);
        ArgumentOutOfRangeException.ThrowIfLessThan(scored, 1, nameof(until));

        int batch = Math.Clamp(scored / 16, 32, 512);
        int batches = (scored + batch - 1) / batch;
        int iterations = Math.Clamp(600 / batches, 5, 60);
        var adam = new Adam(Step, iterations * batches);
        double[] place = ToPlace(FsrsParameters.Default.Values.AsSpan());
        FsrsParameters best = FsrsParameters.Default;
        double bestLoss = MeanLogLoss(log, until, best);
        double leastCost = bestLoss;
        int[] cards = [.. Enumerable.Range(0, log.CardCount)];
        var chance = new SplitMix64(Seed);
        for (int iteration = 1; iteration <= iterations; iteration++)
        {
            Shuffle(cards, chance);
            Pass(log, until, cards, batch, scored, place, adam);
            FsrsParameters now = FsrsParameters.Clip([.. FromPlace(place).Select(value => Math.Round(value, Decimals))]);
            double loss = MeanLogLoss(log, until, now);
            double cost = loss + Prior(now, scored);
            if (cost < leastCost)
                (best, bestLoss, leastCost) = (now, loss, cost);
            progress?.Invoke(new FitProgress(iteration, iterations, bestLoss));
        }

        return best;
    }

    /// <summary>Mean −ln of the probability given to what happened, over the scored reviews before <paramref name="until"/>.</summary>
    public static double MeanLogLoss(ReviewSequences log, int until, FsrsParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(parameters);
        var loss = new FsrsLoss(parameters.Values.AsSpan());
        Span<double> unused = stackalloc double[FsrsParameters.Count];
        double sum = 0;
        for (int card = 0; card < log.CardCount; card++)
            sum += loss.Add(log, card, until, unused);
        return sum / log.CountScored(until);
    }

    /// <summary>What being far from the published parameters costs, shared among the scored reviews.</summary>
    private static double Prior(FsrsParameters parameters, int scored)
    {
        double[] place = ToPlace(parameters.Values.AsSpan());
        double[] published = ToPlace(FsrsParameters.Default.Values.AsSpan());
        return place.Zip(published, (here, there) => (here - there) * (here - there)).Sum() / 2 / scored;
    }

    private static void Pass(ReviewSequences log, int until, int[] cards, int batch, int scored, double[] place, Adam adam)
    {
        double[] gradient = new double[FsrsParameters.Count];
        var loss = new FsrsLoss(FsrsParameters.Clip(FromPlace(place)).Values.AsSpan());
        int held = 0;
        for (int i = 0; i < cards.Length; i++)
        {
            loss.Add(log, cards[i], until, gradient);
            held += ScoredOf(log, cards[i], until);
            if (held < batch && (i < cards.Length - 1 || held == 0))
                continue;

            Move(place, gradient, held, scored, adam);
            Array.Clear(gradient);
            held = 0;
            loss = new FsrsLoss(FsrsParameters.Clip(FromPlace(place)).Values.AsSpan());
        }
    }

    /// <summary>One step down, then back within the bounds.</summary>
    private static void Move(double[] place, double[] gradient, int held, int scored, Adam adam)
    {
        double[] values = FromPlace(place);
        double[] published = ToPlace(FsrsParameters.Default.Values.AsSpan());
        for (int i = 0; i < gradient.Length; i++)
        {
            double byPlace = i < FirstStabilities ? values[i] : Spread[i];
            gradient[i] = (gradient[i] * byPlace / held) + ((place[i] - published[i]) / scored);
        }

        adam.Move(place, gradient);
        ToPlace(FsrsParameters.Clip(FromPlace(place)).Values.AsSpan()).CopyTo(place, 0);
    }

    private static int ScoredOf(ReviewSequences log, int card, int until)
    {
        (int start, int end) = log.CardAt(card);
        int scored = 0;
        for (int i = start; i < end && log.Ordinals[i] < until; i++)
            scored += log.Elapsed[i] > 0 ? 1 : 0;
        return scored;
    }

    private static double[] ToPlace(ReadOnlySpan<double> values)
    {
        double[] place = new double[values.Length];
        for (int i = 0; i < place.Length; i++)
            place[i] = i < FirstStabilities ? Math.Log(values[i]) : values[i] / Spread[i];
        return place;
    }

    private static double[] FromPlace(double[] place) => [.. place.Select((at, i) => i < FirstStabilities ? Math.Exp(at) : at * Spread[i])];

    private static void Shuffle(int[] cards, SplitMix64 chance)
    {
        for (int i = cards.Length - 1; i > 0; i--)
        {
            int j = (int)chance.Below(i + 1);
            (cards[i], cards[j]) = (cards[j], cards[i]);
        }
    }

    /// <summary>Steps that remember the mean and the square of the gradients before; their length falls to nothing with half a cosine.</summary>
    private sealed class Adam(double step, int steps)
    {
        private const double KeepMean = 0.9;
        private const double KeepSquare = 0.999;
        private readonly double[] mean = new double[FsrsParameters.Count];
        private readonly double[] square = new double[FsrsParameters.Count];
        private int taken;

        public void Move(double[] place, double[] gradient)
        {
            double length = step * (1 + Math.Cos(Math.PI * Math.Min(1, (double)taken / steps))) / 2;
            taken++;
            for (int i = 0; i < place.Length; i++)
            {
                mean[i] = (KeepMean * mean[i]) + ((1 - KeepMean) * gradient[i]);
                square[i] = (KeepSquare * square[i]) + ((1 - KeepSquare) * gradient[i] * gradient[i]);
                double direction = mean[i] / (1 - Math.Pow(KeepMean, taken));
                double size = Math.Sqrt(square[i] / (1 - Math.Pow(KeepSquare, taken)));
                place[i] -= length * direction / (size + 1e-8);
            }
        }
    }
}
