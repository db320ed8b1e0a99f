using System.Globalization;
using System.Text;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;
using DLQuiz.Terminal.Maths;

namespace DLQuiz.LanguageServer;

/// <summary>An operation as an editor shows it: read from its declaration.</summary>
internal static class OperationMarkdown
{
    /// <summary>Room for a formula in an editor's window over the text.</summary>
    private const int FormulaColumns = 60;

    /// <summary><c>batch_norm_train(x, gamma=…, eps=1e-05)</c>: what is required by position, the rest by name.</summary>
    public static string Signature(Declaration declaration) => $"{declaration.Name}({string.Join(", ", declaration.Arguments.Select(Parameter))})";

    /// <summary>As it stands in the signature.</summary>
    public static string Parameter(Argument argument) => argument switch
    {
        { IsPositional: true } => argument.Name,
        { DefaultValue: null or Null } => $"{argument.Name}=…",
        { DefaultValue: Text text } => $"{argument.Name}='{text.Content}'",
        _ => $"{argument.Name}={argument.DefaultValue}",
    };

    /// <summary>What is given for it and what it means.</summary>
    public static string Describe(Argument argument) => $"`{argument.Expected}`{(argument.IsRequired ? ", required" : "")}: {argument.Summary}";

    /// <summary>Signature, sentence, formula with its source, arguments, outputs.</summary>
    public static string Of(Declaration declaration)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"```\n{Signature(declaration)}\n```\n\n{declaration.Summary}\n\n```\n{string.Join('\n', MathText.Display(declaration.Definition.Latex, FormulaColumns))}\n```\n\n{declaration.Definition.Source}\n\n");
        foreach (Argument argument in declaration.Arguments)
        {
            text.Append(CultureInfo.InvariantCulture, $"- `{argument.Name}`: {Describe(argument)}\n");
        }

        text.Append('\n');
        foreach (Output output in declaration.Outputs)
        {
            text.Append(CultureInfo.InvariantCulture, $"- gives `{(output == declaration.Outputs[0] ? "" : ".")}{output.Name}`, `{output.ElementType} {output.Pattern}`: {output.Summary}\n");
        }

        return text.ToString();
    }
}
