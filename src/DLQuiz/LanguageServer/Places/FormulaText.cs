using System.Collections.Immutable;

namespace DLQuiz.LanguageServer.Places;

/// <summary>The call that a place in a formula is inside of.</summary>
/// <param name="Name">Of the operation or function.</param>
/// <param name="Argument">Counts from 0: commas before the place.</param>
/// <param name="Named">The arguments given by name so far.</param>
/// <param name="Current">The name of the argument whose value is being typed; null for one by position.</param>
internal sealed record OpenCall(string Name, int Argument, ImmutableArray<string> Named, string? Current);

/// <summary>Looks at the beginning of a formula from its end: it is being typed, and no parser would take it.</summary>
internal static class FormulaText
{
    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>The name that the text ends in; empty when it ends in none.</summary>
    public static string WordAtEnd(string text)
    {
        int start = text.Length;
        while (start > 0 && IsWord(text[start - 1]))
        {
            start--;
        }

        return text[start..];
    }

    /// <summary>Brackets of any kind that are open at the end.</summary>
    public static int DepthAtEnd(string text) => text.Count(c => c is '(' or '[' or '{') - text.Count(c => c is ')' or ']' or '}');

    /// <summary>Null outside of every call.</summary>
    public static OpenCall? CallAtEnd(string text)
    {
        int depth = 0;
        var commas = new List<int>();
        for (int at = text.Length - 1; at >= 0; at--)
        {
            char c = text[at];
            if (c is ')' or ']' or '}')
            {
                depth++;
            }
            else if (depth > 0)
            {
                depth -= c is '(' or '[' or '{' ? 1 : 0;
            }
            else if (c == '(' && WordAtEnd(text[..at].TrimEnd()) is { Length: > 0 } name)
            {
                commas.Reverse();
                return Call(name, text, at + 1, commas);
            }
            else if (c is '(' or '[' or '{')
            {
                // A bracket inside the call: its commas part no arguments.
                commas.Clear();
            }
            else if (c == ',')
            {
                commas.Add(at);
            }
        }

        return null;
    }

    private static OpenCall Call(string name, string text, int start, List<int> commas)
    {
        string?[] names = [.. commas.Prepend(start - 1).Zip(commas.Append(text.Length), (from, to) => NameOf(text[(from + 1)..to]))];
        return new OpenCall(name, commas.Count, [.. names[..^1].OfType<string>()], names[^1]);
    }

    /// <summary>What stands before a single equals sign.</summary>
    private static string? NameOf(string argument)
    {
        int equals = argument.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? "" : argument[..equals].Trim();
        bool isNamed = name.Length > 0 && name.All(IsWord) && !(equals + 1 < argument.Length && argument[equals + 1] == '=');
        return isNamed ? name : null;
    }
}
