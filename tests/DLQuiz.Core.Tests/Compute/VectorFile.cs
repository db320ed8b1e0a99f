using System.Text.Json;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Tests.Compute;

/// <summary>The reference vectors of one operation, generated with PyTorch, scikit-learn, NumPy and SciPy.</summary>
internal static class VectorFile
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Vectors");

    public static IEnumerable<string> Operations =>
        Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !name.StartsWith("scheduling_", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, VectorCase> Cases(string operation)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, operation + ".json")));
        return document.RootElement.GetProperty("cases").EnumerateArray().Select(VectorCase.Read).ToDictionary(one => one.Id, StringComparer.Ordinal);
    }
}

internal sealed record VectorCase(string Id, IReadOnlyDictionary<string, Value> Arguments, IReadOnlyDictionary<string, Tensor>? Expected, double Absolute, double Relative)
{
    public static VectorCase Read(JsonElement json)
    {
        Dictionary<string, Value> arguments = new(StringComparer.Ordinal);
        foreach (JsonProperty input in json.GetProperty("inputs").EnumerateObject())
            arguments.Add(input.Name, ValueJson.ReadTensor(input.Value));
        foreach (JsonProperty parameter in json.GetProperty("params").EnumerateObject())
            arguments.Add(parameter.Name, ValueJson.ReadPlain(parameter.Value));
        string id = json.GetProperty("id").GetString()!;
        if (json.TryGetProperty("error", out JsonElement _))
            return new(id, arguments, null, 0, 0);
        JsonElement tolerance = json.GetProperty("tolerance");
        return new(
            id,
            arguments,
            json.GetProperty("expected").EnumerateObject().ToDictionary(one => one.Name, one => ValueJson.ReadTensor(one.Value), StringComparer.Ordinal),
            tolerance.GetProperty("abs").GetDouble(),
            tolerance.GetProperty("rel").GetDouble());
    }

    public bool Accepts(Tensor expected, Tensor actual)
    {
        if (!expected.Shape.Equals(actual.Shape) || expected.GetType() != actual.GetType())
            return false;
        if (expected is not RealTensor reals)
            return expected.Equals(actual);
        for (int i = 0; i < reals.Count; i++)
        {
            if (!Accepts(reals.Data[i], ((RealTensor)actual).Data[i]))
                return false;
        }
        return true;
    }

    private bool Accepts(double expected, double actual) =>
        double.IsFinite(expected) ? Math.Abs(actual - expected) <= Absolute + (Relative * Math.Abs(expected)) : expected.Equals(actual);
}
