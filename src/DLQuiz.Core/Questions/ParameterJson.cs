using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions;

/// <summary>Parameters as the log keeps them: <c>{"x":[4,-1],"eps":0.1}</c>; a real number is written with a point or an exponent, an integer without.</summary>
internal static class ParameterJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Question question, IReadOnlyDictionary<string, Value> parameters)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Options))
        {
            writer.WriteStartObject();
            foreach (Parameter parameter in question.Parameters)
            {
                writer.WritePropertyName(parameter.Name);
                Write(writer, parameters[parameter.Name]);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Linked parameters that the text lacks are computed.</summary>
    /// <exception cref="VariantException">The text is no such object, or lacks a drawn parameter.</exception>
    public static Dictionary<string, Value> Read(Question question, string json)
    {
        Dictionary<string, Value> names = new(StringComparer.Ordinal);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new VariantException("The parameters of a past review are no JSON object.");
            foreach (Parameter parameter in question.Parameters)
                names[parameter.Name] = document.RootElement.TryGetProperty(parameter.Name, out JsonElement value) ? ValueJson.ReadPlain(value) : Compute(parameter, names);
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            throw new VariantException($"The parameters of a past review cannot be read: {broken.Message}");
        }

        return names;
    }

    private static Value Compute(Parameter parameter, Dictionary<string, Value> names)
    {
        string problem = "it is drawn, and the question did not have it then";
        return (parameter as Parameter.Linked)?.Formula.TryEvaluate(names, out problem) ?? throw new VariantException($"The parameter {parameter.Name} is missing: {problem}.");
    }

    private static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value)
        {
            case Text text:
                writer.WriteStringValue(text.Content);
                break;
            case Tensor tensor:
                WriteTensor(writer, tensor, 0, 0);
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (Value element in list.Elements)
                    Write(writer, element);
                writer.WriteEndArray();
                break;
            case RecordValue record:
                writer.WriteStartObject();
                foreach ((string name, Value field) in record.Fields)
                {
                    writer.WritePropertyName(name);
                    Write(writer, field);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteTensor(Utf8JsonWriter writer, Tensor tensor, int axis, int from)
    {
        if (axis == tensor.Shape.Rank)
        {
            WriteElement(writer, tensor, from);
            return;
        }

        int step = tensor.Shape.CountBetween(axis + 1, tensor.Shape.Rank);
        writer.WriteStartArray();
        for (int i = 0; i < tensor.Shape[axis]; i++)
            WriteTensor(writer, tensor, axis + 1, from + (i * step));
        writer.WriteEndArray();
    }

    private static void WriteElement(Utf8JsonWriter writer, Tensor tensor, int position)
    {
        switch (tensor)
        {
            case RealTensor reals:
                writer.WriteRawValue(RealText(reals.Data[position]), skipInputValidation: true);
                break;
            case IntegerTensor integers:
                writer.WriteNumberValue(integers.Data[position]);
                break;
            case BooleanTensor booleans:
                writer.WriteBooleanValue(booleans.Data[position]);
                break;
        }
    }

    private static string RealText(double number)
    {
        if (!double.IsFinite(number))
            return "null";
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}
