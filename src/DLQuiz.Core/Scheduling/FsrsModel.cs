namespace DLQuiz.Core.Scheduling;

/// <summary>What FSRS knows of a card in a learner's memory.</summary>
/// <param name="Stability">Days until the probability of recall has fallen to 0.9; 0.001 to 36,500.</param>
/// <param name="Difficulty">1 to 10.</param>
public readonly record struct FsrsMemory(double Stability, double Difficulty);

/// <summary>The memory model of FSRS-6: how a review changes stability and difficulty, and how recall fades with the days.</summary>
/// <remarks>
/// Formulas: the wiki of open-spaced-repetition/fsrs4anki, “The Algorithm”, part FSRS-6, which grew from Ye, Su, Cao 2022 (“A stochastic shortest path algorithm for optimizing
/// spaced repetition scheduling”, KDD) and Su, Ye et al. 2023 (“Optimizing spaced repetition schedule by capturing the dynamics of memory”, IEEE TKDE).
/// The texts differ on a same-day “hard”: here, as in ts-fsrs 5, no grade but again lowers stability on the same day.
/// </remarks>
public sealed class FsrsModel
{
    public const double LowestStability = 0.001;

    public const double HighestStability = 36_500;

    public const int LongestIntervalDays = 36_500;

    public const double LowestDifficulty = 1;

    public const double HighestDifficulty = 10;

    private readonly double[] w;
    private readonly double decay;
    private readonly double factor;
    private readonly double easiest;

    public FsrsModel(FsrsParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = parameters;
        w = [.. parameters.Values];
        decay = -w[20];
        factor = Math.Pow(0.9, 1 / decay) - 1;
        easiest = FirstDifficulty(Rating.Easy);
    }

    public FsrsParameters Parameters { get; }

    /// <summary>R(t, S) = (1 + factor · t / S)^−w20, where the factor makes R(S, S) = 0.9.</summary>
    public double Retrievability(double elapsedDays, double stability) => Math.Pow(1 + (factor * elapsedDays / stability), decay);

    /// <summary>The memory after a card's very first review.</summary>
    public FsrsMemory First(Rating rating) =>
        new(Math.Max(LowestStability, w[(int)rating - 1]), Math.Clamp(FirstDifficulty(rating), LowestDifficulty, HighestDifficulty));

    /// <summary>The memory after a review; less than a day since the one before is a same-day review.</summary>
    public FsrsMemory Next(FsrsMemory memory, Rating rating, double elapsedDays)
    {
        double stability = elapsedDays < 1 ? SameDay(memory.Stability, rating)
            : rating == Rating.Again ? Forgotten(memory, elapsedDays)
            : Recalled(memory, rating, elapsedDays);
        return new FsrsMemory(Math.Clamp(stability, LowestStability, HighestStability), NextDifficulty(memory.Difficulty, rating));
    }

    /// <summary>I(r, S) = S / factor · (r^(−1/w20) − 1), rounded to whole days, 1 to 36,500.</summary>
    public int Interval(double stability, double retention)
    {
        double days = stability / factor * (Math.Pow(retention, 1 / decay) - 1);
        return (int)Math.Clamp(Math.Floor(days + 0.5), 1, LongestIntervalDays);
    }

    /// <summary>S · max(1, e^(w17 (G − 3 + w18)) · S^−w19), without the maximum for again.</summary>
    private double SameDay(double stability, Rating rating)
    {
        double growth = Math.Exp(w[17] * ((int)rating - 3 + w[18])) * Math.Pow(stability, -w[19]);
        return stability * (rating == Rating.Again ? growth : Math.Max(1, growth));
    }

    /// <summary>w11 · D^−w12 · ((S + 1)^w13 − 1) · e^(w14 (1 − R)), at most S / e^(w17 w18).</summary>
    private double Forgotten(FsrsMemory memory, double elapsedDays)
    {
        double recall = Retrievability(elapsedDays, memory.Stability);
        double left = w[11] * Math.Pow(memory.Difficulty, -w[12]) * (Math.Pow(memory.Stability + 1, w[13]) - 1) * Math.Exp(w[14] * (1 - recall));
        return Math.Min(left, memory.Stability / Math.Exp(w[17] * w[18]));
    }

    /// <summary>S · (1 + e^w8 · (11 − D) · S^−w9 · (e^(w10 (1 − R)) − 1) · w15 if hard · w16 if easy).</summary>
    private double Recalled(FsrsMemory memory, Rating rating, double elapsedDays)
    {
        double recall = Retrievability(elapsedDays, memory.Stability);
        double grade = rating switch { Rating.Hard => w[15], Rating.Easy => w[16], _ => 1 };
        return memory.Stability * (1 + (Math.Exp(w[8]) * (11 - memory.Difficulty) * Math.Pow(memory.Stability, -w[9]) * (Math.Exp(w[10] * (1 - recall)) - 1) * grade));
    }

    /// <summary>D0(G) = w4 − e^(w5 (G − 1)) + 1, not yet held within 1 to 10.</summary>
    private double FirstDifficulty(Rating rating) => w[4] - Math.Exp(w[5] * ((int)rating - 1)) + 1;

    /// <summary>w7 · D0(4) + (1 − w7) · (D − w6 (G − 3) (10 − D) / 9): damped towards 10, drawn back to an easy card's first difficulty.</summary>
    private double NextDifficulty(double difficulty, Rating rating)
    {
        double moved = difficulty - (w[6] * ((int)rating - 3) * (10 - difficulty) / 9);
        return Math.Clamp((w[7] * easiest) + ((1 - w[7]) * moved), LowestDifficulty, HighestDifficulty);
    }
}
