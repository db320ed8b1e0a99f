using System.Runtime.CompilerServices;
using Xunit.Sdk;
using Xunit.v3;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>A test that exists only when DLQUIZ_TEST_TMUX is set, so that a bare <c>dotnet test</c> passes where no tmux is.</summary>
[XunitTestCaseDiscoverer(typeof(TmuxFactDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class TmuxFactAttribute : FactAttribute
{
    public TmuxFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
    }
}

/// <summary>Finds nothing where the variable is not set: such a test is absent, not skipped.</summary>
public sealed class TmuxFactDiscoverer : FactDiscoverer
{
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DLQUIZ_TEST_TMUX"))
            ? ValueTask.FromResult<IReadOnlyCollection<IXunitTestCase>>([])
            : base.Discover(discoveryOptions, testMethod, factAttribute);
}
