using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Networks;

/// <summary>A node of a directed acyclic graph.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Inputs">Places of earlier nodes.</param>
/// <param name="Layer">For convolutions and poolings; null for what only passes through or merges.</param>
internal sealed record GraphNode(string Name, ImmutableArray<int> Inputs, ChainLayer? Layer)
{
    public static ValueParameter<ImmutableArray<GraphNode>> Parameter() => new(
        "nodes", "list of {name, op, inputs, kernel, stride, padding: [before, after], dilation}", Read, "The nodes, each after its inputs; op is input, conv, pool, add, concat or identity.")
    {
        Samples = [Sample(false), Sample(true)],
    };

    private static ImmutableArray<GraphNode> Read(Value value)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        return RecordReader.Each(value, "nodes", reader =>
        {
            GraphNode node = Read(reader, places);
            return places.TryAdd(node.Name, places.Count) ? node : throw new FormatException($"the name {node.Name} once");
        });
    }

    private static GraphNode Read(RecordReader reader, Dictionary<string, int> places)
    {
        string op = reader.Word("op");
        string name = reader.Word("name");
        ImmutableArray<int> inputs = [.. reader.Words("inputs").Select(input => places.TryGetValue(input, out int place) ? place : throw new FormatException($"{reader.Place}.inputs to name earlier nodes, not {input}"))];
        (int least, int most) = op switch
        {
            "input" => (0, 0),
            "conv" or "pool" or "identity" => (1, 1),
            "add" or "concat" => (1, int.MaxValue),
            _ => throw new FormatException($"{reader.Place}.op to be 'input', 'conv', 'pool', 'add', 'concat' or 'identity'"),
        };
        if (inputs.Length < least || inputs.Length > most)
            throw new FormatException($"{reader.Place} to have {(most == 0 ? "no input" : most == 1 ? "one input" : "inputs")}");
        return new(name, inputs, op is "conv" or "pool" ? ChainLayer.Read(reader) : null);
    }

    private static Value Sample(bool isDilated)
    {
        static RecordValue Node(string name, string op, Value inputs, params KeyValuePair<string, Value>[] rest) =>
            new([KeyValuePair.Create<string, Value>("name", new Text(name)), KeyValuePair.Create<string, Value>("op", new Text(op)), KeyValuePair.Create("inputs", inputs), .. rest]);

        KeyValuePair<string, Value>[] layer =
        [
            KeyValuePair.Create<string, Value>("kernel", IntegerTensor.Scalar(3)),
            KeyValuePair.Create<string, Value>("padding", IntegerTensor.Scalar(isDilated ? 2 : 1)),
            KeyValuePair.Create<string, Value>("dilation", IntegerTensor.Scalar(isDilated ? 2 : 1)),
        ];
        return ListValue.Gather(
            Node("x", "input", ListValue.Empty),
            Node("a", "conv", new Text("x"), layer),
            Node("y", "add", ListValue.Gather(new Text("x"), new Text("a"))));
    }
}
