using System.Text.Json;
using DLQuiz.Compute.Declarations;

namespace DLQuiz.Exchange;

/// <summary>Operations as JSON lines: name, family, summary, arguments, outputs, formula, source, examples, laws.</summary>
public static class OperationLines
{
    /// <summary>One line an operation, in the order given.</summary>
    public static void Write(TextWriter output, IEnumerable<Declaration> declarations)
    {
        ArgumentNullException.ThrowIfNull(declarations);
        foreach (Declaration declaration in declarations)
        {
            JsonLines.Write(output, line => Write(line, declaration));
        }
    }

    private static void Write(Utf8JsonWriter line, Declaration declaration)
    {
        line.WriteString("name", declaration.Name);
        line.WriteString("family", FamilyTitle.Of(declaration.Family));
        line.WriteString("summary", declaration.Summary);
        WriteArray(line, "arguments", declaration.Arguments, argument =>
        {
            line.WriteString("name", argument.Name);
            line.WriteString("in", argument.Pattern is null ? "params" : "inputs");
            line.WriteString("expected", argument.Expected);
            line.WriteBoolean("required", argument.IsRequired);
            line.WriteString("default", argument.DefaultValue?.ToString());
            line.WriteString("summary", argument.Summary);
        });
        WriteArray(line, "outputs", declaration.Outputs, result =>
        {
            line.WriteString("name", result.Name);
            line.WriteString("dtype", result.ElementType);
            line.WriteString("shape", result.Pattern.Text);
            line.WriteString("when", result.When);
            line.WriteString("summary", result.Summary);
        });
        line.WriteString("latex", declaration.Definition.Latex);
        line.WriteString("source", declaration.Definition.Source);
        WriteArray(line, "examples", declaration.Examples, example =>
        {
            line.WriteString("formula", example.Expression);
            line.WriteString("expected", example.Expected);
            line.WriteString("source", example.Source);
        });
        line.WriteStartArray("laws");
        foreach (Law law in declaration.Laws)
        {
            line.WriteStringValue(law.Statement);
        }

        line.WriteEndArray();
    }

    private static void WriteArray<T>(Utf8JsonWriter line, string name, IEnumerable<T> all, Action<T> properties)
    {
        line.WriteStartArray(name);
        foreach (T one in all)
        {
            line.WriteStartObject();
            properties(one);
            line.WriteEndObject();
        }

        line.WriteEndArray();
    }
}
