using System.Buffers;
using System.Text;

namespace DLQuiz.Core.Model;

/// <summary>Normalization Form C, quickly where nothing can compose or decompose (Unicode Standard Annex #15, section 9: the quick check).</summary>
internal static class Nfc
{
    /// <summary>Blocks without combining marks and without characters that stand for others: Latin, punctuation, ideographs with their punctuation, full-width forms.</summary>
    private static readonly SearchValues<char> Settled = SearchValues.Create(
    [
        .. Range('\0', '\u02FF'), .. Range('\u2010', '\u2027'), .. Range('\u2030', '\u205E'),
        .. Range('\u3000', '\u3029'), .. Range('\u3030', '\u303F'), .. Range('\u4E00', '\u9FFF'), .. Range('\uFF00', '\uFFEF'),
    ]);

    public static string Of(string text) => text.AsSpan().IndexOfAnyExcept(Settled) < 0 ? text : text.Normalize(NormalizationForm.FormC);

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
