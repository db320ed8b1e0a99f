using System.Text.Json;
using DLQuiz.Compute;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Exchange;

/// <summary>One evaluation as JSON lines: <c>{"op", "inputs", "params"}</c> gives <c>{"outputs": {name: TENSOR}}</c> or <c>{"error": "…"}</c>.</summary>
public static class ComputeLine
{
    /// <summary>A name given twice would leave one of its values unheard.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Answers one line with one line; whatever the line holds, an answer is written and nothing is thrown.</summary>
    public static void Answer(TextWriter output, ReadOnlyMemory<char> line)
    {
        try
        {
            Outputs outputs = Evaluate(line);
            JsonLines.Write(output, writer => WriteOutputs(writer, outputs));
        }
        catch (Exception problem) when (problem is JsonException or FormatException or OperationRefusedException or BudgetExceededException)
        {
            JsonLines.WriteError(output, problem is JsonException ? $"The line is no JSON object: {problem.Message}" : problem.Message);
        }
        catch (Exception defect)
        {
            // One line must not cost the answers of all that follow it, not even when the fault is the program's.
            JsonLines.WriteError(output, $"The program failed here, which is a mistake of its own: {defect.GetType().Name}: {defect.Message}");
        }
    }

    /// <summary>The property <c>outputs</c>: only those that the evaluation has, in the order of the declaration.</summary>
    public static void WriteOutputs(Utf8JsonWriter writer, Outputs outputs)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(outputs);
        writer.WriteStartObject("outputs");
        foreach ((string name, Tensor tensor) in outputs.Present())
        {
            writer.WritePropertyName(name);
            ValueJson.WriteTensor(writer, tensor);
        }

        writer.WriteEndObject();
    }

    private static Outputs Evaluate(ReadOnlyMemory<char> line)
    {
        if (line.Span.IsWhiteSpace())
        {
            throw new FormatException("The line is empty.");
        }

        using var document = JsonDocument.Parse(line, Strict);
        JsonElement request = document.RootElement;
        if (request.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("""A line is an object {"op", "inputs", "params"}.""");
        }

        Operation operation = FindOperation(request);
        Dictionary<string, Value> values = new(StringComparer.Ordinal);
        foreach (JsonProperty input in Fields(request, "inputs"))
        {
            Argument argument = FindArgument(operation, input.Name, wantsInput: true);
            if (input.Value.ValueKind != JsonValueKind.Null)
            {
                values[argument.Name] = Read(operation, argument, input.Value, ValueJson.ReadTensor);
            }
        }

        foreach (JsonProperty parameter in Fields(request, "params"))
        {
            Argument argument = FindArgument(operation, parameter.Name, wantsInput: false);
            values[argument.Name] = Read(operation, argument, parameter.Value, ValueJson.ReadPlain);
        }

        return operation.Evaluate(operation.Bind(values, EvaluationBudget.Request));
    }

    private static Operation FindOperation(JsonElement request)
    {
        if (!request.TryGetProperty("op", out JsonElement op) || op.ValueKind != JsonValueKind.String)
        {
            throw new FormatException("""The line has no text "op" that names an operation.""");
        }

        string name = op.GetString()!;
        return OperationRegistry.Find(name) ?? throw new FormatException(OperationRegistry.Nearest(name) is { } nearest
            ? $"There is no operation {name}; did you mean {nearest}?"
            : $"There is no operation {name}.");
    }

    private static JsonElement.ObjectEnumerator Fields(JsonElement request, string name)
    {
        if (!request.TryGetProperty(name, out JsonElement fields))
        {
            return default;
        }

        return fields.ValueKind == JsonValueKind.Object ? fields.EnumerateObject() : throw new FormatException($"\"{name}\" is no object of named values.");
    }

    private static Argument FindArgument(Operation operation, string name, bool wantsInput)
    {
        Declaration declaration = operation.Declaration;
        if (declaration.FindArgument(name) is not { } argument)
        {
            string[] known = [.. declaration.Arguments.Select(one => one.Name)];
            string hint = Spelling.Nearest(name, known) is { } nearest ? $"did you mean {nearest}?" : $"it has {string.Join(", ", known)}.";
            throw new FormatException($"{declaration.Name} has no argument {name}; {hint}");
        }

        bool isInput = argument.Pattern is not null;
        return isInput == wantsInput ? argument : throw new FormatException(isInput
            ? $"{declaration.Name}: {name} is an input: give it in \"inputs\", as a tensor."
            : $"{declaration.Name}: {name} is a parameter: give it in \"params\", as plain JSON.");
    }

    private static Value Read(Operation operation, Argument argument, JsonElement json, Func<JsonElement, Value> read)
    {
        try
        {
            return read(json);
        }
        catch (FormatException problem)
        {
            throw new FormatException($"{operation.Declaration.Name}: {argument.Name}: {problem.Message}", problem);
        }
    }
}
