namespace DLQuiz.Terminal.Driver;

/// <summary>What the terminal draws on, as far as that is known.</summary>
public enum Theme
{
    /// <summary>Colours of middle brightness, which read on both.</summary>
    Unknown,
    Light,
    Dark,

    /// <summary>No colours: what they would say bold, underline and reverse do.</summary>
    None,
}
