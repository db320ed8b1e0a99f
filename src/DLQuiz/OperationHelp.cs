using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;
using DLQuiz.Exchange;
using DLQuiz.Terminal.Maths;
using DLQuiz.Terminal.Text;

namespace DLQuiz;

/// <summary>What an operation is, for a terminal: read from its declaration.</summary>
internal static class OperationHelp
{
    /// <summary>Room for a formula, whatever reads the help.</summary>
    private const int FormulaColumns = 76;

    /// <summary>Every operation; one line each.</summary>
    public static void List(TextWriter output, bool json)
    {
        if (json)
        {
            OperationLines.Write(output, OperationRegistry.All.Select(operation => operation.Declaration));
            return;
        }

        int width = OperationRegistry.All.Max(operation => operation.Declaration.Name.Length);
        foreach (IGrouping<Family, Operation> family in OperationRegistry.All.GroupBy(operation => operation.Declaration.Family))
        {
            output.WriteLine($"{FamilyTitle.Of(family.Key)}:");
            foreach (Operation operation in family)
            {
                output.WriteLine($"  {operation.Declaration.Name.PadRight(width)}  {operation.Declaration.Summary}");
            }

            output.WriteLine();
        }

        output.WriteLine("dlquiz compute NAME --help says what one takes.");
    }

    public static void Write(TextWriter output, Operation operation)
    {
        Declaration declaration = operation.Declaration;
        output.WriteLine($"{declaration.Name}: {declaration.Summary}");
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine($"  dlquiz compute {declaration.Name} {string.Join(' ', declaration.Arguments.Select(Usage))} [--trace] [--json]");
        WriteTable(output, "Inputs", [.. declaration.Arguments.Where(argument => argument.Pattern is not null).Select(Row)]);
        WriteTable(output, "Parameters", [.. declaration.Arguments.Where(argument => argument.Pattern is null).Select(Row)]);
        WriteTable(output, "Outputs", [.. declaration.Outputs.Select(Row)]);
        output.WriteLine();
        output.WriteLine("Formula:");
        foreach (string line in MathText.Display(declaration.Definition.Latex, FormulaColumns))
        {
            output.WriteLine($"  {line}".TrimEnd());
        }

        output.WriteLine($"  ({declaration.Definition.Source})");
        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (Example example in declaration.Examples)
        {
            output.WriteLine($"  {ExampleCommand.Of(declaration, example)}");
            output.WriteLine($"    # {example.Expression} = {example.Expected} ({example.Source})");
        }
    }

    private static string Usage(Argument argument)
    {
        string pair = $"--{argument.Name} {argument.Name.ToUpperInvariant()}";
        return argument.IsRequired ? pair : $"[{pair}]";
    }

    private static (string Name, string Expected, string Summary) Row(Argument argument) => ($"--{argument.Name}", argument.Expected + Default(argument), argument.Summary);

    private static (string Name, string Expected, string Summary) Row(Output output) =>
        (output.Name, $"{output.ElementType} {output.Pattern}", output.When is { } when ? $"{output.Summary.TrimEnd('.')}; only {when}." : output.Summary);

    private static string Default(Argument argument) => argument switch
    {
        { IsRequired: true } => "",
        { DefaultValue: null or Null } => "; may be left out",
        { DefaultValue: Text text } => $"; {text.Content} when left out",
        _ => $"; {argument.DefaultValue} when left out",
    };

    /// <summary>Two lines a row: the widths of what is expected differ too much for columns.</summary>
    private static void WriteTable(TextWriter output, string title, (string Name, string Expected, string Summary)[] rows)
    {
        if (rows.Length == 0)
        {
            return;
        }

        int width = rows.Max(row => Cells.Width(row.Name)) + 2;
        output.WriteLine();
        output.WriteLine($"{title}:");
        foreach ((string name, string expected, string summary) in rows)
        {
            output.WriteLine($"  {Cells.PadRight(name, width)}{expected}");
            output.WriteLine($"  {new string(' ', width)}{summary}");
        }
    }
}
