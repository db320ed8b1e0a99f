using DLQuiz.Core.Authoring.Kinds;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Checks;

/// <summary>Attributes that are almost ours, or ours where they mean nothing.</summary>
internal sealed class AttributeCheck : NotePass
{
    public override bool IsCheck => true;

    public override void Run(NoteReading reading)
    {
        if (!reading.Source.Text.AsSpan().ContainsAny('{', '｛'))
            return;
        foreach (AttributeGroup group in reading.Marks.Values.SelectMany(marks => marks.Groups))
            Look(group.Content, reading.Source.Text.Substring(group.Start, group.Length), group.Start, group.Length, reading);
        foreach (Section section in reading.Sections.Where(section => section.Heading is not null))
            LookAtEnd(section.Heading!, QuestionLine.OneLine(reading.Inlines.Of(section.Heading!)), reading);
        foreach (ListItemBlock point in reading.Blocks.OfType<ListItemBlock>().Where(point => !IsInField(point)))
        {
            if (BodyReader.LeadOf(point).Line is { } lead)
                LookAtEnd(lead, reading.Inlines.Of(lead), reading);
        }

        foreach ((FieldBlock field, FieldMarks marks) in reading.Marks.Where(one => one.Key.Kind == FieldKind.Cloze))
        {
            foreach (string name in new[] { Attributes.Reverse, Attributes.Ordered })
                Useless(marks.With(name), name, $"A {field.Mark}", reading);
        }
    }

    /// <summary>Tells of a class that the card cannot have; nothing where the group is null.</summary>
    public static void Useless(AttributeGroup? group, string name, string card, NoteReading reading)
    {
        if (group is not null)
            reading.Report(Rules.AttributeWithoutEffect, $"{card} takes no {{.{name}}}.", group.Start, group.Length);
    }

    private static void LookAtEnd(LeafBlock block, string text, NoteReading reading)
    {
        int open = text.EndsWith('}') || text.EndsWith('｝') ? text.LastIndexOfAny(['{', '｛']) : -1;
        if (open < 0)
            return;
        int end = Math.Min(block.Span.End, reading.Source.Text.Length - 1);
        int at = reading.Source.Text.LastIndexOf(text[open], end, end - block.Span.Start + 1);
        if (at < 0)
            return;
        Attributes content = Attributes.TakeOff(text);
        Look(content, text[open..], at, text.Length - open, reading);
        foreach (string name in content.Classes.Where(name => name is Attributes.Reverse or Attributes.Ordered))
            Useless(new AttributeGroup(at, text.Length - open, content, at), name, "What is no Q:", reading);
    }

    private static void Look(Attributes content, string braces, int at, int length, NoteReading reading)
    {
        string? slip = content.Classes.FirstOrDefault(name => Attributes.Meant(name) is not null);
        if (slip is not null)
            reading.Report(Rules.AlmostAnAttribute, $"“.{slip}” is not “.{Attributes.Meant(slip)}”.", at, length);
        else if (Attributes.AlmostClass(braces) is { } meant)
            reading.Report(Rules.AlmostAnAttribute, $"“{braces}” is not {{.{meant}}}.", at, length);
    }

    private static bool IsInField(Block block)
    {
        for (Block? above = block.Parent; above is not null; above = above.Parent)
        {
            if (above is FieldBlock)
                return true;
        }

        return false;
    }
}
