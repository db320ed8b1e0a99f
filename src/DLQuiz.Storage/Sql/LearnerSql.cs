namespace DLQuiz.Storage.Sql;

/// <summary>Statements of learners, devices and settings.</summary>
internal static class LearnerSql
{
    public const string All = "SELECT id, name FROM learners ORDER BY id";

    public const string Add = "INSERT INTO learners (name) VALUES (@name) RETURNING id";

    public const string AddDevice = "INSERT INTO devices (id, name) VALUES (@id, @name)";

    /// <summary>A device that is known by its entries alone.</summary>
    public const string MeetDevice = "INSERT INTO devices (id, name) VALUES (@id, @name) ON CONFLICT (id) DO NOTHING";

    public const string NameOfDevice = "SELECT name FROM devices WHERE id = @id";

    /// <summary>Of every learner: each draws a new one when next it opens the store.</summary>
    public const string ForgetDevice = "DELETE FROM settings WHERE name = 'device'";

    public const string Setting = "SELECT value FROM settings WHERE scope = @scope AND name = @name";

    public const string SaveSetting = """
        INSERT INTO settings (scope, name, value) VALUES (@scope, @name, @value) ON CONFLICT (scope, name) DO UPDATE SET value = excluded.value
        """;
}
