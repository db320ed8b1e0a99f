namespace DLQuiz.Core.Scheduling.Fitting;

/// <summary>How badly FSRS-6 predicts a card's reviews, with the gradient by its 21 parameters: one sweep forward, one backward.</summary>
/// <remarks>The formulas are those of <see cref="FsrsModel"/>, taken apart for their derivatives; a test holds both against each other and against differences.</remarks>
internal sealed class FsrsLoss
{
    /// <summary>Nothing is certain: bounds of a predicted probability, so that one surprise costs at most 9.2.</summary>
    public const double LeastProbability = 0.0001;

    private readonly double[] w;
    private readonly double factor;
    private readonly double factorByDecay;
    private readonly double easiest;
    private readonly double easiestByW5;
    private readonly double growth;
    private readonly double ceiling;
    private Step[] steps = new Step[64];

    public FsrsLoss(ReadOnlySpan<double> parameters)
    {
        w = parameters.ToArray();
        double tenth = Math.Pow(0.9, -1 / w[20]);
        factor = tenth - 1;
        factorByDecay = tenth * Math.Log(0.9) / (w[20] * w[20]);
        easiest = w[4] - Math.Exp(3 * w[5]) + 1;
        easiestByW5 = -3 * Math.Exp(3 * w[5]);
        growth = Math.Exp(w[8]);
        ceiling = Math.Exp(-w[17] * w[18]);
    }

    /// <summary>Adds a card's log loss, over its scored reviews before <paramref name="until"/>, and its gradient.</summary>
    /// <returns>The sum of −ln of the probability that was given to what happened.</returns>
    public double Add(ReviewSequences log, int card, int until, Span<double> gradient)
    {
        (int start, int end) = log.CardAt(card);
        double loss = 0;
        int count = 0;
        double stability = 0;
        double difficulty = 0;
        for (int i = start; i < end && log.Ordinals[i] < until; i++, count++)
        {
            if (count == steps.Length)
                Array.Resize(ref steps, 2 * count);
            ref Step step = ref steps[count];
            step = new Step { Stability = stability, Difficulty = difficulty, Elapsed = log.Elapsed[i], Rating = (int)log.Ratings[i] };
            (stability, difficulty) = count == 0 ? First(step.Rating) : Next(ref step, ref loss);
        }

        Sweep(steps.AsSpan(0, count), gradient);
        return loss;
    }

    private (double Stability, double Difficulty) First(int rating) =>
        (Math.Max(FsrsModel.LowestStability, w[rating - 1]), Math.Clamp(FirstDifficulty(rating), FsrsModel.LowestDifficulty, FsrsModel.HighestDifficulty));

    private double FirstDifficulty(int rating) => w[4] - Math.Exp(w[5] * (rating - 1)) + 1;

    private (double Stability, double Difficulty) Next(ref Step step, ref double loss)
    {
        double after;
        if (step.Elapsed == 0)
        {
            double same = Math.Exp(w[17] * (step.Rating - 3 + w[18])) * Math.Pow(step.Stability, -w[19]);
            step.Change = step.Rating == 1 ? same : Math.Max(1, same);
            after = step.Stability * step.Change;
        }
        else
        {
            step.Base = 1 + (factor * step.Elapsed / step.Stability);
            step.Recall = Math.Pow(step.Base, -w[20]);
            double given = Math.Clamp(step.Recall, LeastProbability, 1 - LeastProbability);
            loss -= Math.Log(step.Rating > 1 ? given : 1 - given);
            after = step.Rating == 1 ? Forgotten(ref step) : Recalled(ref step);
        }

        step.After = after;
        double moved = step.Difficulty - (w[6] * (step.Rating - 3) * (10 - step.Difficulty) / 9);
        step.DifficultyAfter = (w[7] * easiest) + ((1 - w[7]) * moved);
        return (
            Math.Clamp(after, FsrsModel.LowestStability, FsrsModel.HighestStability),
            Math.Clamp(step.DifficultyAfter, FsrsModel.LowestDifficulty, FsrsModel.HighestDifficulty));
    }

    private double Forgotten(ref Step step)
    {
        step.Change = w[11] * Math.Pow(step.Difficulty, -w[12]) * Math.Exp(w[14] * (1 - step.Recall));
        return Math.Min(step.Change * (Math.Pow(step.Stability + 1, w[13]) - 1), step.Stability * ceiling);
    }

    private double Recalled(ref Step step)
    {
        step.Change = growth * (11 - step.Difficulty) * Math.Pow(step.Stability, -w[9]);
        step.Surprise = Math.Exp(w[10] * (1 - step.Recall));
        return step.Stability * (1 + (step.Change * (step.Surprise - 1) * GradeFactor(step.Rating)));
    }

    private double GradeFactor(int rating) => rating switch { 2 => w[15], 4 => w[16], _ => 1 };

