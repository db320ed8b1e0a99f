using DLQuiz.Exchange;

namespace DLQuiz.Shell.Tests.Exchange;

public sealed class GradeLinesTests
{
    [Theory]
    [InlineData("""{"kind":"scalar","key":0.5,"given":"1/2"}""", """{"verdict":"correct","score":1,"read":"0.5"}""")]
    [InlineData("""{"key":1e-33,"given":"0"}""", """{"verdict":"wrong","score":0,"read":"0"}""")]
    [InlineData("""{"kind":"scalar","key":"NaN","given":"nan"}""", """{"verdict":"correct","score":1,"read":"nan"}""")]
    [InlineData("""{"kind":"scalar","key":"inf","given":"-inf"}""", """{"verdict":"wrong","score":0,"read":"−inf"}""")]
    [InlineData("""{"kind":"vector","key":[1,2,3,4],"given":"1 2 3 5"}""", """{"verdict":"partly","score":0.75,"read":"[1, 2, 3, 5]"}""")]
    [InlineData("""{"kind":"vector","key":[1,2],"given":"2，1","ordered":false}""", """{"verdict":"correct","score":1,"read":"[2, 1]"}""")]
    [InlineData("""{"kind":"list","key":[1,1.1],"given":"1.05 0.95","tol":{"abs":0.12}}""", """{"verdict":"correct","score":1,"read":"[1.05, 0.95]"}""")]
    [InlineData("""{"kind":"list","key":[1,1.1],"given":"1.05 0.95","tol":"abs 0.12"}""", """{"verdict":"correct","score":1,"read":"[1.05, 0.95]"}""")]
    [InlineData("""{"kind":"matrix","key":[[1,2],[3,4]],"given":"【1、2】【3、4】"}""", """{"verdict":"correct","score":1,"read":"[[1, 2], [3, 4]]"}""")]
    [InlineData("""{"kind":"clusters","key":["a","b","b"],"given":"2 1 1"}""", """{"verdict":"correct","score":1,"read":"2 1 1"}""")]
    [InlineData("""{"kind":"labels","key":"1 2 2 1","given":"1221"}""", """{"verdict":"correct","score":1,"read":"1 2 2 1"}""")]
    [InlineData("""{"kind":"fraction","key":"1/3","given":"2/6"}""", """{"verdict":"correct","score":1,"read":"0.333333"}""")]
    [InlineData("""{"kind":"interval","key":"(0, 1]","given":"(0, 1]"}""", """{"verdict":"correct","score":1,"read":"(0, 1]"}""")]
    [InlineData("""{"kind":"choice","key":"B","given":"b)"}""", """{"verdict":"correct","score":1,"read":"b)"}""")]
    [InlineData("""{"kind":"expression","key":"2*x","given":"x*2"}""", """{"verdict":"correct","score":1,"read":"x*2"}""")]
    [InlineData("""{"kind":"scalar","key":5,"given":5}""", """{"verdict":"correct","score":1,"read":"5"}""")]
    public void A_line_is_judged(string line, string expected) => Assert.Equal(expected + "\n", Run(line).Written);

    [Theory]
    [InlineData("""{"kind":"scalar","key":1234,"given":"1,234"}""", "unreadable")]
    [InlineData("""{"kind":"scalar","key":1,"given":"1/0"}""", "unreadable")]
    [InlineData("""{"kind":"scalar","key":1,"given":"9^9^9^9"}""", "unreadable")]
    [InlineData("""{"kind":"scalar","key":1,"given":""}""", "unreadable")]
    [InlineData("""{"kind":"vector","key":[1,2],"given":"1 2 3"}""", "unreadable")]
    [InlineData("""{"kind":"matrix","key":[[1,2],[3,4]],"given":"1 2 3 4"}""", "unreadable")]
    [InlineData("""{"kind":"scalar","key":1,"given":"nan"}""", "unreadable")]
    [InlineData("""{"kind":"scalar","key":3.14159,"given":"3.1416","precision":"decimals 2"}""", "partly")]
    [InlineData("""{"kind":"set","key":[1,2],"given":"1 2 3"}""", "partly")]
    public void A_line_has_this_verdict(string line, string verdict) =>
        Assert.StartsWith($"{{\"verdict\":\"{verdict}\"", Run(line).Written, StringComparison.Ordinal);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("""{"kind":"wat","key":1,"given":"1"}""")]
    [InlineData("""{"key":1}""")]
    [InlineData("""{"kind":"vector","key":[[1,2],[3]],"given":"1"}""")]
    [InlineData("""{"key":1,"given":"1","tol":"5"}""")]
    [InlineData("""{"key":1,"given":"1","tol":{"abs":-1}}""")]
    [InlineData("""{"key":1,"given":"1","precison":"sigfig 3"}""")]
    [InlineData("""{"key":1,"key":2,"given":"1"}""")]
    [InlineData("""{"key":"one","given":"1"}""")]
    [InlineData("""{"key":1,"given":"\ud800"}""")]
    public void A_bad_line_says_why_and_the_next_is_judged(string line)
    {
        (string written, int failed) = Run(line + "\n" + """{"key":1,"given":"1"}""");
        string[] lines = written.Split('\n');
        Assert.StartsWith("{\"error\":", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("{\"verdict\":\"correct\"", lines[1], StringComparison.Ordinal);
        Assert.Equal(1, failed);
    }

    private static (string Written, int Failed) Run(string lines)
    {
        using StringWriter output = new();
        int failed = GradeLines.Run(new StringReader(lines), output);
        return (output.ToString(), failed);
    }
}
