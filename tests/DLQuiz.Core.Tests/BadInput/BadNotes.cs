using System.Text;

namespace DLQuiz.Tests.BadInput;

/// <summary>A file that no reader may choke on.</summary>
/// <param name="Name">Ends in .md; its first word is its family.</param>
/// <param name="Bytes">The whole file.</param>
internal sealed record BadNote(string Name, byte[] Bytes)
{
    public BadNote(string name, string text) : this(name + ".md", Encoding.UTF8.GetBytes(text))
    {
    }

    public string Family => Name[..Name.IndexOf('-', StringComparison.Ordinal)];
}

/// <summary>The corpus of bad input: small files made by hand and large or many ones made here, always the same.</summary>
/// <remarks>What begins with <c>info-</c> is no mistake, only worth a remark. Large files end in a question without an answer: its finding proves that all of the file was read.</remarks>
internal static class BadNotes
{
    /// <summary>A note beside them, whose two cards must come out whatever they hold.</summary>
    public const string Good = "# 优化\n\nQ: 动量记住什么？\nA: 过去梯度的衰减和。\n\n## Why is a warm-up used?\n\nEarly gradients are noisy.\n";

    /// <summary>By name.</summary>
    public static BadNote[] All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "BadInput", "Hand"), "*.md").Select(file => new BadNote(Path.GetFileName(file), File.ReadAllBytes(file)))
            .Concat(BadBytes.All()).Concat(BadMarkdown.All()).Concat(BadYaml.All()).Concat(BadQuestions.All()).Concat(BadCards.All())
            .OrderBy(note => note.Name, StringComparer.Ordinal),
    ];

    public static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
