using System.Text;

namespace DLQuiz.Core.Authoring.Edits;

/// <summary>One change of a note's text.</summary>
/// <param name="Offset">In <see cref="NoteText.Text"/>, in UTF-16 units; a byte order mark is not counted.</param>
/// <param name="Length">UTF-16 units that go; 0 for an insertion.</param>
/// <param name="Text">What comes there.</param>
public sealed record TextEdit(int Offset, int Length, string Text);

/// <summary>Carries edits out; what no edit names stays byte for byte.</summary>
public static class TextEdits
{
    /// <param name="text">Without a byte order mark.</param>
    /// <param name="edits">In any order; insertions at one place come in the order given.</param>
    /// <exception cref="ArgumentException">An edit lies outside the text, or two overlap.</exception>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(edits);
        var changed = new StringBuilder(text.Length);
        int at = 0;
        foreach (TextEdit edit in edits.OrderBy(edit => edit.Offset).ThenBy(edit => edit.Length > 0))
        {
            if (edit.Offset < at || edit.Length < 0 || edit.Offset + edit.Length > text.Length)
                throw new ArgumentException($"The edit at {edit.Offset} overlaps another one or lies outside the text.", nameof(edits));
            changed.Append(text, at, edit.Offset - at).Append(edit.Text);
            at = edit.Offset + edit.Length;
        }

        return changed.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The bytes of a note once edits are carried out: a byte order mark and every line end stay.</summary>
    /// <param name="bytes">Of the whole file, UTF-8.</param>
    /// <param name="edits">As <see cref="Apply(string, IEnumerable{TextEdit})"/> wants them.</param>
    /// <exception cref="DecoderFallbackException">The file is not UTF-8.</exception>
    public static byte[] Apply(ReadOnlySpan<byte> bytes, IEnumerable<TextEdit> edits)
    {
        ReadOnlySpan<byte> mark = bytes.StartsWith("\uFEFF"u8) ? bytes[..3] : default;
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        return [.. mark, .. strict.GetBytes(Apply(strict.GetString(bytes[mark.Length..]), edits))];
    }
}
