using DLQuiz.Compute;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;

namespace DLQuiz;

/// <summary>Reads the words after <c>dlquiz compute</c> by the declaration of the one operation that they name.</summary>
internal static class ComputeWords
{
    private const string Mark = "--";

    /// <exception cref="UsageException">There is none of that name.</exception>
    public static Operation FindOperation(string name) =>
        OperationRegistry.Find(name) ?? throw new UsageException(
            name.StartsWith('-') ? $"The operation's name stands before its arguments, and {name} comes first."
            : OperationRegistry.Nearest(name) is { } nearest ? $"There is no operation {name}; did you mean {nearest}?"
            : $"There is no operation {name}; dlquiz compute --list shows all.");

    /// <param name="operation">Whose arguments they are.</param>
    /// <param name="words"><c>--name value</c> or <c>--name=value</c>, in any order.</param>
    /// <exception cref="UsageException">An argument is unknown, given twice or without a value, or its value is no formula.</exception>
    public static IReadOnlyDictionary<string, Value> ReadArguments(Operation operation, ReadOnlySpan<string> words)
    {
        Dictionary<string, Value> values = new(StringComparer.Ordinal);
        for (int i = 0; i < words.Length; i++)
        {
            if (!words[i].StartsWith(Mark, StringComparison.Ordinal))
            {
                throw new UsageException($"{words[i]} belongs to no argument: write {operation.Declaration.Name} --ARGUMENT VALUE, with quotes around a value that has spaces.");
            }

            string[] parts = words[i][Mark.Length..].Split('=', 2);
            Argument argument = FindArgument(operation.Declaration, parts[0]);
            if (parts.Length == 1 && i + 1 == words.Length)
            {
                throw new UsageException($"--{argument.Name} has no value, expected {argument.Expected}.");
            }

            string text = parts.Length == 2 ? parts[1] : words[++i];
            if (!values.TryAdd(argument.Name, ReadValue(argument, text)))
            {
                throw new UsageException($"--{argument.Name} is given twice.");
            }
        }

        return values;
    }

    /// <summary>The operations, then the arguments of the one that is named.</summary>
    public static IEnumerable<string> Completions(IReadOnlyList<string> given) =>
        given.Count > 0 && OperationRegistry.Find(given[0]) is { } operation
            ? operation.Declaration.Arguments.Select(argument => Mark + argument.Name).Except(given, StringComparer.Ordinal)
            : OperationRegistry.All.Select(known => known.Declaration.Name);

    /// <summary>The texts that an argument takes, which need no quotes of their own here.</summary>
    public static IEnumerable<string> Texts(Argument argument) => argument switch
    {
        IChoice choice => choice.Choices,
        ISampled sampled => sampled.Samples.OfType<Text>().Select(text => text.Content),
        _ => [],
    };

    private static Argument FindArgument(Declaration declaration, string name)
    {
        if (declaration.FindArgument(name) is { } argument)
        {
            return argument;
        }

        string[] known = [.. declaration.Arguments.Select(one => one.Name)];
        throw new UsageException($"{declaration.Name} has no argument --{name}; "
            + (Spelling.Nearest(name, known) is { } nearest ? $"did you mean --{nearest}?" : $"it has {string.Join(", ", known.Select(one => Mark + one))}."));
    }

    private static Value ReadValue(Argument argument, string text)
    {
        if (Texts(argument).Contains(text, StringComparer.Ordinal))
        {
            return new Text(text);
        }

        try
        {
            return Formula.Parse(text).Evaluate(new Dictionary<string, Value>(StringComparer.Ordinal), EvaluationBudget.Request);
        }
        catch (FormulaException problem)
        {
            throw new UsageException($"--{argument.Name}: {problem.Error.Format(text)}\nexpected {argument.Expected}");
        }
    }
}
