using System.Runtime.CompilerServices;

namespace DLQuiz.Shell.Tests.Terminal;

internal static class Headless
{
    /// <summary>Read when the driver is made: the tests' own standard input and output are left alone.</summary>
    [ModuleInitializer]
    public static void Begin() => Environment.SetEnvironmentVariable("DisableRealDriverIO", "1");
}
