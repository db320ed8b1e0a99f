namespace DLQuiz.Storage;

/// <summary>Which backups stay: the newest of each of 12 days, 10 weeks and 9 months that have one, and the 12 newest from before a change.</summary>
internal static class BackupThinning
{
    public const int Days = 12;

    public const int Weeks = 10;

    public const int Months = 9;

    /// <summary>A daily backup of the same day must not push out the one that a merge or a restore may have to be undone by.</summary>
    public const int BeforeChanges = 12;

    /// <summary>Those to delete; days are of UTC, weeks begin on Monday.</summary>
    public static IEnumerable<Backup> Superfluous(IEnumerable<Backup> backups)
    {
        Backup[] newestFirst = [.. backups.OrderByDescending(backup => backup.Made).ThenBy(backup => backup.File, StringComparer.Ordinal)];
        HashSet<Backup> kept =
        [
            .. NewestOfEach(newestFirst, backup => DayOf(backup)).Take(Days),
            .. NewestOfEach(newestFirst, backup => DayOf(backup) / 7).Take(Weeks), // day 0, 0001-01-01, was a Monday
            .. NewestOfEach(newestFirst, backup => (12 * backup.Made.UtcDateTime.Year) + backup.Made.UtcDateTime.Month).Take(Months),
            .. newestFirst.Where(backup => backup.Reason != BackupReason.Daily).Take(BeforeChanges),
        ];
        return newestFirst.Where(backup => !kept.Contains(backup));
    }

    private static IEnumerable<Backup> NewestOfEach(IEnumerable<Backup> newestFirst, Func<Backup, int> period) => newestFirst.DistinctBy(period);

    private static int DayOf(Backup backup) => DateOnly.FromDateTime(backup.Made.UtcDateTime).DayNumber;
}
