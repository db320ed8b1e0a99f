using DLQuiz.Compute;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Tests.Compute;

/// <summary>The blocks marked <c>formula</c> in documents: a definition, a formula, or what the formula before gives.</summary>
public sealed class DocumentedFormulaTests
{
    private const string Fence = "```";

    [Theory]
    [InlineData("receptive-fields.md", 20)]
    public void Every_formula_of_a_document_gives_what_it_says(string document, int atLeast)
    {
        Dictionary<string, Value> names = new(StringComparer.Ordinal);
        Value? last = null;
        int checkedLines = 0;
        foreach (string statement in Statements(File.ReadAllLines(Path.Combine(Repository.Root, "docs", document))))
        {
            if (statement.StartsWith("= ", StringComparison.Ordinal))
            {
                Assert.Equal(Evaluate(statement[2..], names), last);
                checkedLines++;
            }
            else if (statement.Split(" = ", 2) is [string name, string value] && name.All(char.IsLetterOrDigit))
                names[name] = Evaluate(value, names);
            else
                last = Evaluate(statement, names);
        }
        Assert.True(checkedLines >= atLeast, $"Only {checkedLines} results were found.");
    }

    private static Value Evaluate(string text, IReadOnlyDictionary<string, Value> names)
    {
        try
        {
            return Formula.Parse(text).Evaluate(names, EvaluationBudget.Question);
        }
        catch (FormulaException problem)
        {
            throw new InvalidOperationException(problem.Error.Format(text), problem);
        }
    }

    /// <summary>A line that is indented, or that only closes brackets, continues the one above it.</summary>
    private static IEnumerable<string> Statements(IEnumerable<string> lines)
    {
        bool isInside = false;
        string statement = "";
        foreach (string line in lines)
        {
            bool isFence = line.StartsWith(Fence, StringComparison.Ordinal);
            bool continues = isInside && line is [' ' or ']', ..];
            if (statement.Length > 0 && !continues)
            {
                yield return statement;
                statement = "";
            }
            if (isFence)
                isInside = line == Fence + "formula";
            else if (isInside)
                statement += continues ? "\n" + line : line;
        }
    }
}
