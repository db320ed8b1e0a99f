using System.Collections.Immutable;
using DLQuiz.Compute.Networks.Layers;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Networks;

/// <summary>What a node of a graph does.</summary>
internal enum NodeOperation
{
    Input,

    /// <summary>A window slides over the one input.</summary>
    Slide,

    /// <summary>Several branches meet.</summary>
    Merge,

    /// <summary>Works on each position by itself.</summary>
    Pass,
}

/// <param name="Place">Where it stands, for errors: <c>nodes[3]</c>.</param>
/// <param name="Name">By which later nodes refer to it.</param>
/// <param name="Operation">What it does.</param>
/// <param name="Inputs">Numbers of earlier nodes.</param>
/// <param name="Window">With its padding; one cell where nothing slides.</param>
internal sealed record NetworkNode(string Place, string Name, NodeOperation Operation, ImmutableArray<int> Inputs, Window Window);

/// <summary>A directed acyclic graph of layers along one axis: every node reads nodes that stand before it.</summary>
internal sealed record NetworkGraph(ImmutableArray<NetworkNode> Nodes)
{
    private const string Operations = "'input', 'conv', 'pool', 'add', 'concat' or 'identity'";

    /// <exception cref="FormatException">The value is no graph; the message names the node and field.</exception>
    public static NetworkGraph Read(Value value)
    {
        if (value is not ListValue { Elements.IsEmpty: false } list)
            throw new FormatException("a list of nodes, at least one");
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        ImmutableArray<NetworkNode>.Builder nodes = ImmutableArray.CreateBuilder<NetworkNode>(list.Elements.Length);
        foreach (Value element in list.Elements)
        {
            NetworkNode node = ReadNode(element, $"nodes[{nodes.Count}]", numbers);
            if (!numbers.TryAdd(node.Name, nodes.Count))
                throw new FormatException($"{node.Place}.name to be new, not '{node.Name}' again");
            nodes.Add(node);
        }
        return new(nodes.MoveToImmutable());
    }

    /// <summary>−1 for none.</summary>
    public int Find(string name)
    {
        for (int node = 0; node < Nodes.Length; node++)
        {
            if (Nodes[node].Name == name)
                return node;
        }
        return -1;
    }

    /// <summary>The nodes that <paramref name="output"/> depends on, itself included.</summary>
    public bool[] AncestorsOf(int output)
    {
        bool[] isAncestor = new bool[Nodes.Length];
        isAncestor[output] = true;
        for (int node = output; node >= 0; node--)
        {
            foreach (int input in Nodes[node].Inputs)
                isAncestor[input] |= isAncestor[node];
        }
        return isAncestor;
    }

    private static NetworkNode ReadNode(Value value, string place, Dictionary<string, int> numbers)
    {
        if (value is not RecordValue record)
            throw new FormatException($"{place} to be a record such as {{name: 'x', op: 'input', inputs: []}}, not {value.Description}");
        LayerFields fields = new(record, place);
        string name = fields.Text("name", "a text");
        NodeOperation operation = fields.Text("op", Operations) switch
        {
            "input" => NodeOperation.Input,
            "conv" or "pool" => NodeOperation.Slide,
            "add" or "concat" => NodeOperation.Merge,
            "identity" => NodeOperation.Pass,
            _ => throw fields.Problem("op", Operations),
        };
        ImmutableArray<int> inputs = ReadInputs(fields, operation, numbers);
        Window window = operation == NodeOperation.Slide ? ReadWindow(fields) : new Window(1);
        fields.RefuseOthers();
        return new(place, name, operation, inputs, window);
    }

    private static ImmutableArray<int> ReadInputs(LayerFields fields, NodeOperation operation, Dictionary<string, int> numbers)
    {
        string expected = operation switch
        {
            NodeOperation.Input => "an empty list",
            NodeOperation.Merge => "a list of names of earlier nodes, at least one",
            _ => "a list of one name of an earlier node",
        };
        IReadOnlyList<string> names = fields.Texts("inputs", expected);
        bool isCountRight = operation switch
        {
            NodeOperation.Input => names.Count == 0,
            NodeOperation.Merge => names.Count >= 1,
            _ => names.Count == 1,
        };
        if (!isCountRight)
            throw fields.Problem("inputs", expected);
        if (names.FirstOrDefault(name => !numbers.ContainsKey(name)) is not { } unknown)
            return [.. names.Select(name => numbers[name])];
        string nearest = Spelling.Nearest(unknown, numbers.Keys) is { } meant ? $", such as '{meant}'" : "";
        throw fields.Problem("inputs", $"names of earlier nodes{nearest}; '{unknown}' is none");
    }

    private static Window ReadWindow(LayerFields fields)
    {
        try
        {
            return SlidingWindow.Read(fields, axes: 1).Along(0, input: null);
        }
        catch (NetworkException problem)
        {
            throw new FormatException($"in {problem.Place} {problem.Expected}; it {problem.Found}", problem);
        }
    }
}
