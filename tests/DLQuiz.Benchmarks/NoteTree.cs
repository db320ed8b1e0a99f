using System.Globalization;
using System.Text;
using DLQuiz.Core.Model;

namespace DLQuiz.Benchmarks;

/// <summary>A folder of notes like those of a diligent student of ten years, the same at every run: 10,000 files, 100,000 cards.</summary>
internal static class NoteTree
{
    public const int Files = 10_000;
    public const int CardsOfFile = 10;

    private static readonly string[] English =
    [
        "gradient", "variance", "the", "of", "a", "normalization", "layer", "weights", "converges", "activation", "batch", "because", "each", "dilated",
        "kernel", "receptive", "field", "momentum", "is", "loss", "margin", "cluster", "centroid", "with", "and", "sparse", "attention", "residual", "when", "learned",
    ];

    private const string Chinese = "的一是在批归化层梯度方差权重收敛激活函数损失间隔聚类中心因为每个训练网络卷积核感受野动量学习率正则残差注意力稀疏";

    /// <summary>Writes the tree under a folder, an hour old, so that no file counts as just saved; gives the bytes in all.</summary>
    public static long Write(string root)
    {
        long bytes = 0;
        var written = DateTime.UtcNow.AddHours(-1);
        for (int file = 0; file < Files; file++)
        {
            string folder = Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"subject-{file / 500:00}"), string.Create(CultureInfo.InvariantCulture, $"topic-{file / 25 % 20:00}"));
            Directory.CreateDirectory(folder);
            string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"note-{file % 25:00}.md"));
            byte[] text = Encoding.UTF8.GetBytes(Note(file));
            File.WriteAllBytes(path, text);
            File.SetLastWriteTimeUtc(path, written);
            bytes += text.Length;
        }

        return bytes;
    }

    /// <summary>Ten cards: four questions, two of a cloze, four headings that ask; with front matter, maths, a table, code and prose between them.</summary>
    private static string Note(int file)
    {
        var words = new Words(new SplitMix64((ulong)file));
        var text = new StringBuilder(4096);
        text.Append("---\ntags: [course, part-").Append(file % 40).Append("]\ntitle: ").Append(words.Some(4)).Append("\n---\n\n# ").Append(words.Some(3)).Append(' ').Append(file).Append("\n\n");
        text.Append(words.Some(45)).Append(".\n\n");
        for (int i = 0; i < 2; i++)
            text.Append("Q: ").Append(words.Some(8)).Append(' ').Append(i).Append(" of ").Append(file).Append("?\nA: ").Append(words.Some(22)).Append(", *").Append(words.Some(2)).Append("*.\n\n");
        text.Append("Q: Why is $\\hat{x}_").Append(file).Append(" = \\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}}$ ").Append(words.Some(3)).Append("?\nA: ").Append(words.Some(8)).Append(":\n\n$$\ny = \\gamma \\hat{x} + \\beta_").Append(file % 7).Append("\n$$\n\n");
        text.Append("Q: ").Append(words.Han(10)).Append(file).Append("？\nA: ").Append(words.Han(24)).Append("。\n\n| ").Append(words.Some(1)).Append(" | ").Append(words.Some(1)).Append(" |\n|---|---|\n| ").Append(words.Some(2)).Append(" | 1.5 |\n| ").Append(words.Some(2)).Append(" | 2.5 |\n\n");
        text.Append("C: ").Append(words.Some(5)).Append(" [").Append(words.Some(1)).Append("] ").Append(words.Some(3)).Append(" [").Append(file).Append("].\n\n");
        for (int i = 0; i < 4; i++)
        {
            text.Append("## ").Append(i % 2 == 0 ? words.Some(5) : words.Han(8)).Append(file).Append('.').Append(i).Append(i % 2 == 0 ? "?" : "？").Append("\n\n");
            text.Append("- ").Append(words.Some(7)).Append(" `x").Append(i).Append("`\n- **").Append(words.Some(2)).Append("** ").Append(words.Han(16)).Append("\n\n");
        }

        return text.Append("```python\nloss = criterion(net(x), y)\nloss.backward()\n```\n").ToString();
    }

    /// <summary>Words drawn one after the other.</summary>
    private sealed class Words(SplitMix64 random)
    {
        public string Some(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => English[(int)random.Below(English.Length)]));

        public string Han(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => Chinese[(int)random.Below(Chinese.Length)]));
    }
}
