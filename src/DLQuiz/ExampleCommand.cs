using System.Globalization;
using DLQuiz.Compute.Declarations;

namespace DLQuiz;

/// <summary>A worked example as a line for the shell.</summary>
internal static class ExampleCommand
{
    /// <summary>The first call of the operation in the example; what is done with its result afterwards is left out, since a command prints every output.</summary>
    public static string Of(Declaration declaration, Example example)
    {
        string text = example.Expression;
        int start = text.IndexOf(declaration.Name + "(", StringComparison.Ordinal) + declaration.Name.Length + 1;
        Queue<Argument> positional = new(declaration.Arguments.Where(argument => argument.IsPositional));
        string command = $"dlquiz compute {declaration.Name}";
        foreach (string argument in Split(text, start))
        {
            int equals = NameLength(argument);
            string name = equals > 0 ? argument[..equals].Trim() : positional.Dequeue().Name;
            command += $" --{name} {Quoted(equals > 0 ? argument[(equals + 1)..].Trim() : argument)}";
        }

        return command;
    }

    /// <summary>The pieces between the commas of one pair of brackets, up to the closing one.</summary>
    private static IEnumerable<string> Split(string text, int start)
    {
        int depth = 0;
        char quote = '\0';
        int from = start;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
                continue;
            }

            quote = c is '\'' or '"' ? c : '\0';
            if (depth == 0 && c is ',' or ')')
            {
                if (depth == 0 && i > from)
                {
                    yield return text[from..i].Trim();
                }

                from = depth == 0 ? i + 1 : from;
                if (depth == 0 && c == ')')
                {
                    yield break;
                }
            }

            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
        }
    }

    /// <summary>Where the <c>=</c> of a named argument stands, or 0.</summary>
    private static int NameLength(string argument)
    {
        int end = argument.AsSpan().IndexOfAnyExcept(NameCharacters);
        int equals = end < 0 ? 0 : end + argument.AsSpan(end).IndexOfAnyExcept(' ');
        return equals > 0 && argument[equals] == '=' && !argument.AsSpan(equals).StartsWith("==") ? equals : 0;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private static string Quoted(string value)
    {
        if (value.Length > 2 && value[0] == '\'' && value.IndexOf('\'', 1) == value.Length - 1)
        {
            value = value[1..^1];
        }

        return value.AsSpan().ContainsAnyExcept(NameCharacters) && !decimal.TryParse(value, CultureInfo.InvariantCulture, out decimal _) ? $"\"{value.Replace('"', '\'')}\"" : value;
    }
}
