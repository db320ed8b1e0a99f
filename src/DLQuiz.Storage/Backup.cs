using System.Globalization;
using System.Text.RegularExpressions;

namespace DLQuiz.Storage;

/// <summary>Why a backup was made; its word is in the file's name.</summary>
public enum BackupReason
{
    /// <summary>By itself, once a study day.</summary>
    Daily,

    /// <summary>By <c>dlquiz backup</c>.</summary>
    Asked,

    /// <summary>Before a newer version changed the tables.</summary>
    Migration,

    /// <summary>Before entries of other machines were merged.</summary>
    Merge,

    /// <summary>Before states were rebuilt or the doctor repaired.</summary>
    Repair,

    /// <summary>Of the file that a restore replaced.</summary>
    Restore,
}

/// <summary>One backup: a store's file as it was.</summary>
/// <param name="File">Its path.</param>
/// <param name="Made">To the millisecond, UTC.</param>
/// <param name="Reason">Why.</param>
public sealed partial record Backup(string File, DateTimeOffset Made, BackupReason Reason)
{
    private const string InstantForm = "yyyyMMdd'T'HHmmssfff'Z'";

    internal static string NameOf(string store, DateTimeOffset made, BackupReason reason) =>
        $"{store}-{made.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture)}-{reason.ToString().ToLowerInvariant()}.db";

    /// <summary>Null for a file that is no backup of that store.</summary>
    internal static Backup? FromName(string file, string store)
    {
        string name = Path.GetFileName(file);
        return name.StartsWith(store + "-", StringComparison.Ordinal)
            && Rest().Match(name[(store.Length + 1)..]) is { Success: true } match
            && DateTimeOffset.TryParseExact(match.Groups["made"].ValueSpan, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset made)
            && Enum.TryParse(match.Groups["reason"].ValueSpan, ignoreCase: true, out BackupReason reason)
            ? new Backup(file, made, reason)
            : null;
    }

    [GeneratedRegex("^(?<made>[0-9]{8}T[0-9]{9}Z)-(?<reason>[a-z]+)\\.db$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rest();
}
