using System.Runtime.InteropServices;

namespace DLQuiz.Terminal.Driver;

/// <summary>The few calls of libc that .NET has no equal for.</summary>
internal static class NativeMethods
{
    /// <summary>O_WRONLY, the same on every system.</summary>
    public const int WriteOnly = 1;

    /// <summary>POLLIN, the same on every system.</summary>
    public const short Readable = 1;

    /// <summary>EINTR, the same on every system.</summary>
    public const int Interrupted = 4;

    /// <summary>SIGTSTP, which a terminal sends for Ctrl+Z.</summary>
    public static int StopFromTerminal => OperatingSystem.IsLinux() ? 20 : 18;

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint read(int file, byte[] buffer, nuint count);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint write(int file, byte[] buffer, nuint count);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int open(byte[] path, int how);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int close(int file);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int pipe([Out] int[] ends);

    /// <param name="files">What is asked of each, and what came.</param>
    /// <param name="count">Of files; as wide as the widest system's nfds_t.</param>
    /// <param name="milliseconds">Negative for as long as it takes.</param>
    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int poll([In, Out] Polled[] files, nuint count, int milliseconds);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int kill(int process, int signal);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int dup(int file);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int dup2(int file, int onto);

    /// <summary>The struct's layout differs between systems; its bytes are only kept and given back.</summary>
    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int tcgetattr(int file, byte[] termios);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int tcsetattr(int file, int when, byte[] termios);

    /// <summary>TIOCGWINSZ: four 16-bit numbers, rows and columns first; null where the file is no terminal or does not know.</summary>
    public static (int Columns, int Rows)? WindowSize(int file)
    {
        ushort[] size = new ushort[4];
        // Its third argument is variadic, and Apple's ARM machines hand such arguments over on the stack.
        int result = OperatingSystem.IsMacOS() && RuntimeInformation.OSArchitecture == Architecture.Arm64
            ? ioctl(file, WindowSizeRequest, 0, 0, 0, 0, 0, 0, size)
            : ioctl(file, WindowSizeRequest, size);
        return result == 0 && size[0] > 0 && size[1] > 0 ? (size[1], size[0]) : null;
    }

    private static nuint WindowSizeRequest => OperatingSystem.IsLinux() ? (nuint)0x5413 : 0x40087468;

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ioctl(int file, nuint request, [Out] ushort[] size);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ioctl(int file, nuint request, nint third, nint fourth, nint fifth, nint sixth, nint seventh, nint eighth, [Out] ushort[] size);

    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Polled
    {
        public int File;
        public short Asked;
        public short Came;
    }
}
