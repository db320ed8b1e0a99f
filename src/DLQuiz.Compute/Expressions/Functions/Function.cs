using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Compute.Expressions.Nodes;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Functions;

/// <param name="Name">As written in a call.</param>
/// <param name="Default">Null when it must be given.</param>
public sealed record FunctionParameter(string Name, Value? Default);

/// <summary>A built-in function: a signature, one sentence and its body.</summary>
public sealed class Function
{
    /// <param name="signature">Read by people and by the parser alike: <c>var(x, ddof=0, axis=null)</c>; <c>max(x, axis=null, ...)</c> takes further operands.</param>
    /// <param name="summary">What it gives, in one sentence.</param>
    /// <param name="body">Throws <see cref="MismatchException"/> for values that do not fit.</param>
    internal Function(string signature, string summary, Func<FunctionCall, Value> body)
    {
        Signature = signature;
        Summary = summary;
        Body = body;
        int open = signature.IndexOf('(', StringComparison.Ordinal);
        Name = signature[..open];
        string[] parameters = signature[(open + 1)..^1].Split(", ");
        IsVariadic = parameters[^1] == "...";
        Parameters = [.. (IsVariadic ? parameters[..^1] : parameters).Select(Parse)];
    }

    public string Name { get; }

    public string Signature { get; }

    public string Summary { get; }

    public ImmutableArray<FunctionParameter> Parameters { get; }

    /// <summary>Whether further operands may follow the first.</summary>
    public bool IsVariadic { get; }

    internal Func<FunctionCall, Value> Body { get; }

    internal int IndexOf(string parameter)
    {
        for (int i = 0; i < Parameters.Length; i++)
        {
            if (Parameters[i].Name == parameter)
                return i;
        }
        return -1;
    }

    private static FunctionParameter Parse(string text) => text.Split('=') is [string name, string value]
        ? new(name, value == "null" ? Null.Value : IntegerTensor.Scalar(long.Parse(value, CultureInfo.InvariantCulture)))
        : new(text, null);
}

/// <summary>Functions of one kind, in one file that the library finds.</summary>
internal abstract class FunctionGroup
{
    public abstract IEnumerable<Function> Functions { get; }
}

/// <summary>Evaluated arguments, by place, with the complaints that functions share.</summary>
internal sealed class FunctionCall(Function function, Value[] values, Meter meter)
{
    public Meter Meter { get; } = meter;

    public Value this[int index] => values[index];

    public int Count => values.Length;

    public MismatchException Refuse(string message) => new($"{function.Name}: {message}");

    /// <summary>Numbers as they are, truth values as 0 and 1.</summary>
    public Tensor Number(int index)
    {
        Tensor number = Arithmetic.AsNumber(values[index]) ?? throw Refuse($"{NameOf(index)} is {values[index].Description}, expected numbers.");
        Meter.Spend(number.Count);
        return number;
    }

    public RealTensor Real(int index) => RealTensor.From(Number(index))!;

    public RealTensor Matrix(int index)
    {
        RealTensor matrix = Real(index);
        return matrix.Shape.Rank switch
        {
            1 => matrix.Reshape(Shape.Of(matrix.Count, 1)),
            2 => matrix,
            _ => throw Refuse($"{NameOf(index)} is {matrix.Description}, expected a matrix with one point a row."),
        };
    }

    public RealTensor Vector(int index)
    {
        RealTensor vector = Real(index);
        return vector.Shape.Rank == 1 ? vector : throw Refuse($"{NameOf(index)} is {vector.Description}, expected a vector.");
    }

    public long? Integer(int index) => values[index] switch
    {
        Null => null,
        Tensor { IsScalar: true } tensor when IntegerTensor.From(tensor) is { } integer => integer.Data[0],
        Value other => throw Refuse($"{NameOf(index)} is {other.Description}, expected an integer."),
    };

    private string NameOf(int index) => index < function.Parameters.Length ? function.Parameters[index].Name : string.Create(CultureInfo.InvariantCulture, $"argument {index + 1}");
}
