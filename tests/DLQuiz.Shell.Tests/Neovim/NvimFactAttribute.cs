using System.Runtime.CompilerServices;
using Xunit.Sdk;
using Xunit.v3;

namespace DLQuiz.Shell.Tests.Neovim;

/// <summary>A test that exists only when DLQUIZ_TEST_NVIM is set, so that a bare <c>dotnet test</c> passes where no Neovim is.</summary>
[XunitTestCaseDiscoverer(typeof(NvimFactDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class NvimFactAttribute : FactAttribute
{
    public NvimFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
    }
}

/// <summary>Finds nothing where the variable is not set: such a test is absent, not skipped.</summary>
public sealed class NvimFactDiscoverer : FactDiscoverer
{
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DLQUIZ_TEST_NVIM"))
            ? ValueTask.FromResult<IReadOnlyCollection<IXunitTestCase>>([])
            : base.Discover(discoveryOptions, testMethod, factAttribute);
}
