using System.Text.Json;
using CsCheck;
using DLQuiz.Core.Model;
using DLQuiz.Exchange;

namespace DLQuiz.Shell.Tests.Exchange;

public sealed class JsonLinesTests
{
    [Fact]
    public void A_finding_keeps_Chinese_readable_and_gives_back_every_word()
    {
        var finding = new Diagnostic(Rules.DuplicateId, "两张 “卡” \u001b\u202e", new SourceSpan("甲.md", 3, 7, 2), "x");
        using var output = new StringWriter();

        DiagnosticLines.Write(output, finding);

        string json = output.ToString();
        Assert.Contains("两张 “卡” ", json, StringComparison.Ordinal);
        JsonElement read = JsonDocument.Parse(json).RootElement;
        Assert.Equal(finding.Message, read.GetProperty("message").GetString());
        Assert.Equal(
            ("DLQ401", "error", "甲.md", 3, 7, 2),
            (read.GetProperty("code").GetString(), read.GetProperty("severity").GetString(), read.GetProperty("file").GetString(), read.GetProperty("line").GetInt32(), read.GetProperty("column").GetInt32(), read.GetProperty("length").GetInt32()));
    }

    [Fact]
    public void A_card_tells_its_kind_and_its_options_or_steps()
    {
        Card card = new()
        {
            Key = CardKey.Of("a"),
            Kind = CardKind.Choice,
            Deck = "d",
            Front = "q",
            Back = "- [x] a\n- [ ] b",
            Span = new SourceSpan("n.md", 1, 1),
        };
        using var output = new StringWriter();

        CardLines.Write(output, [card, card with { Kind = CardKind.Sequence, Back = "1. a\n2. b" }, card with { Kind = CardKind.Reverse }]);

        string[] lines = output.ToString().Split('\n');
        Assert.EndsWith("\"kind\":\"choice\",\"deck\":\"d\",\"front\":\"q\",\"back\":\"- [x] a\\n- [ ] b\",\"file\":\"n.md\",\"line\":1,\"options\":[{\"text\":\"a\",\"right\":true},{\"text\":\"b\",\"right\":false}]}", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("\"line\":1,\"steps\":[\"a\",\"b\"]}", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("\"line\":1}", lines[2], StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"reverse\"", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_text_a_line_is_one_line_and_steers_no_terminal() => Gen.String.Sample(text =>
    {
        // A lone surrogate is no character, and comes back as U+FFFD.
        text = string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())) + "\"\\'<";
        using var output = new StringWriter();
        JsonLines.Write(output, line => line.WriteString("text", text));

        string json = output.ToString();
        Assert.Equal(text, JsonDocument.Parse(json).RootElement.GetProperty("text").GetString());
        return json.IndexOf('\n') == json.Length - 1 && !json.AsSpan(0, json.Length - 1).ContainsAnyInRange('\u0000', '\u001f')
            && !json.AsSpan().ContainsAnyInRange('\u0080', '\u009f') && !json.AsSpan().ContainsAnyInRange('\u202a', '\u202e');
    });
}
