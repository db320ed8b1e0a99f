using System.Text;

namespace DLQuiz.Core.Model;

/// <summary>What counts as the same text on every machine, whatever editor wrote it.</summary>
internal static class CardText
{
    /// <summary>NFC with every run of white space as one space.</summary>
    public static string Normal(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormC))
        {
            if (!char.IsWhiteSpace(c))
                normal.Append(c);
            else if (normal.Length > 0 && normal[^1] != ' ')
                normal.Append(' ');
        }

        return normal.ToString().TrimEnd(' ');
    }
}
