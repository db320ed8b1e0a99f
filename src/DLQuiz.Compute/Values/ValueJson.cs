using System.Globalization;
using System.Text.Json;

namespace DLQuiz.Compute.Values;

/// <summary>Reads and writes values as JSON: tensors as <c>{"dtype", "shape", "data"}</c>, parameters as plain JSON, non-finite numbers as strings.</summary>
public static class ValueJson
{
    /// <exception cref="FormatException">The element is no tensor; the message says where.</exception>
    public static Tensor ReadTensor(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("dtype", out JsonElement type) || !json.TryGetProperty("shape", out JsonElement axes) || !json.TryGetProperty("data", out JsonElement data)
            || axes.ValueKind != JsonValueKind.Array || data.ValueKind != JsonValueKind.Array)
            throw new FormatException("""A tensor is an object with "dtype", "shape" and "data".""");
        Shape shape = ReadShape(axes);
        if (data.GetArrayLength() != shape.Size)
            throw new FormatException($"The shape {shape} has {shape.Size} elements, but there are {data.GetArrayLength()}.");
        return type.ValueKind == JsonValueKind.String ? type.GetString() switch
        {
            "f64" => RealTensor.Adopt(shape, [.. data.EnumerateArray().Select(ReadReal)]),
            "i64" => IntegerTensor.Adopt(shape, [.. data.EnumerateArray().Select(ReadInteger)]),
            "bool" => BooleanTensor.Adopt(shape, [.. data.EnumerateArray().Select(ReadBoolean)]),
            string other => throw new FormatException($"""The dtype "{other}" is not one of "f64", "i64" and "bool"."""),
            null => throw new FormatException("The dtype is null."),
        }
        : throw new FormatException("The dtype is no string.");
    }

    /// <summary>Plain JSON: an array of numbers becomes a tensor, an integral number without point or exponent an integer.</summary>
    /// <exception cref="FormatException">An object names a field twice.</exception>
    public static Value ReadPlain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => Null.Value,
        JsonValueKind.True => BooleanTensor.Scalar(true),
        JsonValueKind.False => BooleanTensor.Scalar(false),
        JsonValueKind.String => new Text(json.GetString()!),
        JsonValueKind.Number => json.TryGetInt64(out long integer) && !IsWrittenAsReal(json) ? IntegerTensor.Scalar(integer) : RealTensor.Scalar(json.GetDouble()),
        JsonValueKind.Array => ListValue.Gather([.. json.EnumerateArray().Select(ReadPlain)]),
        JsonValueKind.Object => ReadRecord(json),
        _ => throw new FormatException("There is no value."),
    };

    public static void WriteTensor(Utf8JsonWriter writer, Tensor tensor)
    {
        writer.WriteStartObject();
        writer.WriteString("dtype", tensor.ElementType);
        writer.WriteStartArray("shape");
        foreach (int axis in tensor.Shape.Axes)
            writer.WriteNumberValue(axis);
        writer.WriteEndArray();
        writer.WriteStartArray("data");
        WriteElements(writer, tensor);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteElements(Utf8JsonWriter writer, Tensor tensor)
    {
        switch (tensor)
        {
            case RealTensor reals:
                foreach (double value in reals.Data)
                    WriteReal(writer, value);
                break;
            case IntegerTensor integers:
                foreach (long value in integers.Data)
                    writer.WriteNumberValue(value);
                break;
            case BooleanTensor booleans:
                foreach (bool value in booleans.Data)
                    writer.WriteBooleanValue(value);
                break;
        }
    }

    private static void WriteReal(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private static Shape ReadShape(JsonElement axes)
    {
        if (axes.GetArrayLength() > Shape.MaxRank)
            throw new FormatException($"A shape has at most {Shape.MaxRank} axes, not {axes.GetArrayLength()}.");
        int[] lengths = new int[axes.GetArrayLength()];
        for (int i = 0; i < lengths.Length; i++)
        {
            if (axes[i].ValueKind != JsonValueKind.Number || !axes[i].TryGetInt32(out lengths[i]))
                throw new FormatException($"The axis {axes[i].GetRawText()} is no integer.");
        }
        return Shape.Fits(lengths) ? Shape.Of(lengths) : throw new FormatException($"[{string.Join(", ", lengths)}] is no shape that can be held.");
    }

    private static double ReadReal(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.String => json.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            string other => throw new FormatException($"""The text "{other}" is no number: only "NaN", "Infinity" and "-Infinity" are."""),
            null => throw new FormatException("There is no number."),
        },
        _ => throw new FormatException($"{json.GetRawText()} is no number."),
    };

    private static long ReadInteger(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out long value) ? value : throw new FormatException($"{json.GetRawText()} is no 64-bit integer.");

    private static bool ReadBoolean(JsonElement json) =>
        json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : throw new FormatException($"{json.GetRawText()} is neither true nor false.");

    private static bool IsWrittenAsReal(JsonElement json) => json.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');

    private static RecordValue ReadRecord(JsonElement json)
    {
        KeyValuePair<string, Value>[] fields = [.. json.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, ReadPlain(property.Value)))];
        return fields.Select(field => field.Key).Distinct(StringComparer.Ordinal).Count() == fields.Length
            ? new RecordValue(fields)
            : throw new FormatException("An object names a field twice.");
    }
}
