using System.Globalization;
using System.Net;
using System.Net.Sockets;

using Npgsql;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>A network between a store and the real server, which can be cut at the worst moment.</summary>
internal sealed class PostgresRelay : IDisposable
{
    private readonly NpgsqlConnectionStringBuilder place;
    private readonly List<Socket> open = [];
    private readonly Lock guard = new();
    private Socket? listener;
    private int port;

    public PostgresRelay(PostgresPlace behind)
    {
        place = new NpgsqlConnectionStringBuilder(behind.ToString());
        Start();
    }

    /// <summary>When the relay ends all connections and takes none any more.</summary>
    public enum Cut
    {
        Never,

        /// <summary>A commit came from the store and never reaches the server.</summary>
        BeforeCommit,

        /// <summary>The server has committed, and the store never hears of it.</summary>
        AfterCommit,
    }

    public Cut When { get; set; }

    /// <summary>Whether a new connection is taken after a cut.</summary>
    public bool StaysUp { get; set; }

    /// <summary>Where a store finds the server through this; statements go by their text, so that the relay sees a commit.</summary>
    public string Place => new NpgsqlConnectionStringBuilder(place.ConnectionString) { Host = "127.0.0.1", Port = port, MaxAutoPrepare = 0 }.ConnectionString;

    public void Start()
    {
        listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen();
        port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        Socket accepting = listener;
        Run(() =>
        {
            while (true)
                Relay(accepting.Accept());
        });
    }

    public void Stop()
    {
        listener?.Dispose();
        EndConnections();
    }

    /// <summary>As a server that restarts between two answers.</summary>
    public void EndConnections()
    {
        lock (guard)
        {
            open.ForEach(socket => socket.Dispose());
            open.Clear();
        }
    }

    public void Dispose() => Stop();

    private void Relay(Socket store)
    {
        var server = new Socket(place.Host!.StartsWith('/') ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
        server.Connect(place.Host.StartsWith('/')
            ? new UnixDomainSocketEndPoint(Path.Combine(place.Host, ".s.PGSQL." + place.Port.ToString(CultureInfo.InvariantCulture)))
            : new DnsEndPoint(place.Host, place.Port));
        lock (guard)
            open.AddRange([store, server]);

        bool committed = false;
        Run(() => Pump(store, server, bytes =>
        {
            committed = When != Cut.Never && bytes.IndexOf("COMMIT"u8) >= 0;
            return !(committed && When == Cut.BeforeCommit);
        }));
        Run(() => Pump(server, store, _ => !committed));
    }

    /// <summary>Passes on what comes, until it may not; then everything is cut.</summary>
    private void Pump(Socket from, Socket to, Mays mays)
    {
        byte[] bytes = new byte[1 << 16];
        while (from.Receive(bytes) is > 0 and var count)
        {
            if (!mays(bytes.AsSpan(0, count)))
            {
                When = Cut.Never;
                if (!StaysUp)
                    listener!.Dispose();
                EndConnections();
                return;
            }

            to.Send(bytes.AsSpan(0, count));
        }

        from.Dispose();
        to.Dispose();
    }

    private delegate bool Mays(ReadOnlySpan<byte> bytes);

    private static void Run(Action work) => new Thread(() =>
    {
        try
        {
            work();
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            return; // this is how a relay is stopped
        }
    })
    { IsBackground = true }.Start();
}
