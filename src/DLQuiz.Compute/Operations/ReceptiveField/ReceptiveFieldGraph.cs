using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.ReceptiveField;

internal sealed class ReceptiveFieldGraph : Operation
{
    private static readonly ValueParameter<ImmutableArray<GraphNode>> Nodes = GraphNode.Parameter();

    private static readonly ValueParameter<string> Output = new("output", "the name of a node", static value => value is Text text ? text.Content : throw new FormatException("the name of a node"), "The node whose receptive field is asked for.")
    {
        Samples = [new Text("y"), new Text("a"), new Text("x")],
    };

    private static readonly IntegerOutput R = new("r", "scalar", "The receptive field: the span of the union over all branches.");
    private static readonly IntegerOutput Jump = new("jump", "scalar", "Input cells between neighbouring outputs.");
    private static readonly IntegerOutput PaddingOut = new("padding", "scalar", "How far output 0 reaches before the input.");
    private static readonly BooleanOutput IsAligned = new("aligned", "scalar", "Whether at every merge on the way all branches have the same centre.");

    public override Declaration Declaration { get; } = new("receptive_field_graph", Family.ReceptiveField, "The receptive field of a node in a directed acyclic graph, along one axis.")
    {
        Arguments = [Nodes, Output],
        Outputs = [R, Jump, PaddingOut, IsAligned],
        Definition = new(@"P=\max_b P_b,\quad r=P+\max_b(r_b-P_b)\ \text{at a merge}", "Araujo, Norris and Sim 2019, Computing Receptive Fields of Convolutional Neural Networks, Distill, section on arbitrary computation graphs"),
        Examples =
        [
            new("receptive_field_graph([{name: 'x', op: 'input'}, {name: 'a', op: 'conv', inputs: ['x'], kernel: 3, padding: 1}, {name: 'y', op: 'add', inputs: ['x', 'a']}], 'y')", "3", "by hand: a residual block sees what its longer branch sees"),
            new("receptive_field_graph([{name: 'x', op: 'input'}, {name: 'a', op: 'conv', inputs: 'x', kernel: 3}, {name: 'y', op: 'add', inputs: ['x', 'a']}], 'y').aligned", "false", "by hand: without padding the branches' centres differ"),
        ],
        Laws = [new("a node sees at least what each of its inputs sees", SeesAtLeastItsInputs)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        ImmutableArray<GraphNode> nodes = a.Get(Nodes);
        int output = nodes.ToList().FindIndex(node => node.Name == a.Get(Output));
        if (output < 0)
            throw a.Refuse(Output, $"is '{a.Get(Output)}'", $"one of {string.Join(", ", nodes.Select(node => node.Name))}");
        Field[] fields = new Field[nodes.Length];
        bool[] isAligned = new bool[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            a.Spend(1 + nodes[i].Inputs.Length);
            Field[] branches = [.. nodes[i].Inputs.Select(input => fields[input])];
            Field merged = Merge(a, nodes[i], branches);
            fields[i] = nodes[i].Layer is { } layer ? merged.After(layer) : merged;
            isAligned[i] = nodes[i].Inputs.All(input => isAligned[input]) && branches.Select(branch => branch.DoubledOffset).Distinct().Count() <= 1;
            o.Trace?.Add(nodes[i].Name, IntegerTensor.Vector(fields[i].Size, fields[i].Jump, fields[i].Padding), "r, j and P");
        }
        o.Set(R, fields[output].Size);
        o.Set(Jump, fields[output].Jump);
        o.Set(PaddingOut, fields[output].Padding);
        o.Set(IsAligned, isAligned[output]);
    }

    private static Field Merge(Arguments a, GraphNode node, Field[] branches)
    {
        if (branches.Length == 0)
            return Field.OfInput;
        if (branches.Select(branch => branch.Jump).Distinct().Count() > 1)
            throw a.Refuse(Nodes, $"merge branches with jumps {string.Join(" and ", branches.Select(branch => branch.Jump).Distinct())} at {node.Name}", "one jump for all branches of a merge");
        long padding = branches.Max(branch => branch.Padding);
        return new(padding + branches.Max(branch => branch.Size - branch.Padding), branches[0].Jump, padding);
    }

    private static bool SeesAtLeastItsInputs(Arguments a, Outputs o)
    {
        GraphNode output = a.Get(Nodes).First(node => node.Name == a.Get(Output));
        return output.Inputs.All(input => Size(a, o, a.Get(Nodes)[input].Name) <= o.Get(R).Data[0]);
    }

    private static long Size(Arguments a, Outputs o, string name)
    {
        ImmutableArray<GraphNode> nodes = a.Get(Nodes);
        Field[] fields = new Field[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            Field merged = Merge(a, nodes[i], [.. nodes[i].Inputs.Select(input => fields[input])]);
            fields[i] = nodes[i].Layer is { } layer ? merged.After(layer) : merged;
            if (nodes[i].Name == name)
                return fields[i].Size;
        }
        return o.Get(R).Data[0];
    }
}
