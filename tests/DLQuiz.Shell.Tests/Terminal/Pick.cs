using CsCheck;

namespace DLQuiz.Shell.Tests.Terminal;

internal static class Pick
{
    public static Gen<string> From(params string[] parts) => Gen.Int[0, parts.Length - 1].Select(i => parts[i]);
}
