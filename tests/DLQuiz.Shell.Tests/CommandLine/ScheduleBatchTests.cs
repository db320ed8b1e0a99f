using System.Text.Json;
using DLQuiz.Exchange;

namespace DLQuiz.Shell.Tests.CommandLine;

public sealed class ScheduleBatchTests
{
    private const string Sound = """{"id":7,"scheduler":"sm2","qualities":[5,5,3]}""";

    private const string Answered =
        """{"id":7,"steps":[{"ease_x100":260,"repetitions":1,"interval_days":1},{"ease_x100":270,"repetitions":2,"interval_days":6},{"ease_x100":256,"repetitions":3,"interval_days":16}]}""";

    [Fact]
    public void Every_sequence_of_sm2_comes_out_exactly()
    {
        JsonElement[] cases = Cases("scheduling_sm2.json");
        string[] answers = Answers(cases.Select(one => $$"""{"scheduler":{{one.GetProperty("variant").GetRawText()}},"qualities":[{{string.Join(',', Steps(one).Select(step => step.GetProperty("quality").GetRawText()))}}]}"""));
        Assert.Equal(416, answers.Length);
        foreach ((JsonElement expected, string answer) in cases.Zip(answers))
        {
            Assert.Equal(
                Steps(expected).Select(step => (Int(step, "ease_x100"), Int(step, "repetitions"), Int(step, "interval_days"))),
                Steps(answer).Select(step => (Int(step, "ease_x100"), Int(step, "repetitions"), Int(step, "interval_days"))));
        }
    }

    [Fact]
    public void Every_sequence_of_fsrs6_comes_out_within_its_tolerance()
    {
        JsonElement[] cases = Cases("scheduling_fsrs6.json");
        string[] answers = Answers(cases.Select(one =>
            $$"""{"scheduler":"fsrs6","parameters":{{one.GetProperty("parameters").GetRawText()}},"request_retention":{{one.GetProperty("request_retention").GetRawText()}},"reviews":{{one.GetProperty("steps").GetRawText()}}}"""));
        Assert.Equal(120, answers.Length);
        foreach ((JsonElement expected, string answer) in cases.Zip(answers))
        {
            foreach ((JsonElement wanted, JsonElement given) in Steps(expected).Zip(Steps(answer)))
            {
                Assert.Equal(Int(wanted, "interval_days"), Int(given, "interval_days"));
                Assert.All(["stability", "difficulty", "retrievability_before"], name => Assert.True(IsNear(wanted.GetProperty(name), given.GetProperty(name)), $"{name}: {wanted} {given}"));
            }
        }
    }

