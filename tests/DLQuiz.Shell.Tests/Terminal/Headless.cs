namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>While it lives the library's driver leaves the tests' own terminal alone.</summary>
/// <remarks>Only for that time, and only where tests run one at a time: a program that another test starts would inherit the variable and be deaf and mute.</remarks>
internal sealed class Headless : IDisposable
{
    private const string Variable = "DisableRealDriverIO";

    public Headless() => Environment.SetEnvironmentVariable(Variable, "1");

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);
}