    private void Sweep(ReadOnlySpan<Step> taken, Span<double> gradient)
    {
        double byStability = 0;
        double byDifficulty = 0;
        for (int i = taken.Length - 1; i > 0; i--)
        {
            ref readonly Step step = ref taken[i];
            double after = step.After is > FsrsModel.LowestStability and < FsrsModel.HighestStability ? byStability : 0;
            double difficultyAfter = step.DifficultyAfter is > FsrsModel.LowestDifficulty and < FsrsModel.HighestDifficulty ? byDifficulty : 0;
            (byStability, byDifficulty) = step.Elapsed == 0 ? BackSameDay(in step, after, gradient) : BackLater(in step, after, gradient);
            byDifficulty += BackDifficulty(in step, difficultyAfter, gradient);
        }

        if (taken.Length > 0)
            BackFirst(taken[0].Rating, byStability, byDifficulty, gradient);
    }

    private void BackFirst(int rating, double byStability, double byDifficulty, Span<double> gradient)
    {
        gradient[rating - 1] += w[rating - 1] > FsrsModel.LowestStability ? byStability : 0;
        if (FirstDifficulty(rating) is <= FsrsModel.LowestDifficulty or >= FsrsModel.HighestDifficulty)
            return;
        gradient[4] += byDifficulty;
        gradient[5] -= byDifficulty * (rating - 1) * Math.Exp(w[5] * (rating - 1));
    }

    private (double ByStability, double ByDifficulty) BackSameDay(in Step step, double after, Span<double> gradient)
    {
        if (step.Rating > 1 && step.Change <= 1)
            return (after, 0);

        double moved = after * step.After;
        gradient[17] += moved * (step.Rating - 3 + w[18]);
        gradient[18] += moved * w[17];
        gradient[19] -= moved * Math.Log(step.Stability);
        return (after * step.Change * (1 - w[19]), 0);
    }

    private (double ByStability, double ByDifficulty) BackLater(in Step step, double after, Span<double> gradient)
    {
        (double byStability, double byDifficulty, double byRecall) = step.Rating == 1 ? BackForgotten(in step, after, gradient) : BackRecalled(in step, after, gradient);
        if (step.Recall is > LeastProbability and < 1 - LeastProbability)
            byRecall += step.Rating > 1 ? -1 / step.Recall : 1 / (1 - step.Recall);

        double share = step.Elapsed / step.Stability;
        byStability += byRecall * w[20] * step.Recall / step.Base * factor * share / step.Stability;
        gradient[20] += byRecall * step.Recall * (-Math.Log(step.Base) - (w[20] / step.Base * share * factorByDecay));
        return (byStability, byDifficulty);
    }

    private (double ByStability, double ByDifficulty, double ByRecall) BackForgotten(in Step step, double after, Span<double> gradient)
    {
        double power = Math.Pow(step.Stability + 1, w[13]);
        double left = step.Change * (power - 1);
        double most = step.Stability * ceiling;
        if (left >= most)
        {
            gradient[17] -= after * w[18] * most;
            gradient[18] -= after * w[17] * most;
            return (after * ceiling, 0, 0);
        }

        gradient[11] += after * left / w[11];
        gradient[12] -= after * left * Math.Log(step.Difficulty);
        gradient[13] += after * step.Change * power * Math.Log(step.Stability + 1);
        gradient[14] += after * left * (1 - step.Recall);
        return (after * step.Change * w[13] * power / (step.Stability + 1), -after * w[12] * left / step.Difficulty, -after * w[14] * left);
    }

    private (double ByStability, double ByDifficulty, double ByRecall) BackRecalled(in Step step, double after, Span<double> gradient)
    {
        double grade = GradeFactor(step.Rating);
        double plain = step.Change * (step.Surprise - 1);
        double gain = plain * grade;
        gradient[8] += after * step.Stability * gain;
        gradient[9] -= after * step.Stability * gain * Math.Log(step.Stability);
        gradient[10] += after * step.Stability * step.Change * grade * (1 - step.Recall) * step.Surprise;
        AddGrade(step.Rating, after * step.Stability * plain, gradient);
        return (after * (1 + (gain * (1 - w[9]))), -after * step.Stability * gain / (11 - step.Difficulty), -after * step.Stability * step.Change * grade * w[10] * step.Surprise);
    }

    private static void AddGrade(int rating, double by, Span<double> gradient)
    {
        if (rating == 2)
            gradient[15] += by;
        else if (rating == 4)
            gradient[16] += by;
    }

    private double BackDifficulty(in Step step, double after, Span<double> gradient)
    {
        double lean = step.Rating - 3;
        double moved = step.Difficulty - (w[6] * lean * (10 - step.Difficulty) / 9);
        gradient[4] += after * w[7];
        gradient[5] += after * w[7] * easiestByW5;
        gradient[6] -= after * (1 - w[7]) * lean * (10 - step.Difficulty) / 9;
        gradient[7] += after * (easiest - moved);
        return after * (1 - w[7]) * (1 + (w[6] * lean / 9));
    }

    /// <summary>One review with what the way forward found: memory before it, and what the way back needs again.</summary>
    private struct Step
    {
        public double Stability;
        public double Difficulty;
        public double Elapsed;
        public int Rating;
        public double Base;
        public double Recall;
        public double Change;
        public double Surprise;
        public double After;
        public double DifficultyAfter;
    }
}
