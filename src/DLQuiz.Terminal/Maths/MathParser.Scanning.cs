using System.Globalization;

namespace DLQuiz.Terminal.Maths;

internal sealed partial class MathParser
{
    /// <summary>The text between the braces that follow, as written; a single character where there are none.</summary>
    private string TakeRawArgument()
    {
        SkipBlanks();
        if (AtEnd)
        {
            return "";
        }

        if (source[at] != '{')
        {
            string cluster = StringInfo.GetNextTextElement(source, at);
            at += cluster.Length;
            return cluster;
        }

        string group = TakeBalanced('{', '}');
        return group.EndsWith('}') ? group[1..^1] : group[1..];
    }

    private string TakeBalanced(char open, char close)
    {
        int start = at, level = 0;
        while (!AtEnd)
        {
            char c = source[at++];
            if (c == '\\' && !AtEnd)
            {
                at++;
            }
            else if (c == open)
            {
                level++;
            }
            else if (c == close && --level == 0)
            {
                break;
            }
        }

        return source[start..at];
    }

    private void SkipBracketed()
    {
        if (!AtEnd && source[at] == '[')
        {
            TakeBalanced('[', ']');
        }
    }

    private void SkipBlanks()
    {
        while (!AtEnd && (char.IsWhiteSpace(source[at]) || source[at] == '%'))
        {
            if (source[at] == '%')
            {
                // A comment of TeX; one that would end the formula is shown instead.
                int end = source.IndexOf('\n', at);
                if (end < 0)
                {
                    return;
                }

                at = end;
            }

            at++;
        }
    }

    private bool Looking(string text) => string.CompareOrdinal(source, at, text, 0, text.Length) == 0;

    private bool Skip(string text)
    {
        bool found = text == "\\cr" ? LookingAtCommand("cr") : Looking(text);
        at += found ? text.Length : 0;
        return found;
    }

    private bool LookingAtCommand(string name) => Looking("\\" + name)
        && (at + 1 + name.Length >= source.Length || !char.IsAsciiLetter(source[at + 1 + name.Length]));

    private bool SkipCommand(string name)
    {
        bool found = LookingAtCommand(name);
        at += found ? name.Length + 1 : 0;
        return found;
    }

    private string TakeName()
    {
        int start = at;
        while (!AtEnd && char.IsAsciiLetter(source[at]))
        {
            at++;
        }

        if (at == start && !AtEnd)
        {
            at += StringInfo.GetNextTextElement(source, at).Length;
        }

        return source[start..at];
    }
}
