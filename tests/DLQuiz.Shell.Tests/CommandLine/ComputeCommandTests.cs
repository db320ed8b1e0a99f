using System.Text;
using System.Text.Json;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Operations;

namespace DLQuiz.Shell.Tests.CommandLine;

public sealed class ComputeCommandTests
{
    public static TheoryData<string> Names => [.. OperationRegistry.All.Select(operation => operation.Declaration.Name)];

    [Fact]
    public void An_operation_prints_its_outputs_by_name()
    {
        (int code, string output, string error) = InProcess.Run("compute", "batch_norm_train", "--x", "[1, 2, 3, 6]", "--eps=0");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("\nbatch_mean = 3\nbatch_var  = 3.5\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_is_a_formula_and_a_choice_needs_no_quotes()
    {
        (int code, string output, string _) = InProcess.Run("compute", "mse_loss", "--pred", "[2^2, -sqrt(4)]", "--target", "[1, 0]", "--reduction", "sum");

        Assert.Equal(0, code);
        Assert.StartsWith("loss  = 13\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_value_is_no_option()
    {
        Assert.Contains("= -0.2", InProcess.Run("compute", "leaky_relu", "--x", "-20", "--negative_slope", "0.01").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_prints_the_steps_before_the_outputs()
    {
        string[] lines = InProcess.Run("compute", "batch_norm_train", "--x", "[1,2,3,6]", "--trace").Output.Split('\n');

        Assert.Equal("Steps:", lines[0]);
        Assert.StartsWith("  μ         = [3]", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("y          = [", lines[Array.IndexOf(lines, "Outputs:") + 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_one_line_of_tensors_with_the_steps_when_asked()
    {
        JsonElement json = JsonDocument.Parse(InProcess.Run("compute", "softmax", "--x", "[0,0]", "--json", "--trace").Output).RootElement;

        JsonElement y = json.GetProperty("outputs").GetProperty("y");
        Assert.Equal("f64", y.GetProperty("dtype").GetString());
        Assert.Equal([0.5, 0.5], y.GetProperty("data").EnumerateArray().Select(one => one.GetDouble()));
        Assert.NotEmpty(json.GetProperty("steps").EnumerateArray());
    }

    [Theory]
    [InlineData("did you mean batch_norm_train?", "batch_norm_trian")]
    [InlineData("did you mean batch_norm_train?", "batch_norm_trian", "--help")]
    [InlineData("did you mean --gamma?", "batch_norm_train", "--x", "[1,2]", "--gama", "2")]
    [InlineData("--eps has no value", "batch_norm_train", "--eps")]
    [InlineData("given twice", "relu", "--x", "1", "--x=2")]
    [InlineData("belongs to no argument", "relu", "1")]
    [InlineData("stands before its arguments", "--x", "1", "relu")]
    [InlineData("[1,\n   ^", "relu", "--x", "[1,")]
    [InlineData("Name an operation")]
    public void Wrong_usage_ends_with_2_and_names_what_is_near(string named, params string[] words)
    {
        (int code, string output, string error) = InProcess.Run(["compute", .. words]);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dlquiz: mse_loss: target has shape [3], expected the shape of pred, [2]\n", "mse_loss", "--pred", "[1,2]", "--target", "[1,2,3]")]
    [InlineData("dlquiz: softmax: x is missing, expected ", "softmax")]
    [InlineData("smaller arguments", "receptive_field", "--input_size", "1", "--layers", "[{kernel: 1, stride: 1e9}, {kernel: 1, stride: 1e9}, {kernel: 1, stride: 1e9}]")]
    public void A_refusal_ends_with_1_and_the_words_of_the_operation(string message, params string[] words)
    {
        (int code, string output, string error) = InProcess.Run(["compute", .. words]);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Help_shows_arguments_outputs_formula_and_commands_that_run(string name)
    {
        (int code, string output, string error) = InProcess.Run("compute", name, "--help");

        Assert.Equal((0, ""), (code, error));
        Declaration declaration = OperationRegistry.Find(name)!.Declaration;
        Assert.All(declaration.Arguments, argument => Assert.Contains($"  --{argument.Name} ", output, StringComparison.Ordinal));
        Assert.All(declaration.Outputs, result => Assert.Contains($"  {result.Name} ", output, StringComparison.Ordinal));
        Assert.Contains(declaration.Definition.Source, output, StringComparison.Ordinal);
        string[] commands = [.. output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith($"dlquiz compute {name}", StringComparison.Ordinal)).Skip(1)];
        Assert.Equal(declaration.Examples.Length, commands.Length);
        foreach (string command in commands)
        {
            (int ran, string _, string problem) = InProcess.Run([.. Words(command).Skip(1)]);
            Assert.True(ran == 0, $"{command}\n{problem}");
        }
    }

    [Fact]
    public void The_list_has_every_operation_under_its_family()
    {
        string output = InProcess.Run("compute", "--list").Output;

        Assert.Contains("\nK-means:\n  kmeans_assign ", output, StringComparison.Ordinal);
        Assert.All(OperationRegistry.All, operation => Assert.Contains(operation.Declaration.Summary, output, StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_as_json_tells_a_program_all_that_is_declared()
    {
        JsonElement[] lines = [.. InProcess.Run("compute", "--list", "--json").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

        Assert.Equal(OperationRegistry.All.Select(operation => operation.Declaration.Name), lines.Select(line => line.GetProperty("name").GetString()));
        JsonElement eps = lines.Single(line => line.GetProperty("name").GetString() == "batch_norm_train").GetProperty("arguments").EnumerateArray().Single(argument => argument.GetProperty("name").GetString() == "eps");
        Assert.Equal(("params", "1e-5", false), (eps.GetProperty("in").GetString(), eps.GetProperty("default").GetString(), eps.GetProperty("required").GetBoolean()));
    }

    /// <summary>As a shell splits a line whose only quotes are double ones.</summary>
    private static List<string> Words(string line)
    {
        List<string> words = [];
        var word = new StringBuilder();
        bool isQuoted = false;
        foreach (char c in line + " ")
        {
            isQuoted ^= c == '"';
            if (c == ' ' && !isQuoted)
            {
                words.Add(word.ToString());
                word.Clear();
            }
            else if (c != '"')
            {
                word.Append(c);
            }
        }

        return words;
    }
}
