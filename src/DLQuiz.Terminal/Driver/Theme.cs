namespace DLQuiz.Terminal.Driver;

/// <summary>What the terminal draws on, as far as that is known.</summary>
public enum Theme
{
    /// <summary>Colours of middle brightness, which read on both.</summary>
    Unknown,
    Light,
    Dark,
}
