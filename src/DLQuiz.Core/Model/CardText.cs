using System.Buffers;

namespace DLQuiz.Core.Model;

/// <summary>What counts as the same text on every machine, whatever editor wrote it.</summary>
internal static class CardText
{
    /// <summary>NFC with every run of white space as one space.</summary>
    public static string Normal(string text)
    {
        text = Nfc.Of(text);
        char[] normal = ArrayPool<char>.Shared.Rent(text.Length);
        int length = 0;
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c))
                normal[length++] = c;
            else if (length > 0 && normal[length - 1] != ' ')
                normal[length++] = ' ';
        }

        if (length > 0 && normal[length - 1] == ' ')
            length--;
        string result = text.AsSpan().SequenceEqual(normal.AsSpan(0, length)) ? text : new string(normal, 0, length);
        ArrayPool<char>.Shared.Return(normal);
        return result;
    }
}
