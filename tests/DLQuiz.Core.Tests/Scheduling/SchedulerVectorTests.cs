using System.Text.Json;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Tests.Scheduling;

public sealed class SchedulerVectorTests
{
    private static readonly StudyDay Start = StudyDay.Parse("2026-03-01");

    [Theory]
    [InlineData("sm2")]
    [InlineData("sm2-delphi")]
    public void Every_sequence_of_sm2_matches_exactly(string variant)
    {
        using JsonDocument vectors = Read("scheduling_sm2.json");
        IScheduler scheduler = Schedulers.Find(variant)!;
        int sequences = 0;
        foreach (JsonElement sequence in Cases(vectors).Where(one => one.GetProperty("variant").GetString() == variant))
        {
            sequences++;
            CardState state = CardState.Fresh;
            foreach ((JsonElement step, int number) in Steps(sequence))
            {
                state = scheduler.Next(state, new Quality(step.GetProperty("quality").GetInt32()), state.Due ?? Start);
                var expected = (step.GetProperty("ease_x100").GetInt32(), step.GetProperty("repetitions").GetInt32(), step.GetProperty("interval_days").GetInt32());
                Assert.True(expected == (state.EaseX100, state.Repetitions, state.IntervalDays), $"Sequence {sequences}, step {number}: expected {expected}, got {state}.");
            }
        }

        Assert.Equal(208, sequences);
    }

    [Fact]
    public void Every_sequence_of_fsrs6_matches_to_the_stated_tolerance_folded_by_study_days()
    {
        using JsonDocument vectors = Read("scheduling_fsrs6.json");
        double tolerance = vectors.RootElement.GetProperty("relative_tolerance").GetDouble();
        int sequences = 0;
        foreach (JsonElement sequence in Cases(vectors))
        {
            sequences++;
            FsrsParameters parameters = FsrsParameters.Create([.. sequence.GetProperty("parameters").EnumerateArray().Select(one => one.GetDouble())]);
            var scheduler = new Fsrs6(parameters, sequence.GetProperty("request_retention").GetDouble());
            CardState state = CardState.Fresh;
            StudyDay day = Start;
            foreach ((JsonElement step, int number) in Steps(sequence))
            {
                string place = $"Sequence {sequences}, step {number}";
                int elapsed = step.GetProperty("elapsed_days").GetInt32();
                day = day.Plus(elapsed);
                if (state.Stability is { } before)
                    AssertNear(step, "retrievability_before", scheduler.Memory.Retrievability(elapsed, before), tolerance, place);
                Quality quality = Ratings.ToQuality((Rating)step.GetProperty("rating").GetInt32());
                state = History.IsFirstLook(state, day) ? scheduler.Next(state, quality, day) : scheduler.Drill(state, quality, day);
                AssertNear(step, "stability", state.Stability!.Value, tolerance, place);
                AssertNear(step, "difficulty", state.Difficulty!.Value, tolerance, place);
                Assert.True(step.GetProperty("interval_days").GetInt32() == state.IntervalDays, $"{place}: {state}");
            }
        }

        Assert.Equal(120, sequences);
    }

    private static JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", file)));

    private static JsonElement.ArrayEnumerator Cases(JsonDocument vectors) => vectors.RootElement.GetProperty("cases").EnumerateArray();

    private static IEnumerable<(JsonElement Step, int Number)> Steps(JsonElement sequence) =>
        sequence.GetProperty("steps").EnumerateArray().Select((step, index) => (step, index + 1));

    private static void AssertNear(JsonElement step, string name, double actual, double tolerance, string place)
    {
        double expected = step.GetProperty(name).GetDouble();
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"{place}: {name} is {actual}, expected {expected}.");
    }
}
