using System.Diagnostics;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Questions.Checks;
using DLQuiz.Core.Questions.Grading;

namespace DLQuiz.Benchmarks;

/// <summary>The author's checks of 2,000 quiz blocks on 300 variants each, and the judgement of single answers; the blocks are those of the decks that ship, over and over.</summary>
internal static class QuestionsWorkload
{
    private const int Blocks = 2_000;
    private const int Variants = 300;
    private const int Answers = 20_000;

    public static void Run(TextWriter output)
    {
        string[] shipped = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "decks"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(BlocksOf)];
        output.WriteLine($"{shipped.Length} different blocks, {Environment.ProcessorCount} cores");
        // The first round compiles the program's own code, as a long run would have it.
        Check(shipped, shipped.Length, 20);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Stopwatch clock = Stopwatch.StartNew();
        int drawn = Check(shipped, Blocks, Variants);
        output.WriteLine($"{Blocks} blocks x {Variants} variants read and checked: {clock.Elapsed.TotalSeconds:0.00} s, {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.00} s of processor time ({drawn} findings)");
        Grade(output, [.. shipped.Select(yaml => QuestionReader.ReadCompiled(yaml))]);
    }

    private static int Check(string[] blocks, int count, int variants)
    {
        int findings = 0;
        Parallel.For(0, count, i =>
        {
            QuestionReading reading = QuestionReader.Read(blocks[i % blocks.Length], "note.md", 1);
            Interlocked.Add(ref findings, reading.Question is { } question ? QuestionChecks.Check(question, variants: variants).Length : 1);
        });
        return findings;
    }

    private static void Grade(TextWriter output, Question[] questions)
    {
        Variant[] variants = [.. Enumerable.Range(0, Answers).Select(i => Variant.Draw(questions[i % questions.Length], (ulong)i))];
        double[] milliseconds = new double[Answers];
        for (int i = 0; i < Answers; i++)
        {
            // Right answers and wrong ones, which are compared with every misconception.
            string[] given = [.. variants[i].Keys.Select(key => i % 2 == 0 ? key.Text : variants[(i + questions.Length) % Answers].Keys[0].Text)];
            long start = Stopwatch.GetTimestamp();
            Grader.Judge(variants[i], [.. given]);
            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        output.WriteLine($"one answer judged: median {milliseconds[Answers / 2]:0.000} ms, 99th percentile {milliseconds[Answers * 99 / 100]:0.000} ms, longest {milliseconds[^1]:0.000} ms");
    }

    private static IEnumerable<string> BlocksOf(string file)
    {
        string[] pieces = File.ReadAllText(file).ReplaceLineEndings("\n").Split("\n```quiz\n");
        return pieces.Skip(1).Select(piece => piece[..piece.IndexOf("\n```", StringComparison.Ordinal)]);
    }
}
