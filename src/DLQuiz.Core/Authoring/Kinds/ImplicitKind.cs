using System.Collections.Immutable;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary>Questions of plain notes: a heading, a bold line or a bullet that asks, and the body under it.</summary>
/// <remarks>
/// A question owns its whole body. A bullet in it that is a question with its own answer nested under it is a card of its own as well:
/// its author wrote it as everywhere else, where it is one, and what is never asked is never learned, while the outer answer without it would be another than the one written.
/// A bullet that asks and goes on in the same sentence is often rhetoric, so it is only told.
/// </remarks>
internal sealed class ImplicitKind : NotePass
{
    public override void Run(NoteReading reading)
    {
        if (!reading.Settings.Implicit)
            return;
        var bullets = new BulletQuestions(reading);
        foreach (Section section in reading.Sections.Where(section => !section.IsNoCard && !section.IsReferences))
        {
            foreach (Stretch stretch in StretchesOf(section, reading))
                Read(stretch, section, reading, bullets);
        }
    }

    private static void Read(Stretch stretch, Section section, NoteReading reading, BulletQuestions bullets)
    {
        if (stretch.Asker is null || stretch.Question is null)
        {
            bullets.ReadAll(stretch.Blocks, section, section.Path);
            return;
        }

        List<Block> body = stretch.Blocks;
        BodyKind kind = stretch.Rest.Length > 0 ? BodyKind.Answer : BodyReader.KindOf(body, reading);
        if (stretch.Asker is HeadingBlock && (kind == BodyKind.Nothing || IsIntroduction(body, section, reading)) && !section.Children.Exists(child => QuestionLine.OfHeading(child.Title) is not null))
        {
            body = [.. body.Where(Section.IsContent), .. Below(section)];
            kind = BodyReader.KindOf(body, reading);
        }

        switch (kind)
        {
            case BodyKind.Answer:
                string back = string.Join("\n\n", new[] { stretch.Rest, reading.Writer.Write(body) }.Where(text => text.Length > 0));
                int end = body.Count > 0 ? body[^1].Span.End : stretch.Asker.Span.End;
                reading.Drafts.Add(new Draft(CardKind.Implicit, stretch.Asker.Span.Start, end, stretch.Question, back, stretch.Context, Id: stretch.Id));
                bullets.ReadInside(stretch.Blocks, section, stretch.Context.Add(stretch.Question));
                break;
            case BodyKind.OnlyQuestions:
                bullets.ReadAll(body, section, stretch.Context.Add(stretch.Question));
                break;
            case BodyKind.OnlyLinks when stretch.Asker is not HeadingBlock:
                reading.Report(Rules.LinkOnlyAnswer, $"“{Excerpt.Of(stretch.Question)}” is answered by a link alone.", stretch.Asker.Span.Start);
                break;
            case BodyKind.Nothing when !section.IsExercises && section.Children.Count == 0:
                reading.Report(Rules.QuestionWithoutBody, $"Nothing answers “{Excerpt.Of(stretch.Question)}”.", stretch.Asker.Span.Start);
                break;
        }
    }

    /// <summary>The sections under a heading with their own headings; none once one of them is kept from giving cards.</summary>
    private static IEnumerable<Block> Below(Section section) => section.Children.Exists(child => child.IsNoCard)
        ? []
        : section.Children.SelectMany(child => new Block[] { child.Heading! }.Concat(child.Blocks.Where(IsOrdinary)).Concat(Below(child)));

    /// <summary>Whether the section's text ends in a colon: what it announces stands under the headings below.</summary>
    private static bool IsIntroduction(List<Block> body, Section section, NoteReading reading) =>
        section.Children.Count > 0 && body.Count > 0 && body[^1] is ParagraphBlock last && last == section.Blocks[^1] && reading.Inlines.Of(last).TrimEnd('*', '_') is [.., ':' or '：'];

    private static bool IsOrdinary(Block block) => block is not (FieldBlock or ThematicBreakBlock) && !QuizFence.Is(block);

    /// <summary>Cuts a section at its bold questions, breaks, fields and quiz blocks.</summary>
    private static List<Stretch> StretchesOf(Section section, NoteReading reading)
    {
        string? asked = section.Heading is null ? null : QuestionLine.OfHeading(section.Title);
        var stretches = new List<Stretch>
        {
            asked is null ? new Stretch(null, null, "", section.Path, null) : new Stretch(section.Heading, asked, "", section.Context, section.Id),
        };
        ImmutableArray<string> path = section.Path;
        foreach (Block block in section.Blocks)
        {
            if (block is FieldBlock { Kind: FieldKind.Answer } answer && stretches[^1] is { Question: not null, Rest: "", Blocks.Count: 0 })
            {
                reading.Answered.Add(answer);
                stretches[^1].Blocks.AddRange(answer);
                stretches.Add(new Stretch(null, null, "", path, null));
            }
            else if (!IsOrdinary(block))
            {
                stretches.Add(new Stretch(null, null, "", path, null));
            }
            else if (block is ParagraphBlock paragraph && BodyReader.TextOf(paragraph, reading) is { } line && QuestionLine.OfBold(line.Text) is { } bold)
            {
                stretches.Add(line.IsNoCard || NearMiss.IsMarked(line.Text) ? new Stretch(null, null, "", path, null) : new Stretch(paragraph, bold.Question, bold.Rest, path, line.Id));
            }
            else
            {
                stretches[^1].Blocks.Add(block);
            }
        }

        return stretches;
    }

    /// <summary>Consecutive blocks of a section, with the heading or bold line above them when that asks.</summary>
    private sealed record Stretch(LeafBlock? Asker, string? Question, string Rest, ImmutableArray<string> Context, string? Id)
    {
        public List<Block> Blocks { get; } = [];
    }
}
