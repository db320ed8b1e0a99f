using CsCheck;

using DLQuiz.Core.Model;
using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Storage;

public sealed class EventCodecTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char['\0', '\uD7FF'].Array[0, 20].Select(letters => new string(letters)),
        Gen.OneOf([.. new[] { "批归一化 ＝ 0．5", "line\nline\t\"quoted\" \\ </script>", "😀", "" }.Select(Gen.Const)]));

    private static readonly Gen<Answer> Answers = Gen.Select(
        Gen.Long[0, 100_000_000],
        Gen.Select(Gen.ULong, Text, Text, Gen.Double[0, 1], Text, (seed, parameters, given, score, wrong) => new NumericAnswer(seed, parameters, given, score, wrong)).Null(),
        Gen.Select(Gen.ULong, Text, Gen.Double[0, 1], (seed, picked, score) => new ChoiceAnswer(seed, picked, score)).Null(),
        Gen.Select(Gen.Int[2, 99], Text, (steps, missed) => new SequenceAnswer(steps, missed)).Null(),
        (milliseconds, numeric, choice, sequence) => new Answer(TimeSpan.FromMilliseconds(milliseconds), numeric, choice, sequence));

    private static readonly Gen<Quality> Qualities = Gen.Int[0, 5].Select(value => new Quality(value));

    private static readonly Gen<CardEvent>[] Cases =
    [
        Gen.Select(Qualities, Answers).Select((quality, answer) => (CardEvent)new CardEvent.Review(quality, answer)),
        Gen.Select(Qualities, Answers).Select((quality, answer) => (CardEvent)new CardEvent.Drill(quality, answer)),
        Gen.Select(Qualities, Answers).Select((quality, answer) => (CardEvent)new CardEvent.Cram(quality, answer)),
        Gen.Select(Qualities, Answers).Select((quality, answer) => (CardEvent)new CardEvent.Quiz(quality, answer)),
        Gen.Select(Gen.Long, Gen.Long[1, long.MaxValue]).Select((device, sequence) => (CardEvent)new CardEvent.Undo(new EntryId(device, sequence))),
        Gen.Const((CardEvent)new CardEvent.Suspend()),
        Gen.Const((CardEvent)new CardEvent.Unsuspend()),
        Gen.Int[0, StudyDay.Last.Number].Select(day => (CardEvent)new CardEvent.Bury(new StudyDay(day))),
        Gen.Int.Select(colour => (CardEvent)new CardEvent.Flag(colour)),
        Gen.Const((CardEvent)new CardEvent.Reset()),
    ];

    internal static Gen<CardEvent> Any => Gen.OneOf(Cases);

    internal static IEnumerable<CardEvent> OneOfEach() => Cases.Select(gen => gen.Single());

    [Fact]
    public void What_is_written_is_what_is_read() => Gen.OneOf(Cases).Sample(what =>
    {
        (int kind, string payload) = EventCodec.Write(what);
        Assert.Equal(what, EventCodec.Read(kind, payload));
    });

    [Fact]
    public void Every_case_of_an_event_is_tried_and_has_a_number_of_its_own()
    {
        CardEvent[] one = [.. OneOfEach()];
        Assert.Equal(
            typeof(CardEvent).GetNestedTypes().Where(type => !type.IsAbstract).Select(type => type.Name).Order(),
            one.Select(what => what.GetType().Name).Order());
        Assert.Equal(one.Length, one.Select(what => EventCodec.Write(what).Kind).Distinct().Count());
    }

    [Fact]
    public void The_form_in_the_database_never_changes()
    {
        var answer = new Answer(TimeSpan.FromSeconds(2), new NumericAnswer(7, """{"x":1}""", "零", 0.5, "1:2"));
        Assert.Equal(
            (1, """{"quality":4,"milliseconds":2000,"seed":7,"parameters":"{\"x\":1}","given":"零","score":0.5,"misconceptions":"1:2"}"""),
            EventCodec.Write(new CardEvent.Review(Quality.Good, answer)));
        Assert.Equal(
            (2, """{"quality":1,"milliseconds":0,"order":9,"picked":"1,3","share":0.5}"""),
            EventCodec.Write(new CardEvent.Drill(Quality.Wrong, new Answer(TimeSpan.Zero, Choice: new ChoiceAnswer(9, "1,3", 0.5)))));
        Assert.Equal(
            (1, """{"quality":3,"milliseconds":0,"steps":4,"missed":"2"}"""),
            EventCodec.Write(new CardEvent.Review(Quality.Hard, new Answer(TimeSpan.Zero, Sequence: new SequenceAnswer(4, "2")))));
        Assert.Equal((5, """{"device":3,"sequence":4}"""), EventCodec.Write(new CardEvent.Undo(new EntryId(3, 4))));
        Assert.Equal((8, """{"until":739675}"""), EventCodec.Write(new CardEvent.Bury(StudyDay.Parse("2026-03-01"))));
    }

    [Theory]
    [InlineData(99, "{}", "newer version")]
    [InlineData(1, "{}", "damaged")]
    [InlineData(1, "", "damaged")]
    [InlineData(1, """{"quality":9,"milliseconds":1}""", "damaged")]
    public void What_cannot_be_read_is_said_with_a_cure(int kind, string payload, string words) =>
        Assert.Contains(words, Assert.Throws<StoreException>(() => EventCodec.Read(kind, payload)).Message, StringComparison.Ordinal);
}
