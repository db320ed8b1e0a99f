using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Expressions.Functions;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Nodes;

/// <param name="Name">Null for an argument by position.</param>
/// <param name="Value">What is given.</param>
internal sealed record CallArgument(Lexeme? Name, Node Value);

/// <summary>A call of a function or of an operation, its arguments brought into the order of the signature.</summary>
internal abstract class CallNode : Node
{
    private readonly IReadOnlyList<CallArgument> _arguments;

    private protected CallNode(Lexeme name, IReadOnlyList<CallArgument> arguments, Node?[] slots)
        : base(name.Offset, name.Length)
    {
        Name = name;
        _arguments = arguments;
        Slots = slots;
    }

    /// <summary>Null for a function.</summary>
    public virtual Operation? Operation => null;

    protected Lexeme Name { get; }

    protected Node?[] Slots { get; }

    /// <summary>A name without brackets is no call.</summary>
    public static Node Of(Lexeme name, IReadOnlyList<IReadOnlyList<CallArgument>> calls)
    {
        if (calls.Count == 0)
            return new NameNode(name);
        if (FunctionLibrary.Find(name.Text) is { } function)
            return FunctionCallNode.Of(name, calls[0], function);
        if (OperationRegistry.Find(name.Text) is { } operation)
            return OperationCallNode.Of(name, calls[0], operation, output: null);
        string? nearest = Spelling.Nearest(name.Text, FunctionLibrary.All.Select(known => known.Name).Concat(OperationRegistry.All.Select(known => known.Declaration.Name)));
        throw new FormulaException(new FormulaError(
            nearest is null ? $"There is no function or operation {name.Text}." : $"There is no function or operation {name.Text}; did you mean {nearest}?", name.Offset, name.Length));
    }

    /// <summary>The same call for another output than the first.</summary>
    public CallNode WithOutput(Lexeme output) => OperationCallNode.Of(Name, _arguments, Operation!, output);

    public override void Collect(FormulaUses uses)
    {
        foreach (CallArgument argument in _arguments)
            argument.Value.Collect(uses);
    }

    protected static FormulaException FailAt(Lexeme place, string message) => new(new FormulaError(message, place.Offset, place.Length));

    protected static FormulaException UnknownArgument(Lexeme function, Lexeme name, IReadOnlyList<string> known)
    {
        string? nearest = Spelling.Nearest(name.Text, known);
        string hint = nearest is null ? $"it has {string.Join(", ", known)}" : $"did you mean {nearest}?";
        return FailAt(name, $"{function.Text} has no argument {name.Text}; {hint}{(nearest is null ? "." : "")}");
    }
}

/// <summary>A call of a built-in function; its arguments go by position or by name.</summary>
internal sealed class FunctionCallNode : CallNode
{
    private readonly Function _function;

    private FunctionCallNode(Lexeme name, IReadOnlyList<CallArgument> arguments, Node?[] slots, Function function)
        : base(name, arguments, slots) => _function = function;

    public static FunctionCallNode Of(Lexeme name, IReadOnlyList<CallArgument> arguments, Function function)
    {
        List<Node?> slots = [.. new Node?[function.Parameters.Length]];
        int position = 0;
        foreach (CallArgument argument in arguments)
        {
            int slot = argument.Name is { } named ? function.IndexOf(named.Text) : position++;
            if (slot < 0)
                throw UnknownArgument(name, argument.Name!, [.. function.Parameters.Select(parameter => parameter.Name)]);
            // Further operands of min and max stand behind all parameters.
            if (argument.Name is null && function.IsVariadic && slot > 0)
                slots.Add(argument.Value);
            else if (slot >= function.Parameters.Length)
                throw FailAt(name, $"{name.Text} has at most {function.Parameters.Length} arguments: {function.Signature}.");
            else if (slots[slot] is not null)
                throw FailAt(argument.Name ?? name, $"{name.Text}: {function.Parameters[slot].Name} is given twice.");
            else
                slots[slot] = argument.Value;
        }
        for (int i = 0; i < function.Parameters.Length; i++)
        {
            if (slots[i] is null && function.Parameters[i].Default is null)
                throw FailAt(name, $"{name.Text}: {function.Parameters[i].Name} is missing: {function.Signature}.");
        }
        return new(name, arguments, [.. slots], function);
    }

    public override Value Evaluate(Evaluation evaluation)
    {
        Value[] values = new Value[Slots.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = Slots[i]?.Evaluate(evaluation) ?? _function.Parameters[i].Default!;
        return At(Offset, Length, () => _function.Body(new FunctionCall(_function, values, evaluation.Meter)));
    }
}

/// <summary>A call of an operation: required arguments by position or by name, the others by name.</summary>
internal sealed class OperationCallNode : CallNode
{
    private readonly Operation _operation;
    private readonly Output _output;

    private OperationCallNode(Lexeme name, IReadOnlyList<CallArgument> arguments, Node?[] slots, Operation operation, Output output)
        : base(name, arguments, slots)
    {
        _operation = operation;
        _output = output;
    }

