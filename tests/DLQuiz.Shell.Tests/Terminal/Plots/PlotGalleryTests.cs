using System.Globalization;
using System.Text;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Questions.Checks;
using DLQuiz.Core.Questions.Plots;
using DLQuiz.Terminal.Plots;

namespace DLQuiz.Shell.Tests.Terminal.Plots;

/// <summary>docs/plots.md is what the kinds say of themselves and what comes of an example of each; <c>DLQUIZ_ACCEPT=1</c> writes it anew.</summary>
public sealed class PlotGalleryTests
{
    private static readonly SortedDictionary<string, string> Blocks = new(StringComparer.Ordinal)
    {
        ["activation"] = """
            params: |
              x = pick(-3.5, 0.5, 4)
            ask: |
              The derivative of tanh at {{x}}?
            answer: tanh(x).dy_dx
            tol: abs 0.001
            steps-plot: activation(tanh, at=x)
            """,
        ["columns"] = """
            params: |
              z = ints(3, -1..2)
            ask: |
              The logits are {{z}}. How probable is the second class?
            answer: softmax(z)[1]
            steps-plot: columns(softmax(z), names=['cat', 'dog', 'horse'], up='probability')
            """,
        ["lines"] = """
            params: |
              m = int(4..6)
              t = cumsum([1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
              train = 0.2 + exp(-t/3)
              validation = 0.5 + 0.02*(t-m)*(t-m)
            ask: |
              After which epoch is the validation loss lowest?
            plot: lines(train, validation, x=t, across='epoch', up='loss')
            kind: int
            answer: m
            """,
        ["points"] = """
            params: |
              P = points(6, 2, -6..6)
              C = points(2, 2, -6..6)
            where: |
              gap(P, C) >= 0.5
              min(counts(P, C)) >= 2
            ask: |
              Points {{P}}, centroids {{C}}: the centroids after one Lloyd iteration?
            plot: points(P, centroids=C)
            kind: matrix
            answer: kmeans_update(P, kmeans_assign(P, C), C)
            tol: abs 0.01
            steps-plot: |
              points(P, centroids=answer, labels=kmeans_assign(P, C), before=C)
            """,
        ["receptive_field"] = """
            params: |
              d = pick(2, 3)
            ask: |
              Three layers of kernel 3, dilations 1, {{d}}, {{d*d}}: how many inputs does one output see?
            kind: int
            answer: dilated_stack_receptive_field(3, [1, d, d*d])
            steps-plot: receptive_field(3, dilation=[1, d, d*d])
            """,
    };

    [Fact]
    public void The_gallery_is_what_the_kinds_draw()
    {
        string path = Path.Combine(Repository.Root, "docs", "plots.md");
        string drawn = Page();
        if (Environment.GetEnvironmentVariable("DLQUIZ_ACCEPT") == "1")
        {
            File.WriteAllText(path, drawn);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", drawn);
    }

    [Fact]
    public void Every_kind_has_its_place_in_the_gallery() => Assert.Equal(PlotKinds.All.Select(kind => kind.Name), Blocks.Keys);

    private static string Page()
    {
        StringBuilder page = new();
        page.Append("# Pictures\n\nWhat `plot:` and `steps-plot:` of a quiz block draw ([how they are written](authoring.md#pictures)), and the pictures of the screens. ")
            .Append("A test writes this page: each picture is drawn as a terminal of 72 columns shows it, and once in ASCII, as dumb terminals do; `--plain` says in words alone what it shows. ")
            .Append("Colours are left out; nothing is said by them alone.\n");
        foreach (PlotKind kind in PlotKinds.All)
        {
            Write(page, kind, Blocks[kind.Name]);
        }

        page.Append("\n## On the screens\n");
        foreach (string name in new[] { "band", "columns", "year" })
        {
            Picture picture = SamplePictures.All[name];
            page.Append(CultureInfo.InvariantCulture, $"\n{picture.Describe()}\n");
            Draw(page, picture, isPlain: false);
        }

        return page.ToString();
    }

    private static void Write(StringBuilder page, PlotKind kind, string block)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {kind.Name}\n\n{kind.Summary}\n\n```\n{kind.Signature}\n```\n\n| argument | takes | meaning |\n|---|---|---|\n");
        foreach (PlotArgument argument in kind.Arguments)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{argument.Signature}` | {argument.Expected}{(argument.Words.IsEmpty ? "" : ": " + string.Join(", ", argument.Words))} | {argument.Summary} |\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"\n```quiz\n{block}\n```\n");
        QuestionReading reading = QuestionReader.Read(block, "plots.md", 1);
        Assert.Empty(reading.Diagnostics);
        Assert.Empty(QuestionChecks.Check(reading.Question!));
        Variant variant = Variant.Draw(reading.Question!, 1);
        foreach ((Plot plot, int i) in variant.Plots.Concat(variant.StepsPlots).Select((plot, i) => (plot, i)))
        {
            Picture picture = PlotPictures.Of(plot);
            page.Append(CultureInfo.InvariantCulture, $"\n{(i < variant.Plots.Length ? "With the question" : "With the worked steps")}: {picture.Describe()}\n");
            Draw(page, picture, isPlain: false);
            if (i == 0)
            {
                Draw(page, picture, isPlain: true);
            }
        }
    }

    private static void Draw(StringBuilder page, Picture picture, bool isPlain)
    {
        page.Append("\n```text\n");
        foreach (DLQuiz.Terminal.Text.Line line in picture.DrawWithin(72, isPlain))
        {
            page.Append(line.Text.TrimEnd()).Append('\n');
        }

        page.Append("```\n");
    }
}
