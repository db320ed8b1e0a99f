using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>What a disk was told to do to a file.</summary>
internal enum DiskDeed
{
    Write,
    Truncate,
    Sync,
    Delete,
    Acknowledge,
}

/// <summary>One deed; <see cref="Data"/> of a write, the new length as <see cref="Offset"/> of a truncation.</summary>
internal sealed record DiskOperation(DiskDeed Deed, string File, long Offset, byte[] Data);

/// <summary>
/// A layer between SQLite and the real disk for the files of one folder: it counts writes, truncations and syncs, makes one of them and all after it fail, and can record them.
/// In the process itself and without tools, so that it runs wherever the tests do.
/// </summary>
/// <remarks>It copies the table of methods of each file that SQLite's own layer opens, and puts its own in three places of the copy (sqlite.org/vfs.html).</remarks>
internal sealed unsafe partial class FaultyDisk : IDisposable
{
    /// <summary>What SQLite makes of ENOSPC.</summary>
    public const int Full = 13;

    /// <summary>What SQLite makes of EIO: any write or sync that fails.</summary>
    public const int Failing = 10;

    private const int IoErrorWrite = 10 | (3 << 8);
    private const int IoErrorSync = 10 | (4 << 8);

    private static readonly ConcurrentDictionary<string, FaultyDisk> Disks = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<nint, (FaultyDisk Disk, string Path, nint Usual)> Files = new();
    private static readonly ConcurrentDictionary<nint, nint> Tables = new();
    private static readonly Vfs* Usual = Install();

    private readonly string folder;
    private readonly List<DiskOperation>? recorded;
    private readonly Lock gate = new();
    private int failAt = int.MaxValue;
    private int code;
    private bool tears;

    /// <param name="folder">Everything below it lies on this disk.</param>
    /// <param name="records">Whether every deed is kept.</param>
    public FaultyDisk(string folder, bool records = false)
    {
        Assert.True(Usual != null);
        this.folder = folder;
        recorded = records ? [] : null;
        Disks[folder] = this;
    }

    /// <summary>Deeds since the disk was last told to fail.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<DiskOperation> Recorded => recorded!;

    /// <summary>Makes the deed of that number, from 1, and all after it fail.</summary>
    public void FailAt(int number, int how, bool torn = false) => (Count, failAt, code, tears) = (0, number, how, torn);

    public void Heal() => failAt = int.MaxValue;

    /// <summary>Marks in the record that a learner was told that all before it is stored.</summary>
    public void Acknowledge(long sequence)
    {
        lock (gate)
            recorded!.Add(new DiskOperation(DiskDeed.Acknowledge, "", sequence, []));
    }

    public void Dispose() => Disks.TryRemove(folder, out _);

    private bool Fails(DiskDeed deed, string path, long offset, ReadOnlySpan<byte> data)
    {
        lock (gate)
        {
            recorded?.Add(new DiskOperation(deed, path, offset, data.ToArray()));
            return ++Count >= failAt;
        }
    }

    private static Vfs* Install()
    {
        Vfs* usual = Find(null);
        var ours = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
        *ours = *usual;
        ours->Name = (byte*)Marshal.StringToCoTaskMemUTF8("faulty");
        ours->Open = &Open;
        ours->Delete = &Delete;
        return Register(ours, 1) == 0 ? usual : null;
    }

    private static FaultyDisk? DiskOf(string path) => Disks.FirstOrDefault(disk => path.StartsWith(disk.Key + "/", StringComparison.Ordinal)).Value;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, byte* name, nint file, int flags, int* outFlags)
    {
        int result = Usual->Open(Usual, name, file, flags, outFlags);
        string? path = Marshal.PtrToStringUTF8((nint)name);
        if (result != 0 || path is null || DiskOf(path) is not { } disk)
            return result;

        nint usual = *(nint*)file;
        Files[file] = (disk, path, usual);
        *(nint*)file = Tables.GetOrAdd(usual, Patched);
        return result;
    }

    private static nint Patched(nint usual)
    {
        var table = (FileMethods*)NativeMemory.AllocZeroed((nuint)sizeof(FileMethods));
        *table = *(FileMethods*)usual;
        table->Write = &Write;
        table->Truncate = &Truncate;
        table->Sync = &Sync;
        return (nint)table;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint file, byte* data, int length, long offset)
    {
        (FaultyDisk disk, string path, nint usual) = Files[file];
        if (!disk.Fails(DiskDeed.Write, path, offset, new ReadOnlySpan<byte>(data, length)))
            return ((FileMethods*)usual)->Write(file, data, length, offset);
        if (disk.tears)
            ((FileMethods*)usual)->Write(file, data, length / 2, offset);
        return disk.code == Full ? Full : IoErrorWrite;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(nint file, long length)
    {
        (FaultyDisk disk, string path, nint usual) = Files[file];
        bool fails = disk.Fails(DiskDeed.Truncate, path, length, []) && disk.code == Failing;
        return fails ? IoErrorWrite : ((FileMethods*)usual)->Truncate(file, length);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(nint file, int flags)
    {
        (FaultyDisk disk, string path, nint usual) = Files[file];
        return disk.Fails(DiskDeed.Sync, path, 0, []) ? (disk.code == Full ? Full : IoErrorSync) : ((FileMethods*)usual)->Sync(file, flags);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(Vfs* vfs, byte* name, int syncFolder)
    {
        if (Marshal.PtrToStringUTF8((nint)name) is { } path && DiskOf(path) is { recorded: not null } disk)
            disk.Fails(DiskDeed.Delete, path, 0, []);
        return Usual->Delete(Usual, name, syncFolder);
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    private static partial Vfs* Find(byte* name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    private static partial int Register(Vfs* vfs, int makeDefault);

    /// <summary>sqlite3_vfs, version 3.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Vfs
    {
        public int Version;
        public int FileSize;
        public int LongestPath;
        public Vfs* Next;
        public byte* Name;
        public nint Data;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, nint, int, int*, int> Open;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, int, int> Delete;
        public Rest14 Others;
    }

    [InlineArray(14)]
    private struct Rest14
    {
        private nint first;
    }

    /// <summary>sqlite3_io_methods, version 3.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct FileMethods
    {
        public int Version;
        public nint Close;
        public nint Read;
        public delegate* unmanaged[Cdecl]<nint, byte*, int, long, int> Write;
        public delegate* unmanaged[Cdecl]<nint, long, int> Truncate;
        public delegate* unmanaged[Cdecl]<nint, int, int> Sync;
        public Rest13 Others;
    }

    [InlineArray(13)]
    private struct Rest13
    {
        private nint first;
    }
}