    public override Operation Operation => _operation;

    public override void Collect(FormulaUses uses)
    {
        uses.Calls.Add(new OperationCall(_operation, _output, [.. _operation.Declaration.Arguments.Where(argument => Slots[argument.Slot] is not null).Select(argument => argument.Name)]));
        base.Collect(uses);
    }

    public static OperationCallNode Of(Lexeme name, IReadOnlyList<CallArgument> arguments, Operation operation, Lexeme? output)
    {
        Declaration declaration = operation.Declaration;
        Argument[] positional = [.. declaration.Arguments.Where(argument => argument.IsPositional)];
        Node?[] slots = new Node?[declaration.Arguments.Length];
        int position = 0;
        foreach (CallArgument given in arguments)
        {
            Argument? argument = given.Name is { } named ? declaration.FindArgument(named.Text) : position < positional.Length ? positional[position++] : null;
            if (argument is null)
            {
                throw given.Name is { } unknown
                    ? UnknownArgument(name, unknown, [.. declaration.Arguments.Select(known => known.Name)])
                    : new FormulaException(new FormulaError($"{name.Text} takes {Listed(positional)} by position; write the name of any other argument.", given.Value.Offset, given.Value.Length));
            }
            if (slots[argument.Slot] is not null)
                throw FailAt(given.Name ?? name, $"{name.Text}: {argument.Name} is given twice.");
            slots[argument.Slot] = given.Value;
        }
        foreach (Argument argument in declaration.Arguments)
        {
            if (argument.IsRequired && slots[argument.Slot] is null)
                throw FailAt(name, $"{name.Text}: {argument.Name} is missing, expected {argument.Expected}.");
        }
        return new(name, arguments, slots, operation, output is null ? declaration.Outputs[0] : FindOutput(declaration, output));
    }

    public override Value Evaluate(Evaluation evaluation)
    {
        Value?[] values = new Value?[Slots.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = Slots[i]?.Evaluate(evaluation);
        if (evaluation.Instead is { } instead && instead(new CallInProgress(_operation, _output, values, evaluation.Meter)) is { } replacement)
            return replacement;
        Outputs outputs = Run(values, evaluation);
        return outputs[_output.Slot] ?? throw Fail($"{Name.Text} has no {_output.Name} here; it has one only {_output.When}.");
    }

    private Outputs Run(Value?[] values, Evaluation evaluation)
    {
        try
        {
            Outputs outputs = _operation.Evaluate(_operation.Bind(values, evaluation.Meter));
            for (int slot = 0; slot < _operation.Declaration.Outputs.Length; slot++)
                evaluation.Meter.Spend(outputs[slot]?.Count ?? 0);
            return outputs;
        }
        catch (BudgetExceededException problem)
        {
            throw Fail(problem.Message);
        }
        catch (OperationRefusedException refusal)
        {
            Node? place = _operation.Declaration.FindArgument(refusal.Argument?.Split('[', '.')[0] ?? "") is { } argument ? Slots[argument.Slot] : null;
            throw place?.Fail(refusal.Message) ?? Fail(refusal.Message);
        }
    }

    private static Output FindOutput(Declaration declaration, Lexeme name)
    {
        if (declaration.FindOutput(name.Text) is { } output)
            return output;
        string[] known = [.. declaration.Outputs.Select(one => one.Name)];
        string? nearest = Spelling.Nearest(name.Text, known);
        throw FailAt(name, $"{declaration.Name} has no output {name.Text}; {(nearest is null ? $"it has {string.Join(", ", known)}." : $"did you mean {nearest}?")}");
    }

    private static string Listed(Argument[] positional) => positional.Length == 0 ? "nothing" : string.Join(", ", positional.Select(argument => argument.Name));
}

/// <summary><c>if(condition, then, otherwise)</c>: only one of the two is evaluated.</summary>
internal sealed class ConditionNode : Node
{
    private readonly IReadOnlyList<CallArgument> _arguments;

    private ConditionNode(Lexeme word, IReadOnlyList<CallArgument> arguments)
        : base(word.Offset, word.Length) => _arguments = arguments;

    public static Node Of(Lexeme word, IReadOnlyList<CallArgument> arguments) =>
        arguments.Count == 3 && arguments.All(argument => argument.Name is null)
            ? new ConditionNode(word, arguments)
            : throw new FormulaException(new FormulaError("if takes three arguments: if(condition, then, otherwise).", word.Offset, word.Length));

    public override Value Evaluate(Evaluation evaluation)
    {
        Value condition = _arguments[0].Value.Evaluate(evaluation);
        return condition is BooleanTensor { IsScalar: true } decided
            ? _arguments[decided.Data[0] ? 1 : 2].Value.Evaluate(evaluation)
            : throw _arguments[0].Value.Fail($"The condition is true or false, not {condition.Description}.");
    }

    public override void Collect(FormulaUses uses)
    {
        foreach (CallArgument argument in _arguments)
            argument.Value.Collect(uses);
    }
}
