using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DLQuiz.Core.Model;

/// <summary>64 bits of SHA-256 over a card's front, its white space and Unicode form aside: tells whose a log entry is where its card has another key.</summary>
public readonly record struct FrontHash(long Value)
{
    private const int Digits = 16;

    public static FrontHash Of(string front)
    {
        ArgumentNullException.ThrowIfNull(front);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(CardText.Normal(front)), hash);
        return new FrontHash(BinaryPrimitives.ReadInt64BigEndian(hash));
    }

    /// <summary>Reads the 16 hexadecimal digits that <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out FrontHash hash)
    {
        bool read = long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long value) && text.Length == Digits;
        hash = new FrontHash(read ? value : 0);
        return read;
    }

    /// <summary>16 lower-case hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
