namespace DLQuiz.Core.Questions.Answers;

/// <summary>The spellings of what is no finite number.</summary>
internal static class NonFinite
{
    /// <summary>Null for every other text.</summary>
    public static double? Read(string text)
    {
        string word = text.Trim().ToLowerInvariant();
        bool isNegative = word.StartsWith('-');
        double? magnitude = word.TrimStart('+', '-') switch
        {
            "inf" or "infinity" or "oo" or "∞" or "无穷" or "无穷大" => double.PositiveInfinity,
            "nan" => double.NaN,
            _ => null,
        };
        return isNegative ? -magnitude : magnitude;
    }
}
