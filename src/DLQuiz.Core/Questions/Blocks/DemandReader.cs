using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Answers;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>Reads what a part asks for besides the value: <c>precision</c> and <c>ordered</c>, which its question may give for all parts.</summary>
internal sealed class DemandReader(BlockFindings findings, BlockKeys keys, BlockKeys question, AnswerKind kind)
{
    public Precision? Precision()
    {
        if (Text("precision", kind.TakesPrecision) is not { } text)
            return null;
        Precision? precision = Questions.Precision.TryParse(text.Text);
        if (precision is null)
            findings.Add(Rules.QuestionKeyMalformed, text, "precision is written sigfig 3 or decimals 2.");
        return precision;
    }

    public bool? IsOrdered()
    {
        if (Text("ordered", kind.IsOrdered is not null) is not { } text)
            return null;
        bool? isOrdered = text.Trim().Text switch { "true" => true, "false" => false, _ => null };
        if (isOrdered is null)
            findings.Add(Rules.QuestionKeyMalformed, text, "ordered is true or false.");
        return isOrdered;
    }

    private BlockText? Text(string key, bool hasEffect)
    {
        // What the question says for all parts holds for those on which it has an effect.
        BlockKeys source = keys.Has(key) ? keys : question;
        if (source.Text(key) is not { } text)
            return null;
        if (hasEffect)
            return text;
        if (source == keys)
            findings.Add(Rules.QuestionKeyIgnored, keys.KeyNode(key)!, $"{key} has no effect on the kind {kind.Name}.");
        return null;
    }
}
