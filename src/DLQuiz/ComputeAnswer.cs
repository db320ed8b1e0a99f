using System.Text.Json;
using DLQuiz.Compute;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;
using DLQuiz.Exchange;
using DLQuiz.Terminal.Text;

namespace DLQuiz;

/// <summary>Evaluates one operation and prints what comes out, for a person or a script.</summary>
internal static class ComputeAnswer
{
    /// <summary>A matrix that is wider gets one row a line; both ways it reads back as a formula.</summary>
    private const int Columns = 100;

    public static int Print(World world, Operation operation, IReadOnlyDictionary<string, Value> arguments, bool withTrace, bool json)
    {
        Trace? trace = withTrace ? new Trace() : null;
        try
        {
            Outputs outputs = operation.Evaluate(operation.Bind(arguments, EvaluationBudget.Request), trace);
            if (json)
            {
                JsonLines.Write(world.Out, line => WriteJson(line, outputs, trace));
            }
            else
            {
                PrintText(world, outputs, trace);
            }

            return ExitCodes.Fine;
        }
        catch (Exception refusal) when (refusal is OperationRefusedException or BudgetExceededException)
        {
            world.Error.WriteLine($"dlquiz: {SafeText.Of(refusal.Message)}");
            return ExitCodes.InputHasErrors;
        }
    }

    private static void PrintText(World world, Outputs outputs, Trace? trace)
    {
        if (trace is not null)
        {
            PrintSteps(world, outputs, trace);
        }

        KeyValuePair<string, Tensor>[] present = [.. outputs.Present()];
        int width = present.Max(output => Cells.Width(output.Key));
        foreach ((string name, Tensor value) in present)
        {
            world.Out.WriteLine($"{Cells.PadRight(name, width)} = {Lines(value, width + 3)}");
        }
    }

    private static void PrintSteps(World world, Outputs outputs, Trace trace)
    {
        if (trace.Steps.Count == 0)
        {
            world.Error.WriteLine($"dlquiz: {outputs.Declaration.Name} has no steps that a person would write down.");
            return;
        }

        int width = trace.Steps.Max(step => Cells.Width(step.Name));
        world.Out.WriteLine("Steps:");
        foreach (TraceStep step in trace.Steps)
        {
            world.Out.WriteLine($"  {Cells.PadRight(step.Name, width)} = {Lines(step.Value, width + 5)}    {step.Meaning}");
        }

        world.Out.WriteLine("Outputs:");
    }

    private static string Lines(Value value, int indent)
    {
        string text = SafeText.Of(value.ToString());
        return value is Tensor { Shape.Rank: > 1 } && Cells.Width(text) + indent > Columns
            ? text.Replace("], [", "],\n" + new string(' ', indent + 1) + "[", StringComparison.Ordinal)
            : text;
    }

    private static void WriteJson(Utf8JsonWriter line, Outputs outputs, Trace? trace)
    {
        ComputeLine.WriteOutputs(line, outputs);
        if (trace is null)
        {
            return;
        }

        line.WriteStartArray("steps");
        foreach (TraceStep step in trace.Steps)
        {
            line.WriteStartObject();
            line.WriteString("name", step.Name);
            line.WritePropertyName("value");
            if (step.Value is Tensor tensor)
            {
                ValueJson.WriteTensor(line, tensor);
            }
            else
            {
                line.WriteStringValue(step.Value.ToString());
            }

            line.WriteString("meaning", step.Meaning);
            line.WriteEndObject();
        }

        line.WriteEndArray();
    }
}
