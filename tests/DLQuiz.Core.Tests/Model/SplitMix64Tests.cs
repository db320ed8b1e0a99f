using DLQuiz.Core.Model;

namespace DLQuiz.Core.Tests.Model;

public sealed class SplitMix64Tests
{
    [Fact]
    public void Gives_the_published_sequence()
    {
        var random = new SplitMix64(1234567);
        ulong[] drawn = [random.Next(), random.Next(), random.Next(), random.Next(), random.Next()];
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821], drawn);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1L << 40)]
    [InlineData(long.MaxValue)]
    public void Stays_below_its_bound(long bound)
    {
        var random = new SplitMix64(99);
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(random.Below(bound), 0, bound - 1));
    }

    [Fact]
    public void Reaches_every_value_about_equally_often()
    {
        var random = new SplitMix64(5);
        var counts = new int[6];
        for (int i = 0; i < 60_000; i++)
            counts[random.Below(6)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void Refuses_an_empty_range() => Assert.Throws<ArgumentOutOfRangeException>(() => new SplitMix64(0).Below(0));
}