    [Theory]
    [InlineData("", "The line is empty.")]
    [InlineData("nonsense", "no JSON object")]
    [InlineData("[]", "A line is an object")]
    [InlineData("""{"scheduler":"sm2","scheduler":"sm2"}""", "scheduler")]
    [InlineData("""{"qualities":[1]}""", "no text \"scheduler\"; there are fsrs6, sm2, sm2-delphi.")]
    [InlineData("""{"scheduler":"sm3","qualities":[1]}""", "no scheduler sm3")]
    [InlineData("""{"scheduler":"sm2"}""", "\"qualities\" is missing, no list")]
    [InlineData("""{"scheduler":"sm2","qualities":5}""", "\"qualities\" is 5, no list")]
    [InlineData("""{"scheduler":"sm2","qualitys":[5]}""", "did you mean qualities?")]
    [InlineData("""{"scheduler":"sm2","qualities":[5,6]}""", "qualities[1] is 6; a quality is a whole number from 0")]
    [InlineData("""{"scheduler":"sm2","qualities":[4.5]}""", "qualities[0] is 4.5")]
    [InlineData("""{"scheduler":"fsrs6","qualities":[5]}""", "\"reviews\" is missing")]
    [InlineData("""{"scheduler":"fsrs6","reviews":[3]}""", "reviews[0] is 3; a review is an object")]
    [InlineData("""{"scheduler":"fsrs6","reviews":[{"elapsed_days":0,"rating":5}]}""", "reviews[0].rating is 5; a rating is 1")]
    [InlineData("""{"scheduler":"fsrs6","reviews":[{"rating":3},{"rating":3}]}""", "reviews[1].elapsed_days is missing; it is the number of days")]
    [InlineData("""{"scheduler":"fsrs6","reviews":[{"rating":3},{"elapsed_days":-1,"rating":3}]}""", "reviews[1].elapsed_days is -1")]
    [InlineData("""{"scheduler":"fsrs6","reviews":[{"rating":3},{"elapsed_days":1e999,"rating":3}]}""", "reviews[1].elapsed_days is 1e999")]
    [InlineData("""{"scheduler":"fsrs6","parameters":[1,2],"reviews":[]}""", "these are 2")]
    [InlineData("""{"scheduler":"fsrs6","parameters":["a"],"reviews":[]}""", "parameters[0] is \"a\"")]
    [InlineData("""{"scheduler":"fsrs6","request_retention":1,"reviews":[]}""", "retention is 1; it lies between 0.70 and 0.97")]
    [InlineData("""{"scheduler":"fsrs6","request_retention":"high","reviews":[]}""", "request_retention is \"high\"")]
    [InlineData("""{"scheduler":"\ud800","qualities":[]}""", "")]
    [InlineData("""{"id":"\ud800","scheduler":"sm9","qualities":[]}""", "")]
    [InlineData("\ud800", "")]
    public void A_bad_line_is_an_error_line_and_never_the_end(string bad, string named)
    {
        string[] answers = Answers([Sound, bad, Sound]);
        Assert.Equal([Answered, Answered], [answers[0], answers[2]]);
        Assert.Contains(named, JsonDocument.Parse(answers[1]).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_are_echoed_with_errors_too_and_need_not_be_numbers()
    {
        Assert.StartsWith("""{"id":["a",1.50],"error":""", Answers(["""{"scheduler":"sm2","id":["a",1.50]}"""])[0], StringComparison.Ordinal);
        Assert.Equal("""{"id":null,"steps":[]}""", Answers(["""{"id":null,"scheduler":"fsrs6","reviews":[]}"""])[0]);
    }

    [Fact]
    public void The_first_reviews_elapsed_days_say_nothing_and_days_may_be_fractions()
    {
        string[] answers = Answers(
        [
            """{"scheduler":"fsrs6","reviews":[{"elapsed_days":-1,"rating":3},{"elapsed_days":0.25,"rating":2}]}""",
            """{"scheduler":"fsrs6","parameters":null,"request_retention":null,"reviews":[{"rating":3.0},{"elapsed_days":0,"rating":2}]}""",
        ]);
        Assert.Equal(2.3065, Steps(answers[0]).Last().GetProperty("stability").GetDouble());
        Assert.InRange(Steps(answers[0]).Last().GetProperty("retrievability_before").GetDouble(), 0.9, 0.999);
        Assert.Equal(Steps(answers[0]).Last().GetProperty("difficulty").GetDouble(), Steps(answers[1]).Last().GetProperty("difficulty").GetDouble());
    }

    private static string[] Answers(IEnumerable<string> lines)
    {
        var output = new StringWriter();
        LineBatch.Run(new StringReader(string.Join('\n', lines) + "\n"), output, ScheduleLine.Answer);
        return output.ToString().TrimEnd('\n').Split('\n');
    }

    private static JsonElement[] Cases(string file) =>
        [.. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "DLQuiz.Core.Tests", "Vectors", file))).RootElement.GetProperty("cases").EnumerateArray()];

    private static JsonElement.ArrayEnumerator Steps(JsonElement sequence) => sequence.GetProperty("steps").EnumerateArray();

    private static JsonElement.ArrayEnumerator Steps(string answer) => Steps(JsonDocument.Parse(answer).RootElement);

    private static int Int(JsonElement step, string name) => step.GetProperty(name).GetInt32();

    private static bool IsNear(JsonElement expected, JsonElement actual) => expected.ValueKind == JsonValueKind.Null
        ? actual.ValueKind == JsonValueKind.Null
        : Math.Abs(actual.GetDouble() - expected.GetDouble()) <= 1e-5 * Math.Abs(expected.GetDouble());
}
