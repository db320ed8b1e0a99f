using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.ReceptiveField;

internal sealed class ReceptiveFieldGraph : Operation
{
    private static readonly ValueParameter<NetworkGraph> Nodes = new(
        "nodes",
        "list of {name, op, inputs, kernel, stride, padding: [before, after], dilation} in topological order",
        NetworkGraph.Read,
        "Nodes that read nodes before them: 'input' starts, 'conv' and 'pool' slide a window, 'add' and 'concat' merge, 'identity' passes through.")
    {
        Samples = [Branches(), Branches(Window("b", "x", 3, before: 1, after: 1)), Branches(Window("b", "x", 5, before: 1, after: 3), Window("b2", "b", 2))],
    };

    private static readonly ValueParameter<string> OutputName = new("output", "the name of a node", static value => value is Text text ? text.Content : throw new FormatException("the name of a node"), "The node whose receptive field is asked for.") { Samples = [new Text("y"), new Text("a")] };

    private static readonly IntegerOutput R = new("r", "scalar", "The receptive field: the span of all paths.");
    private static readonly IntegerOutput Jump = new("jump", "scalar", "Input cells between neighbouring outputs.");
    private static readonly IntegerOutput Padding = new("padding", "scalar", "P, with output 0 reaching back to input index −P.");
    private static readonly BooleanOutput IsAligned = new("aligned", "scalar", "Whether all branches have the same centre wherever the output's paths meet.");

    public override Declaration Declaration { get; } = new("receptive_field_graph", Family.ReceptiveField, "What one output of a network with branches sees of the input, along one axis.")
    {
        Arguments = [Nodes, OutputName],
        Outputs = [R, Jump, Padding, IsAligned],
        Definition = new(
            @"P=\max_b P_b,\quad r=P+\max_b(r_b-1-P_b)+1\ \text{where branches }b\text{ meet; along a branch as receptive\_field}",
            "Araujo, Norris and Sim 2019, Computing Receptive Fields of Convolutional Neural Networks, Distill, section on arbitrary computation graphs"),
        Examples =
        [
            new("receptive_field_graph([{name: 'x', op: 'input', inputs: []}, {name: 'a', op: 'conv', inputs: ['x'], kernel: 3, padding: 1}, {name: 'b', op: 'conv', inputs: ['a'], kernel: 3, padding: 1}, {name: 'y', op: 'add', inputs: ['x', 'b']}], 'y')", "5", "by hand: a residual block sees what its longer branch sees"),
            new("receptive_field_graph([{name: 'x', op: 'input', inputs: []}, {name: 'a', op: 'conv', inputs: ['x'], kernel: 3, padding: 0}, {name: 'y', op: 'concat', inputs: ['x', 'a']}], 'y').aligned", "false", "by hand: without padding the centre moves by one cell"),
            new("receptive_field_graph([{name: 'x', op: 'input', inputs: []}, {name: 'd6', op: 'conv', inputs: ['x'], kernel: 3, padding: 6, dilation: 6}, {name: 'd18', op: 'conv', inputs: ['x'], kernel: 3, padding: 18, dilation: 18}, {name: 'y', op: 'concat', inputs: ['d6', 'd18']}], 'y')", "37", "by hand: −18 … 18; the branches of Chen et al. 2017, arXiv:1606.00915, figure 4"),
        ],
        Laws = [new("the receptive field is the span of all single paths", IsTheSpanOfAllPaths)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        NetworkGraph graph = a.Get(Nodes);
        int output = graph.Find(a.Get(OutputName));
        if (output < 0)
            throw a.Refuse(OutputName, $"is '{a.Get(OutputName)}'", Spelling.Nearest(a.Get(OutputName), graph.Nodes.Select(static node => node.Name)) is { } meant ? $"'{meant}'" : "the name of a node");
        bool[] isAncestor = graph.AncestorsOf(output);
        ReceptiveFieldState[] states = new ReceptiveFieldState[graph.Nodes.Length];
        bool isAligned = true;
        for (int node = 0; node <= output; node++)
        {
            if (!isAncestor[node])
                continue;
            states[node] = StateOf(a, graph.Nodes[node], states, ref isAligned);
            o.Trace?.Add(graph.Nodes[node].Name, IntegerTensor.Vector(states[node].Size, states[node].Jump, states[node].Padding), "[r, j, P]");
        }
        o.Set(R, states[output].Size);
        o.Set(Jump, states[output].Jump);
        o.Set(Padding, states[output].Padding);
        o.Set(IsAligned, isAligned);
    }

    private static ReceptiveFieldState StateOf(Arguments a, NetworkNode node, ReceptiveFieldState[] states, ref bool isAligned)
    {
        switch (node.Operation)
        {
            case NodeOperation.Input:
                return ReceptiveFieldState.Input;
            case NodeOperation.Merge:
                a.Spend(node.Inputs.Length);
                ReceptiveFieldState[] branches = [.. node.Inputs.Select(input => states[input])];
                foreach (ReceptiveFieldState branch in branches)
                {
                    if (branch.Jump != branches[0].Jump)
                        throw NetworkArguments.Refusal(a, Nodes, new NetworkException($"have jumps {branches[0].Jump} and {branch.Jump}", "branches with one jump, so that their outputs stand side by side", $"{node.Place}.inputs"));
                    isAligned &= branch.Start.Equals(branches[0].Start);
                }
                return ReceptiveFieldState.Span(branches);
            default:
                return states[node.Inputs[0]].Through(node.Window);
        }
    }

    /// <summary>Follows every path from the output back to an input by itself.</summary>
    private static bool IsTheSpanOfAllPaths(Arguments a, Outputs o)
    {
        NetworkGraph graph = a.Get(Nodes);
        (long least, long most) = Reach(graph, graph.Find(a.Get(OutputName)), 0, 0);
        return least == -o.Get(Padding).Data[0] && most - least + 1 == o.Get(R).Data[0];
    }

    private static (long Least, long Most) Reach(NetworkGraph graph, int at, long least, long most)
    {
        NetworkNode node = graph.Nodes[at];
        if (node.Operation == NodeOperation.Input)
            return (least, most);
        Window window = node.Window;
        least = (least * window.Stride) - window.Before;
        most = (most * window.Stride) - window.Before + window.Extent - 1;
        (long Least, long Most)[] paths = [.. node.Inputs.Select(input => Reach(graph, input, least, most))];
        return (paths.Min(static path => path.Least), paths.Max(static path => path.Most));
    }

    /// <summary>A window of 3 beside another branch, and where the two meet.</summary>
    private static Value Branches(params ReadOnlySpan<RecordValue> other)
    {
        string last = other.IsEmpty ? "x" : ((Text)other[^1].Find("name")!).Content;
        return NetworkArguments.Chain([Node("x", "input"), Window("a", "x", 3, before: 1, after: 1), .. other, Node("y", "add", "a", last)]);
    }

    private static RecordValue Node(string name, string operation, params ReadOnlySpan<string> inputs) => new(
        new("name", new Text(name)),
        new("op", new Text(operation)),
        new("inputs", ListValue.Gather([.. inputs.ToArray().Select(static input => new Text(input))])));

    private static RecordValue Window(string name, string input, long kernel, long before = 0, long after = 0) =>
        new([.. Node(name, "conv", input).Fields, .. NetworkArguments.Window(kernel, 1, before, after).Fields]);
}
