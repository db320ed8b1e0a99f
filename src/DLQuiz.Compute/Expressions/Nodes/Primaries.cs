using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Nodes;

/// <summary>A number, a text, true, false or null.</summary>
internal sealed class LiteralNode(Value value, int offset, int length) : Node(offset, length)
{
    public override Value Evaluate(Evaluation evaluation) => value;

    public override void Collect(FormulaUses uses)
    {
    }
}

/// <summary>A name that is given, or a constant.</summary>
internal sealed class NameNode(Lexeme name) : Node(name.Offset, name.Length)
{
    public override Value Evaluate(Evaluation evaluation)
    {
        if (evaluation.Names.TryGetValue(name.Text, out Value? value))
            return value;
        if (Constants.Find(name.Text) is { } constant)
            return constant;
        string? nearest = Spelling.Nearest(name.Text, evaluation.Names.Keys.Concat(Constants.Names));
        throw Fail(nearest is null ? $"The name {name.Text} is not known." : $"The name {name.Text} is not known; did you mean {nearest}?");
    }

    public override void Collect(FormulaUses uses) => uses.Names.Add(name.Text);
}

/// <summary><c>[a, b, c]</c>: a tensor where the elements stack into one.</summary>
internal sealed class ListNode(IReadOnlyList<Node> elements, int offset, int length) : Node(offset, length)
{
    public override Value Evaluate(Evaluation evaluation)
    {
        Value[] values = [.. elements.Select(element => element.Evaluate(evaluation))];
        return At(Offset, Length, () =>
        {
            evaluation.Meter.Allocate(values.Sum(static value => value.Weight));
            return ListValue.Gather(values);
        });
    }

    public override void Collect(FormulaUses uses)
    {
        foreach (Node element in elements)
            element.Collect(uses);
    }
}

/// <summary><c>{kernel: 3, stride: 2}</c>.</summary>
internal sealed class RecordNode : Node
{
    private readonly IReadOnlyList<(Lexeme Name, Node Value)> _fields;

    public RecordNode(IReadOnlyList<(Lexeme Name, Node Value)> fields, int offset, int length)
        : base(offset, length)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach ((Lexeme name, Node _) in fields)
        {
            if (!names.Add(name.Text))
                throw new FormulaException(new FormulaError($"The field {name.Text} is given twice.", name.Offset, name.Length));
        }
        _fields = fields;
    }

    public override Value Evaluate(Evaluation evaluation)
    {
        KeyValuePair<string, Value>[] values = [.. _fields.Select(named => KeyValuePair.Create(named.Name.Text, named.Value.Evaluate(evaluation)))];
        return At(Offset, Length, () =>
        {
            evaluation.Meter.Allocate(values.Sum(static named => named.Value.Weight));
            return new RecordValue(values);
        });
    }

    public override void Collect(FormulaUses uses)
    {
        foreach ((Lexeme _, Node value) in _fields)
            value.Collect(uses);
    }
}
