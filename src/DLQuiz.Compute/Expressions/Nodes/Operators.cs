using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Nodes;

/// <summary>Operands with signs between them, worked off from the left in a loop.</summary>
internal abstract class ChainNode(Node first, IReadOnlyList<(Lexeme Sign, Node Operand)> rest) : Node(first.Offset, rest[^1].Operand.End - first.Offset)
{
    protected Node First { get; } = first;

    protected IReadOnlyList<(Lexeme Sign, Node Operand)> Rest { get; } = rest;

    public sealed override void Collect(FormulaUses uses)
    {
        First.Collect(uses);
        foreach ((Lexeme _, Node operand) in Rest)
            operand.Collect(uses);
    }
}

/// <summary><c>a + b − c</c>, <c>a * b / c</c>: element by element, with broadcasting.</summary>
internal sealed class ArithmeticNode : ChainNode
{
    private ArithmeticNode(Node first, IReadOnlyList<(Lexeme Sign, Node Operand)> rest)
        : base(first, rest)
    {
    }

    public static Node Chain(Node first, IReadOnlyList<(Lexeme Sign, Node Operand)> rest) => rest.Count == 0 ? first : new ArithmeticNode(first, rest);

    public override Value Evaluate(Evaluation evaluation)
    {
        Value left = First.Evaluate(evaluation);
        foreach ((Lexeme sign, Node operand) in Rest)
        {
            Value before = left;
            Value right = operand.Evaluate(evaluation);
            left = At(sign.Offset, sign.Length, () => Arithmetic.Apply(sign.Text[0], before, right, evaluation.Meter));
        }
        return left;
    }
}

/// <summary><c>a ^ b ^ c</c>: from the right; a sign of the exponent belongs to all that follows it.</summary>
internal sealed class PowerNode : ChainNode
{
    private PowerNode(Node first, IReadOnlyList<(Lexeme Sign, Node Operand)> rest)
        : base(first, rest)
    {
    }

    public static Node Chain(Node first, IReadOnlyList<(Lexeme, IReadOnlyList<Lexeme>, Node)> rest)
    {
        if (rest.Count == 0)
            return first;
        // Folding from the right in a loop keeps the tree as flat as it can be: [a, ^, -(b ^ c)] nests only behind a sign.
        List<(Lexeme Sign, Node Operand)> chain = [];
        for (int i = rest.Count - 1; i >= 0; i--)
        {
            (Lexeme power, IReadOnlyList<Lexeme> signs, Node operand) = rest[i];
            if (signs.Count > 0)
            {
                Node exponent = NegationNode.Of(signs, chain.Count == 0 ? operand : new PowerNode(operand, chain));
                chain = [(power, exponent)];
                if (rest.Count - i > Formula.MaxDepth)
                    throw new FormulaException(new FormulaError($"Powers nest at most {Formula.MaxDepth} deep.", power.Offset, power.Length));
            }
            else
                chain.Insert(0, (power, operand));
        }
        return new PowerNode(first, chain);
    }

    public override Value Evaluate(Evaluation evaluation)
    {
        Value[] bases = [First.Evaluate(evaluation), .. Rest.Select(part => part.Operand.Evaluate(evaluation))];
        Value right = bases[^1];
        for (int i = bases.Length - 2; i >= 0; i--)
        {
            Value exponent = right;
            Value left = bases[i];
            Lexeme sign = Rest[i].Sign;
            right = At(sign.Offset, sign.Length, () => Arithmetic.Apply('^', left, exponent, evaluation.Meter));
        }
        return right;
    }
}

/// <summary><c>-a</c>, any number of signs.</summary>
internal sealed class NegationNode : Node
{
    private readonly Node _operand;

    private NegationNode(Node operand, int offset)
        : base(offset, operand.End - offset) => _operand = operand;

    public static Node Of(IReadOnlyList<Lexeme> signs, Node operand) =>
        signs.Count(sign => sign.Text == "-") % 2 == 0 ? operand : new NegationNode(operand, signs[0].Offset);

    public override Value Evaluate(Evaluation evaluation)
    {
        Value operand = _operand.Evaluate(evaluation);
        return At(Offset, Length, () => Arithmetic.Negate(operand, evaluation.Meter));
    }

    public override void Collect(FormulaUses uses) => _operand.Collect(uses);
}

/// <summary><c>a &lt;= b &lt; c</c>: each neighbour with the next, element by element, all of them.</summary>
internal sealed class ComparisonNode : ChainNode
{
    private ComparisonNode(Node first, IReadOnlyList<(Lexeme Sign, Node Operand)> rest)
        : base(first, rest)
    {
    }

    public static Node Chain(Node first, IReadOnlyList<(Lexeme Sign, Node Operand)> rest) => rest.Count == 0 ? first : new ComparisonNode(first, rest);

    public override Value Evaluate(Evaluation evaluation)
    {
        Value left = First.Evaluate(evaluation);
        Value? result = null;
        foreach ((Lexeme sign, Node operand) in Rest)
        {
            Value before = left;
            Value? all = result;
            Value right = operand.Evaluate(evaluation);
            result = At(sign.Offset, sign.Length, () =>
            {
                Value holds = Comparison.Apply(sign.Text, before, right, evaluation.Meter);
                return all is null ? holds : Comparison.And(all, holds, evaluation.Meter);
            });
            left = right;
        }
        return result!;
    }
}

/// <summary><c>a and b</c>, <c>a or b</c>: a scalar that decides leaves the rest unevaluated.</summary>
internal sealed class LogicNode : ChainNode
{
    private LogicNode(Node first, IReadOnlyList<(Lexeme Sign, Node Operand)> rest)
        : base(first, rest)
    {
    }

    public static Node Chain(Node first, IReadOnlyList<(Lexeme Sign, Node Operand)> rest) => rest.Count == 0 ? first : new LogicNode(first, rest);

    public override Value Evaluate(Evaluation evaluation)
    {
        bool isOr = Rest[0].Sign.Text == "or";
        Value left = Truth(First, evaluation);
        foreach ((Lexeme sign, Node operand) in Rest)
        {
            if (left is BooleanTensor { IsScalar: true } decided && decided.Data[0] == isOr)
                return left;
            Value before = left;
            Value right = Truth(operand, evaluation);
            left = At(sign.Offset, sign.Length, () => isOr ? Comparison.Or(before, right, evaluation.Meter) : Comparison.And(before, right, evaluation.Meter));
        }
        return left;
    }

    private static BooleanTensor Truth(Node node, Evaluation evaluation)
    {
        Value value = node.Evaluate(evaluation);
        return value as BooleanTensor ?? throw node.Fail($"'and' and 'or' take truth values, not {value.Description}.");
    }
}

/// <summary><c>not a</c>, any number of times.</summary>
internal sealed class NotNode : Node
{
    private readonly Node _operand;

    private NotNode(Node operand, int offset)
        : base(offset, operand.End - offset) => _operand = operand;

    public static Node Of(IReadOnlyList<Lexeme> words, Node operand) => words.Count % 2 == 0 ? operand : new NotNode(operand, words[0].Offset);

    public override Value Evaluate(Evaluation evaluation)
    {
        Value value = _operand.Evaluate(evaluation);
        return value is BooleanTensor booleans
            ? BooleanTensor.Adopt(booleans.Shape, Array.ConvertAll(booleans.Data.ToArray(), truth => !truth))
            : throw _operand.Fail($"'not' takes a truth value, not {value.Description}.");
    }

    public override void Collect(FormulaUses uses) => _operand.Collect(uses);
}
