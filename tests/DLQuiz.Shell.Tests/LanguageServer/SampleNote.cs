namespace DLQuiz.Shell.Tests.LanguageServer;

/// <summary>A note with one of everything, and places in it by what stands there.</summary>
internal static class SampleNote
{
    public const string Text = """
        ---
        deck: deep-learning/norm
        scheduler: sm2
        ---

        # 批归一化

        Q: What does γ do?
        A: It scales.

        ## Numbers

        ```quiz
        id: bn-first
        params: |
          x   = pick([1, 2, 3, 6])
          eps = pick(0.1)
        ask: |
          Batch norm of {{x}}?
        answer: batch_norm_train(x, gamma=2, eps=eps)[0]
        wrong: std
        ```

        - **Epoch**: one pass over the training data

        Q ：少了什么？
        """;

    public static (int Line, int Character) Place(string at) => Place(Text, at);

    /// <summary>Behind the first occurrence of a text; a bar in it marks another place.</summary>
    public static (int Line, int Character) Place(string text, string at)
    {
        string found = at.Replace("|", "", StringComparison.Ordinal);
        int bar = at.IndexOf('|', StringComparison.Ordinal);
        return PlaceOf(text, text.IndexOf(found, StringComparison.Ordinal) + (bar < 0 ? found.Length : bar));
    }

    public static (int Line, int Character) PlaceOf(string text, int offset)
    {
        int start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        return (text[..offset].Count(c => c == '\n'), offset - start);
    }
}
