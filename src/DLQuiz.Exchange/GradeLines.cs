using System.Text.Json;
using DLQuiz.Compute;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Grading;

namespace DLQuiz.Exchange;

/// <summary>Answers judged line by line: <c>{"kind", "key", "given", "tol"?, "precision"?, "ordered"?}</c> in, <c>{"verdict", "score", "read"}</c> out.</summary>
public static class GradeLines
{
    private static readonly string[] Known = ["kind", "key", "given", "tol", "precision", "ordered"];

    /// <summary>Without an absolute part: a bare key may be of any size.</summary>
    private static readonly Tolerance Usual = Tolerance.Default with { Absolute = 0 };

    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>One line out for each line in, blank ones left out; a line that cannot be judged says why and is counted.</summary>
    /// <returns>The number of lines that could not be judged.</returns>
    public static int Run(TextReader input, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        int failed = 0;
        while (input.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                Write(output, Judge(line));
            }
            catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
            {
                // A lone surrogate, escaped in a text, is an invalid operation to the JSON reader.
                failed++;
                JsonLines.Write(output, writer => writer.WriteString("error", broken.Message));
            }
        }

        return failed;
    }

    private static LoneAnswer Judge(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line.TrimStart('\uFEFF'), Strictly);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException("A line is a JSON object with kind, key and given.");
        RefuseMisspelt(root);
        AnswerKind kind = Kind(root);
        Value key = ValueJson.ReadPlain(Required(root, "key"));
        JsonElement given = Required(root, "given");
        string typed = given.ValueKind == JsonValueKind.String ? given.GetString()! : given.GetRawText();
        Precision? precision = ReadPrecision(root);
        Tolerance? tolerance = ReadTolerance(root);
        Measure measure = new(tolerance ?? (precision is null ? Usual : Tolerance.Exact), precision, ReadOrdered(root));
        return LoneAnswer.Judge(kind, key, typed, measure, out string problem) ?? throw new FormatException($"The key is not of kind {kind.Name}: {problem}.");
    }

    /// <summary>Other properties belong to whoever wrote the line; one that is nearly ours would be lost without a word.</summary>
    private static void RefuseMisspelt(JsonElement root)
    {
        foreach (string name in root.EnumerateObject().Select(property => property.Name).Where(name => !Known.Contains(name, StringComparer.Ordinal)))
        {
            if (Spelling.Nearest(name, Known) is { } near)
                throw new FormatException($"There is no property {name}; {near} is near.");
        }
    }

    private static void Write(TextWriter output, LoneAnswer judged) => JsonLines.Write(output, writer =>
    {
        (string verdict, string? hint) = judged.Verdict switch
        {
            Verdict.Correct => ("correct", null),
            Verdict.Partly => ("partly", null),
            Verdict.WrongPrecision precision => ("partly", precision.Message.ToString()),
            Verdict.Unreadable unreadable => ("unreadable", unreadable.Hint.ToString()),
            _ => ("wrong", null),
        };
        writer.WriteString("verdict", verdict);
        writer.WriteNumber("score", judged.Score);
        writer.WriteString("read", (judged.Reading as Reading.Understood)?.Display.TrimStart('=', ' '));
        if (hint is not null)
            writer.WriteString("hint", hint);
    });

    private static AnswerKind Kind(JsonElement root)
    {
        if (!root.TryGetProperty("kind", out JsonElement kind))
            return AnswerKinds.Default;
        return kind.ValueKind == JsonValueKind.String && AnswerKinds.Find(kind.GetString()!) is { } found
            ? found
            : throw new FormatException($"There is no kind {kind.GetRawText()}; the kinds are {string.Join(", ", AnswerKinds.All.Select(known => known.Name))}.");
    }

    private static JsonElement Required(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : throw new FormatException($"The property {name} is missing.");

    private static Tolerance? ReadTolerance(JsonElement root)
    {
        if (!root.TryGetProperty("tol", out JsonElement tolerance) || tolerance.ValueKind == JsonValueKind.Null)
            return null;
        if (tolerance.ValueKind == JsonValueKind.String && Tolerance.TryParse(tolerance.GetString()!) is { } parsed)
            return parsed;
        if (tolerance.ValueKind == JsonValueKind.Object && tolerance.EnumerateObject().All(bound => bound.Name is "rel" or "abs" && IsBound(bound.Value)))
            return new Tolerance(Bound(tolerance, "rel"), Bound(tolerance, "abs"));
        throw new FormatException("""tol is "rel 0.005, abs 0.005", "exact" or {"rel": 0.005, "abs": 0.005}.""");
    }

    private static bool IsBound(JsonElement json) => json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out double bound) && double.IsFinite(bound) && bound >= 0;

    private static double Bound(JsonElement tolerance, string name) => tolerance.TryGetProperty(name, out JsonElement bound) ? bound.GetDouble() : 0;

    private static Precision? ReadPrecision(JsonElement root)
    {
        if (!root.TryGetProperty("precision", out JsonElement precision) || precision.ValueKind == JsonValueKind.Null)
            return null;
        string text = precision.ValueKind switch
        {
            JsonValueKind.String => precision.GetString()!,
            JsonValueKind.Object when precision.GetPropertyCount() == 1 => string.Join(' ', precision.EnumerateObject().Select(property => $"{property.Name} {property.Value.GetRawText()}")),
            _ => "",
        };
        return Precision.TryParse(text) ?? throw new FormatException("""precision is "sigfig 3" or "decimals 2".""");
    }

    private static bool? ReadOrdered(JsonElement root)
    {
        if (!root.TryGetProperty("ordered", out JsonElement ordered) || ordered.ValueKind == JsonValueKind.Null)
            return null;
        return ordered.ValueKind is JsonValueKind.True or JsonValueKind.False ? ordered.GetBoolean() : throw new FormatException("ordered is true or false.");
    }
}
