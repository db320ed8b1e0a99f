using System.Diagnostics;
using System.Text.Json;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Tests.Compute;
using DLQuiz.Exchange;
using DLQuiz.Shell.Tests.EndToEnd;

namespace DLQuiz.Shell.Tests.CommandLine;

public sealed class ComputeBatchTests
{
    private const string Relu = """{"op":"relu","inputs":{"x":{"dtype":"f64","shape":[],"data":[2]}}}""";

    [Fact]
    public void A_process_answers_every_reference_vector_within_its_tolerance()
    {
        JsonElement[] cases = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "DLQuiz.Core.Tests", "Vectors"), "*.json")
            .Where(file => OperationRegistry.Find(Path.GetFileNameWithoutExtension(file)) is not null)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("cases").EnumerateArray())];

        string[] answers = Answers(cases.Select(one => $$"""{"op":{{one.GetProperty("op").GetRawText()}},"inputs":{{one.GetProperty("inputs").GetRawText()}},"params":{{one.GetProperty("params").GetRawText()}}}"""));

        Assert.Equal(cases.Length, answers.Length);
        Assert.NotEmpty(cases);
        Assert.Empty(cases.Zip(answers, Difference).OfType<string>());
    }

    [Theory]
    [InlineData("", "The line is empty.")]
    [InlineData("nonsense", "no JSON object")]
    [InlineData("[]", "A line is an object")]
    [InlineData("""{"op":"relu","op":"elu"}""", "op")]
    [InlineData("""{"inputs":{}}""", "no text")]
    [InlineData("""{"op":"relux"}""", "did you mean relu?")]
    [InlineData("""{"op":"relu"}""", "x is missing")]
    [InlineData("""{"op":"relu","inputs":[]}""", "no object")]
    [InlineData("""{"op":"relu","inputs":{"x":3}}""", "relu: x: A tensor is an object")]
    [InlineData("""{"op":"relu","inputs":{"y":3}}""", "relu has no argument y; it has x.")]
    [InlineData("""{"op":"relu","inputs":{"x":{"dtype":"f64","shape":[1],"data":["nan"]}}}""", "only \"NaN\"")]
    [InlineData("""{"op":"relu","inputs":{"x":{"dtype":"f64","shape":[99999999999],"data":[]}}}""", "relu: x: ")]
    [InlineData("""{"op":"relu","inputs":{"x":{"dtype":"f64","shape":[65536,65536],"data":[]}}}""", "no shape")]
    [InlineData("""{"op":"relu","inputs":{"x":{"dtype":"f64","shape":[-1],"data":[]}}}""", "no shape")]
    [InlineData("""{"op":"relu","inputs":{"x":{"dtype":"f64","shape":[2],"data":[1]}}}""", "2 elements")]
    [InlineData("""{"op":"softmax","inputs":{"axis":{"dtype":"i64","shape":[],"data":[0]}}}""", "axis is a parameter: give it in \"params\"")]
    [InlineData("""{"op":"softmax","params":{"x":[1,2]}}""", "x is an input: give it in \"inputs\"")]
    [InlineData("""{"op":"softmax","inputs":{"x":{"dtype":"f64","shape":[2],"data":[1,2]}},"params":{"axis":0.5}}""", "softmax: axis is the number 0.5, expected integer")]
    [InlineData("""{"op":"dilated_stack_receptive_field","params":{"kernel":3,"dilations":[1,2],"stacks":1e18}}""", "dilated_stack_receptive_field: ")]
    [InlineData("""{"op":"conv1d","inputs":{"x":{"dtype":"f64","shape":[1,1,1],"data":[1]},"weight":{"dtype":"f64","shape":[1,1,1],"data":[1]}},"params":{"padding":[30000000,0]}}""", "than the")]
    public void A_bad_line_is_an_error_line_and_never_the_end(string bad, string named)
    {
        string[] answers = Lines(InProcess.RunWith($"{Relu}\n{bad}\n{Relu}\n", "compute", "--batch").Output);

        Assert.Equal(3, answers.Length);
        Assert.Contains(named, JsonDocument.Parse(answers[1]).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.All([answers[0], answers[2]], answer => Assert.StartsWith("""{"outputs":{"y":""", answer, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_spelling_of_a_number_is_read_and_the_shortest_that_reads_back_is_written()
    {
        string line = """{"op":"leaky_relu","inputs":{"x":{"dtype":"f64","shape":[6],"data":[5e-324,-0.0,1e-05,"NaN","Infinity",0.1]}},"params":{"negative_slope":0}}""";

        JsonElement data = JsonDocument.Parse(InProcess.RunWith(line, "compute", "--batch").Output).RootElement.GetProperty("outputs").GetProperty("y").GetProperty("data");

        Assert.Equal(["5E-324", "1E-05", "\"NaN\"", "\"Infinity\"", "0.1"], data.EnumerateArray().Select(one => one.GetRawText()).Where((_, i) => i != 1));
        Assert.Equal(0, data[1].GetDouble());
    }

    [Fact]
    public void Integers_stand_for_reals_and_integral_reals_for_integers()
    {
        string[] answers = Lines(InProcess.RunWith(
            """{"op":"dilated_stack_receptive_field","inputs":{},"params":{"kernel":2.0,"dilations":[1.0,2]}}""" + "\n" +
            """{"op":"leaky_relu","inputs":{"x":{"dtype":"i64","shape":[],"data":[-2]}},"params":{"negative_slope":1}}""", "compute", "--batch").Output);

        Assert.Contains("""{"r":{"dtype":"i64","shape":[],"data":[4]}""", answers[0], StringComparison.Ordinal);
        Assert.Contains("""{"y":{"dtype":"f64","shape":[],"data":[-2]}""", answers[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_beyond_the_longest_is_refused_without_being_kept()
    {
        var endless = new Repeated('1', 3L * LineBatch.LongestLine, "\n" + Relu);
        var output = new StringWriter();
        long before = GC.GetAllocatedBytesForCurrentThread();

        LineBatch.Run(endless, output, ComputeLine.Answer);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8L * LineBatch.LongestLine);
        string[] answers = Lines(output.ToString());
        Assert.Contains("longer than", answers[0], StringComparison.Ordinal);
        Assert.Contains("outputs", answers[1], StringComparison.Ordinal);
        Assert.Equal(2, answers.Length);
    }

    [Fact]
    public void A_line_is_answered_before_the_next_one_is_sent()
    {
        using Process process = Start();
        for (int i = 0; i < 3; i++)
        {
            process.StandardInput.Write(Relu + "\n");
            process.StandardInput.Flush();
            Assert.StartsWith("{\"outputs\"", process.StandardOutput.ReadLine(), StringComparison.Ordinal);
        }

        process.StandardInput.Close();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static string? Difference(JsonElement json, string answer)
    {
        VectorCase expected = VectorCase.Read(json);
        JsonElement actual = JsonDocument.Parse(answer).RootElement;
        if (expected.Expected is null)
        {
            return actual.TryGetProperty("error", out JsonElement _) ? null : $"{expected.Id} is not refused";
        }

        if (!actual.TryGetProperty("outputs", out JsonElement outputs))
        {
            return $"{expected.Id}: {answer}";
        }

        return expected.Expected
            .Where(one => !outputs.TryGetProperty(one.Key, out JsonElement output) || !expected.Accepts(one.Value, ValueJson.ReadTensor(output)))
            .Select(one => $"{expected.Id}: {one.Key} is not {one.Value}").FirstOrDefault();
    }

    private static string[] Answers(IEnumerable<string> lines)
    {
        using Process process = Start();
        Task writing = Task.Run(() =>
        {
            foreach (string line in lines)
            {
                process.StandardInput.Write(line + "\n");
            }

            process.StandardInput.Close();
        });
        string output = process.StandardOutput.ReadToEnd();
        writing.Wait();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return Lines(output);
    }

    private static Process Start() => Process.Start(new ProcessStartInfo(FreshHome.Program, ["compute", "--batch"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One character many times, then a text.</summary>
    private sealed class Repeated(char repeated, long times, string end) : TextReader
    {
        private long left = times;
        private int at;

        public override int Read(char[] buffer, int index, int count)
        {
            int length = (int)Math.Min(left > 0 ? left : end.Length - at, count);
            if (left > 0)
            {
                buffer.AsSpan(index, length).Fill(repeated);
                left -= length;
            }
            else
            {
                end.CopyTo(at, buffer, index, length);
                at += length;
            }

            return length;
        }
    }
}
