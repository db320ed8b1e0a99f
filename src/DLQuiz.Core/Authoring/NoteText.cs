using System.Text;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring;

/// <summary>A file of a source as the shell read it.</summary>
public sealed record NoteText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private NoteText(string file, string hash, string text, Diagnostic? problem)
    {
        File = file;
        Hash = hash;
        Text = text;
        Problem = problem;
    }

    /// <summary>Path under the source's root, parts joined by <c>/</c>.</summary>
    public string File { get; }

    /// <summary>Of the bytes, as <see cref="Note.Hash"/> wants it.</summary>
    public string Hash { get; }

    /// <summary>Empty when there is a problem; never holds a lone surrogate.</summary>
    public string Text { get; }

    /// <summary>Why the file is no note: too large, binary or not UTF-8.</summary>
    public Diagnostic? Problem { get; }

    /// <param name="file">Path under the source's root, parts joined by <c>/</c>.</param>
    /// <param name="hash">Of the bytes.</param>
    /// <param name="bytes">The whole file; of a file beyond <see cref="NoteLimits.Bytes"/> one byte more than that is enough.</param>
    public static NoteText FromBytes(string file, string hash, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > NoteLimits.Bytes)
            return TooLarge(file, hash);
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        int zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
            return new NoteText(file, hash, "", new Diagnostic(Rules.NotText, "This file holds a NUL byte: it is not text.", LineOf(file, bytes[..zero])));
        try
        {
            return FromText(file, hash, Strict.GetString(bytes));
        }
        catch (DecoderFallbackException exception)
        {
            SourceSpan place = LineOf(file, bytes[..Math.Clamp(exception.Index, 0, bytes.Length)]);
            return new NoteText(file, hash, "", new Diagnostic(Rules.NotText, "This file is not UTF-8: a byte on this line belongs to no character.", place));
        }
    }

    public static NoteText FromText(string file, string hash, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool isLarge = text.Length > NoteLimits.Bytes || Math.Max(text.AsSpan().Count('\n'), text.AsSpan().Count('\r')) >= NoteLimits.Lines;
        return isLarge ? TooLarge(file, hash) : new NoteText(file, hash, WholeCharacters(text), null);
    }

    private static NoteText TooLarge(string file, string hash) =>
        new(file, hash, "", new Diagnostic(Rules.NoteTooLarge, $"This note is larger than {NoteLimits.Bytes / 1024 / 1024} MiB or longer than {NoteLimits.Lines} lines.", new SourceSpan(file, 1, 1)));

    private static SourceSpan LineOf(string file, ReadOnlySpan<byte> before) => new(file, before.Count((byte)'\n') + 1, 1);

    /// <summary>Lone surrogates, U+FFFE and NUL make <see cref="string.Normalize()"/> or the Markdown reader stumble; each gives way to U+FFFD, so that columns stay.</summary>
    private static string WholeCharacters(string text)
    {
        char[]? mended = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\0')
                (mended ??= text.ToCharArray())[i] = '\uFFFD';
        }

        return mended is null ? text : new string(mended);
    }
}
