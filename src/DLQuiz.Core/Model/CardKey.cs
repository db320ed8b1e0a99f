using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DLQuiz.Core.Model;

/// <summary>128 bits that name a card for ever: fixed when the card is first seen, equal on every machine that compiles the same notes.</summary>
public readonly record struct CardKey : IComparable<CardKey>
{
    /// <summary>16 bytes, as the store keeps them.</summary>
    public const int Size = 16;

    private readonly UInt128 bits;

    private CardKey(UInt128 bits) => this.bits = bits;

    /// <summary>The lower half, for a quick look that may take one key for another.</summary>
    public long Low => unchecked((long)(ulong)bits);

    /// <exception cref="ArgumentException">Not 16 bytes.</exception>
    public static CardKey FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == Size
        ? new CardKey(BinaryPrimitives.ReadUInt128BigEndian(bytes))
        : throw new ArgumentException($"A card key has {Size} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>The first 128 bits of SHA-256 over the parts, each followed by a NUL, so that no two lists of parts run together.</summary>
    public static CardKey Of(params ReadOnlySpan<string> parts)
    {
        int most = parts.Length;
        foreach (string part in parts)
            most += Encoding.UTF8.GetMaxByteCount(part.Length);
        byte[] rented = ArrayPool<byte>.Shared.Rent(most);
        int length = 0;
        foreach (string part in parts)
        {
            length += Encoding.UTF8.GetBytes(part, rented.AsSpan(length));
            rented[length++] = 0;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(rented.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(rented);
        return FromBytes(hash[..Size]);
    }

    /// <summary>Reads the 32 hexadecimal digits that <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out CardKey key)
    {
        bool read = UInt128.TryParse(text, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out UInt128 bits) && text.Length == 2 * Size;
        key = read ? new CardKey(bits) : default;
        return read;
    }

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }

    /// <summary>Writes what <see cref="ToBytes"/> gives, without a new array.</summary>
    public void Write(Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, bits);

    public int CompareTo(CardKey other) => bits.CompareTo(other.bits);

    public static bool operator <(CardKey left, CardKey right) => left.bits < right.bits;

    public static bool operator >(CardKey left, CardKey right) => left.bits > right.bits;

    public static bool operator <=(CardKey left, CardKey right) => left.bits <= right.bits;

    public static bool operator >=(CardKey left, CardKey right) => left.bits >= right.bits;

    /// <summary>32 lower-case hexadecimal digits.</summary>
    public override string ToString() => bits.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
