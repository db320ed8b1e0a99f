using System.Collections.Immutable;
using DLQuiz.Compute;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Exchange;

/// <summary>The reference of all operations as one Markdown document, from nothing but their declarations.</summary>
public static class OperationGuide
{
    private const string Opening = """
        # Operations

        <!-- Generated from the declarations in src/DLQuiz.Compute/Operations. Change those, then run:
             dotnet run --project src/DLQuiz -- compute --docs > docs/operations.md -->

        What a formula of a note, and `dlquiz compute`, can call. In a formula required arguments go by position, in the order of
        the table, or by name; all others by name: `batch_norm_train(x, gamma=2, eps=0.1)`. The first output is what the call means;
        `.name` behind it gives another: `kmeans_lloyd_step(P, C).centroids`. On the command line every argument has a name:
        `dlquiz compute batch_norm_train --x "[1,2,3,6]" --gamma 2`.

        In a shape, a letter is a length that is the same wherever the letter stands, `...` any number of axes. Where a *plain* shape
        is given, a list without the outer axes will do, and the outputs come without them too. Numbers are 64-bit: f64, i64, bool.

        """;

    /// <summary>Numbers to six digits: the same text on every machine.</summary>
    private static readonly ValueFormatter Digits = ValueFormatter.Significant(6);

    public static void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Opening);
        ImmutableArray<IGrouping<Family, Declaration>> families = [.. OperationRegistry.All.Select(operation => operation.Declaration).GroupBy(declaration => declaration.Family)];
        foreach (IGrouping<Family, Declaration> family in families)
        {
            string names = string.Join(", ", family.Select(declaration => $"[`{declaration.Name}`](#{declaration.Name})"));
            output.Write($"\n**{FamilyTitle.Of(family.Key)}**: {names}\n");
        }

        foreach (IGrouping<Family, Declaration> family in families)
        {
            output.Write($"\n## {FamilyTitle.Of(family.Key)}\n");
            foreach (Declaration declaration in family)
            {
                Write(output, declaration);
            }
        }
    }

    private static void Write(TextWriter output, Declaration declaration)
    {
        output.Write($"\n### `{declaration.Name}`\n\n{Text(declaration.Summary)}\n");
        WriteTable(output, "argument | takes | when left out | meaning", declaration.Arguments.Select(argument =>
            $"{Code(argument.Name)} | {Code(argument.Expected)} | {WhenLeftOut(argument)} | {Cell(Text(argument.Summary))}"));
        WriteTable(output, "output | is | meaning", declaration.Outputs.Select(result =>
            $"{Code(result.Name)} | {Code($"{result.ElementType} {result.Pattern}")} | {Cell(Text(result.Summary))}{(result.When is { } when ? $" Only {Cell(Text(when))}." : "")}"));
        output.Write($"\n$$\n{declaration.Definition.Latex}\n$$\n\nSource: {declaration.Definition.Source}.\n\nExamples:\n\n");
        foreach (Example example in declaration.Examples)
        {
            output.Write($"- `{example.Expression}` = {Result(example)} ({example.Source})\n");
        }

        output.Write("\nLaws:\n\n");
        foreach (Law law in declaration.Laws)
        {
            output.Write($"- {Text(law.Statement)}\n");
        }
    }

    private static void WriteTable(TextWriter output, string header, IEnumerable<string> rows)
    {
        output.Write($"\n| {header} |\n|{string.Concat(Enumerable.Repeat("---|", header.Count(c => c == '|') + 1))}\n");
        foreach (string row in rows)
        {
            output.Write($"| {row} |\n");
        }
    }

    private static string WhenLeftOut(Argument argument) => argument switch
    {
        { IsRequired: true } => "required",
        { DefaultValue: null } => "absent",
        _ => Code(argument.DefaultValue.ToString()),
    };

    /// <summary>What the module computes, which a test holds against what the source says.</summary>
    private static string Result(Example example)
    {
        string computed = Digits.Format(Formula.Parse(example.Expression).Evaluate(ImmutableDictionary<string, Value>.Empty, EvaluationBudget.Question));
        return $"`{computed}`";
    }

    private static string Code(string text) => $"`{Cell(text)}`";

    /// <summary>A bar would end a cell, even within code.</summary>
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>Signs that Markdown would take for emphasis.</summary>
    private static string Text(string text) => text.Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
