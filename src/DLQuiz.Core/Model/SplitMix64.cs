namespace DLQuiz.Core.Model;

/// <summary>Draws that are the same on every machine and in every version: SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators").</summary>
public sealed class SplitMix64(ulong seed)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong state = seed;

    /// <summary>All 64 bits, each value equally likely over the period of 2^64.</summary>
    public ulong Next()
    {
        state += GoldenGamma;
        ulong mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>0 to <paramref name="bound"/> − 1 without bias: the incomplete last stretch of the 2^64 values is drawn again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound below 1.</exception>
    public long Below(long bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ulong range = (ulong)bound;
        ulong incomplete = (0 - range) % range; // 2^64 mod range
        ulong drawn;
        do
        {
            drawn = Next();
        }
        while (drawn < incomplete);
        return (long)(drawn % range);
    }
}
