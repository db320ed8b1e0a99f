using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>The sum of twelve uniform numbers less 6 (Irwin–Hall): within 0.003 of the normal distribution function, never beyond 6 deviations, and made without a logarithm, which platforms round differently.</summary>
public sealed class NormalDraw : Draw
{
    public override string Name => "normal";

    public override string Signature => "normal(n, mean, sd, decimals)";

    public override string Summary => "a vector of n numbers of the normal distribution, rounded to so many decimals";

    public override ImmutableArray<DrawSlot> Slots => [DrawSlot.Count, DrawSlot.Number, DrawSlot.Number, DrawSlot.Number];

    public override Value Make(DrawArguments arguments, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(random);
        decimal mean = arguments.Number(1);
        decimal deviation = arguments.Number(2);
        decimal decimals = arguments.Number(3);
        if (deviation < 0 || decimals is < 0 or > 10 || !decimal.IsInteger(decimals))
            throw new DrawException($"{Signature}: sd is at least 0, and decimals an integer from 0 to 10.");
        double[] drawn = new double[arguments.Count(0)];
        for (int i = 0; i < drawn.Length; i++)
            drawn[i] = (double)decimal.Round(mean + (deviation * Standard(random)), (int)decimals, MidpointRounding.ToEven);
        return RealTensor.Vector(drawn);
    }

    private static decimal Standard(SplitMix64 random)
    {
        const long unit = 1L << 32;
        long sum = 0;
        for (int i = 0; i < 12; i++)
            sum += random.Below(unit);
        return (sum / (decimal)unit) - 6;
    }
}
