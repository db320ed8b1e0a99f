using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Tests.Scheduling;

public sealed class AttachmentTests
{
    private static readonly CardKey Key = CardKey.Of("key");
    private static readonly CardKey Other = CardKey.Of("other");
    private static readonly CardKey Third = CardKey.Of("third");

    [Fact]
    public void The_key_comes_before_the_alias_and_the_alias_before_the_front()
    {
        LogEntry entry = Entry(1, "front");
        Assert.Equal(Key, new Attachment(_ => true, _ => Other, _ => Third).Of(Key, [entry]));
        Assert.Equal(Other, new Attachment(_ => false, _ => Other, _ => Third).Of(Key, [entry]));
        Assert.Equal(Third, new Attachment(_ => false, _ => null, _ => Third).Of(Key, [entry]));
        Assert.Null(new Attachment(_ => false, _ => null, _ => null).Of(Key, [entry]));
        Assert.Null(new Attachment(_ => false, _ => null, _ => Third).Of(Key, [entry with { Front = null }]));
    }

    [Fact]
    public void Of_several_fronts_the_latest_that_leads_to_one_card_decides_in_whatever_order_they_came()
    {
        LogEntry[] log = [Entry(3, "shared by two cards"), Entry(1, "old"), Entry(2, "new")];
        var attachment = new Attachment(_ => false, _ => null, front => front == FrontHash.Of("old") ? Other : front == FrontHash.Of("new") ? Third : null);
        Assert.Equal(Third, attachment.Of(Key, log));
        Assert.Equal(Third, attachment.Of(Key, log.Reverse()));
    }

    [Fact]
    public void A_front_is_the_same_whatever_its_white_space_and_Unicode_form()
    {
        Assert.Equal(FrontHash.Of("Qu\u00e9  est\nx?"), FrontHash.Of(" Que\u0301 est x? "));
        Assert.NotEqual(FrontHash.Of("x"), FrontHash.Of("X"));
        Assert.True(FrontHash.TryParse(FrontHash.Of("x").ToString(), out FrontHash read));
        Assert.Equal(FrontHash.Of("x"), read);
        Assert.False(FrontHash.TryParse("12", out _));
    }

    [Theory]
    [InlineData("00000000000000d7-12", true)]
    [InlineData("ffffffffffffffff-1", true)]
    [InlineData("00000000000000d7-0", false)]
    [InlineData("00000000000000D7-12", false)]
    [InlineData("00000000000000d7-012", false)]
    [InlineData("d7-12", false)]
    [InlineData("00000000000000d7-", false)]
    [InlineData("", false)]
    public void An_id_is_read_in_its_one_form(string text, bool isRead)
    {
        Assert.Equal(isRead, EntryId.TryParse(text, out EntryId id));
        Assert.Equal(isRead ? text : default(EntryId).ToString(), id.ToString());
    }

    private static LogEntry Entry(int hour, string front)
    {
        DateTimeOffset instant = new(2026, 3, 1, hour, 0, 0, TimeSpan.Zero);
        return new LogEntry(new EntryId(1, hour), "me", Key, instant, "Etc/UTC", StudyDay.Parse("2026-03-01"), new CardEvent.Suspend()) { Front = FrontHash.Of(front) };
    }
}
