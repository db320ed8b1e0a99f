using CsCheck;

using DLQuiz.Core.Model;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>Random logs of several cards as several machines write them: clocks that jump, undos of entries that may come later or never.</summary>
internal static class Histories
{
    public const int Devices = 3;

    private static readonly Gen<(int Device, int Card, int Later, int Kind, int Number)> Draws =
        Gen.Select(Gen.Int[1, Devices], Gen.Int[0, 1000], Gen.Int[-30, 50], Gen.Int[0, 12], Gen.Int[0, 40]);

    /// <param name="cards">Key and front of each card as the machines know it.</param>
    /// <param name="most">Entries.</param>
    public static Gen<LogEntry[]> Of((CardKey Key, string Front)[] cards, int most) => Draws.Array[0, most].Select(draws =>
    {
        var counts = new long[Devices + 1];
        double hours = 0;
        List<LogEntry> log = [];
        foreach ((int device, int card, int later, int kind, int number) in draws)
        {
            (CardKey key, string front) = cards[card % cards.Length];
            Moment moment = Notes.At(hours += later);
            LogEntry? target = log.Count > 0 ? log[number % log.Count] : null;
            log.Add(new LogEntry(
                new EntryId(device, ++counts[device]),
                "me",
                kind == 0 && target is not null ? target.Card : key,
                DateTimeOffset.FromUnixTimeMilliseconds(moment.Instant.ToUnixTimeMilliseconds()),
                moment.Zone,
                moment.Day,
                kind == 0 && target is not null ? new CardEvent.Undo(target.Id) : Event(kind, number, moment.Day))
            {
                Front = kind == 0 && target is not null ? target.Front : FrontHash.Of(front),
            });
        }

        return log.ToArray();
    });

    private static CardEvent Event(int kind, int number, StudyDay day)
    {
        var quality = new Quality(number % 6);
        var answer = new Answer(TimeSpan.FromMilliseconds(100 * number), number % 7 == 0 ? new NumericAnswer((ulong)number, """{"x":1}""", "零点五", 0.5, number % 2 == 0 ? "1:2" : "") : null);
        return kind switch
        {
            1 => new CardEvent.Suspend(),
            2 => new CardEvent.Unsuspend(),
            3 => new CardEvent.Bury(day.Plus(number % 5)),
            4 => new CardEvent.Flag(number % 3),
            5 => new CardEvent.Reset(),
            6 => new CardEvent.Cram(quality, answer),
            7 => new CardEvent.Drill(quality, answer),
            _ => new CardEvent.Review(quality, answer),
        };
    }
}
