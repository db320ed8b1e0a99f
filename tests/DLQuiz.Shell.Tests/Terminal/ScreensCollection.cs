namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>Themes and the driver's settings are static in the library, so screens are tested one after another.</summary>
[CollectionDefinition(nameof(ScreensCollection), DisableParallelization = true)]
public sealed class ScreensCollection;
