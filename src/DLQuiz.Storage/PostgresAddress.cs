using DLQuiz.Core.Model;

using Npgsql;

namespace DLQuiz.Storage;

/// <summary>A PostgreSQL database as a learner names it: a connection string, or a URL as other programs of PostgreSQL take it.</summary>
/// <remarks>Its text is made for messages and holds neither password nor anything else that was given.</remarks>
internal sealed class PostgresAddress
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    private PostgresAddress(NpgsqlConnectionStringBuilder given)
    {
        // One connection for the life of a store, and no password in what the driver remembers to show.
        Default(given, "Pooling", false);
        Default(given, "Persist Security Info", false);
        Default(given, "Application Name", "dlquiz");
        Default(given, "Timeout", 10);
        Default(given, "Command Timeout", 60);
        Default(given, "Max Auto Prepare", 100);
        Default(given, "Auto Prepare Min Usages", 2);
        ConnectionString = given.ConnectionString;
        User = given.Username ?? Environment.GetEnvironmentVariable("PGUSER") ?? Environment.UserName;
        Database = given.Database ?? User;
        Host = given.Host!;
        Port = given.Port;
        MayPrepare = given.MaxAutoPrepare > 0;
    }

    /// <summary>Holds the password where one was given: for the driver only.</summary>
    public string ConnectionString { get; }

    public string User { get; }

    public string Database { get; }

    public string Host { get; }

    public int Port { get; }

    public bool MayPrepare { get; }

    /// <summary>Whether the text names a server rather than a file.</summary>
    public static bool IsMeant(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            || text.Split(';').Any(part => part.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
                && part[..equals].Trim() is var key && (key.Equals("Host", StringComparison.OrdinalIgnoreCase) || key.Equals("Server", StringComparison.OrdinalIgnoreCase)));
    }

    /// <exception cref="StoreException">It is neither; the message never repeats the text, which may hold a password.</exception>
    public static PostgresAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text)
            ?? throw new StoreException("The connection string of --db or DLQUIZ_DB cannot be read. Write Host=…;Database=…;Username=…, or postgresql://user@host/database with special characters as %XX.");
    }

    private static PostgresAddress? TryParse(string text)
    {
        try
        {
            NpgsqlConnectionStringBuilder given = Array.Find(Schemes, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is { } scheme
                ? OfUrl(text[scheme.Length..])
                : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(given.Host))
                given.Host = Environment.GetEnvironmentVariable("PGHOST") ?? "localhost";
            ArgumentOutOfRangeException.ThrowIfNotEqual(given.Port, (ushort)given.Port, nameof(text));
            return new PostgresAddress(given);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            // Not kept as a cause: the driver's own message could quote a part of what was given.
            return null;
        }
    }

    public override string ToString() => $"PostgreSQL at {Host}{(Port == NpgsqlConnection.DefaultPort || Host.Contains(':', StringComparison.Ordinal) ? "" : $":{Port}")}, database {Database}";

    /// <summary><c>[user[:password]@][host[:port]][/database][?key=value&amp;…]</c>, each part percent-encoded (PostgreSQL's documentation, 34.1.1.2).</summary>
    private static NpgsqlConnectionStringBuilder OfUrl(string rest)
    {
        (string body, string query) = Cut(rest, rest.IndexOf('?', StringComparison.Ordinal));
        (string authority, string database) = Cut(body, body.IndexOf('/', StringComparison.Ordinal));
        int at = authority.LastIndexOf('@');
        (string user, string password) = at < 0 ? ("", "") : Cut(authority[..at], authority.IndexOf(':', StringComparison.Ordinal) is var colon && colon < at ? colon : -1);
        string host = authority[(at + 1)..];
        var given = new NpgsqlConnectionStringBuilder();
        Set(given, "Username", user);
        Set(given, "Password", password);
        Set(given, "Database", database);
        if (host.Contains(',', StringComparison.Ordinal))
        {
            Set(given, "Host", host);
        }
        else
        {
            int port = host.LastIndexOf(':') is var last && last > host.LastIndexOf(']') ? last : -1;
            (string name, string number) = Cut(host, port);
            Set(given, "Host", name.Trim('[', ']'));
            Set(given, "Port", number);
        }

        foreach (string setting in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            (string key, string value) = Cut(setting, setting.IndexOf('=', StringComparison.Ordinal));
            Set(given, DriversName(key), value);
        }

        return given;
    }

    /// <summary>The names of PostgreSQL's own library where the driver has others.</summary>
    private static string DriversName(string key) => key switch
    {
        "user" => "Username",
        "dbname" => "Database",
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "sslpassword" => "SSL Password",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        "target_session_attrs" => "Target Session Attributes",
        "client_encoding" => "Client Encoding",
        _ => key,
    };

    private static void Set(NpgsqlConnectionStringBuilder given, string key, string value)
    {
        if (value.Length > 0)
            given[key] = Uri.UnescapeDataString(key == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value);
    }

    private static (string Before, string After) Cut(string text, int at) => at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);

    private static void Default(NpgsqlConnectionStringBuilder given, string key, object value)
    {
        if (!given.ShouldSerialize(key))
            given[key] = value;
    }
}
