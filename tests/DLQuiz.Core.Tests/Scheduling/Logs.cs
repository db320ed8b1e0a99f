using CsCheck;

using DLQuiz.Core.Model;

namespace DLQuiz.Core.Tests.Scheduling;

/// <summary>Random logs of one card: several devices, clocks that jump, undos of anything.</summary>
internal static class Logs
{
    public static readonly CardKey Card = CardKey.Of("card");

    private static readonly DateTimeOffset Origin = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<CardEvent> Events =
        Gen.Select(Gen.Int[0, 15], Gen.Int[0, 5], Gen.Int[1, 40]).Select((kind, quality, number) => Event(kind, new Quality(quality), number));

    /// <summary>Entries in the order of their ids, which is not always the order of the fold.</summary>
    public static readonly Gen<LogEntry[]> Random =
        Gen.Select(Gen.Int[0, 2], Gen.Int[-5, 60], Gen.Int[-1, 1], Events).Array[0, 40].Select(draws =>
        {
            var counts = new long[3];
            double hours = 0;
            return draws.Select(draw =>
            {
                (int device, int later, int zone, CardEvent what) = draw;
                hours += later;
                DateTimeOffset instant = Origin.AddHours(hours);
                StudyDay day = StudyDay.Of(instant.AddHours(12 * zone), TimeZoneInfo.Utc, TimeSpan.FromHours(4));
                return new LogEntry(new EntryId(device, ++counts[device]), "me", Card, instant, "Etc/UTC", day, what);
            }).ToArray();
        });

    private static CardEvent Event(int kind, Quality quality, int number)
    {
        var answer = new Answer(TimeSpan.FromSeconds(number));
        return kind switch
        {
            0 => new CardEvent.Suspend(),
            1 => new CardEvent.Unsuspend(),
            2 => new CardEvent.Bury(StudyDay.Parse("2026-03-01").Plus(number)),
            3 => new CardEvent.Flag(number % 5),
            4 => new CardEvent.Reset(),
            5 or 6 => new CardEvent.Undo(new EntryId(number % 3, 1 + (number / 3))),
            7 or 8 => new CardEvent.Drill(quality, answer),
            9 => new CardEvent.Cram(quality, answer),
            10 => new CardEvent.Quiz(quality, answer),
            _ => new CardEvent.Review(quality, answer),
        };
    }
}
