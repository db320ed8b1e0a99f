using DLQuiz.Compute.Expressions.Nodes;
using DLQuiz.Compute.Values;
using Parlot;
using Parlot.Fluent;

namespace DLQuiz.Compute.Expressions;

/// <summary>The language of formulas, loosest binding first; chains of one kind are lists, so that only brackets nest.</summary>
internal static class Grammar
{
    private static readonly Parser<Node> Expression = Build();

    /// <param name="text">Offsets count from its start.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="mustEnd">Whether anything may follow.</param>
    /// <param name="end">Where the next thing starts.</param>
    /// <param name="error">Null when the result is not.</param>
    public static Node? Parse(string text, int start, bool mustEnd, out int end, out FormulaError? error)
    {
        end = start;
        if (text.Length - start > Formula.MaxLength)
        {
            error = new($"A formula has at most {Formula.MaxLength} characters.", start + Formula.MaxLength, 1);
            return null;
        }
        string normal = FormulaText.Normalize(text);
        int tooDeep = FormulaText.FirstTooDeep(normal, start, Formula.MaxDepth);
        if (tooDeep >= 0)
        {
            error = new($"Brackets nest at most {Formula.MaxDepth} deep.", tooDeep, 1);
            return null;
        }
        try
        {
            return ParseNormal(normal, start, mustEnd, out end, out error);
        }
        catch (FormulaException problem)
        {
            error = problem.Error;
            return null;
        }
    }

    private static Node? ParseNormal(string text, int start, bool mustEnd, out int end, out FormulaError? error)
    {
        FormulaContext context = new(text);
        context.Scanner.Cursor.Advance(start);
        ParseResult<Node> result = new();
        bool isParsed = Expression.Parse(context, ref result);
        int next = FormulaText.SkipSpace(text, isParsed ? context.Scanner.Cursor.Offset : start);
        bool isWhole = isParsed && context.Furthest <= next && (!mustEnd || next == text.Length);
        end = next;
        error = isWhole ? null : Unexpected(context, Math.Max(context.Furthest, next));
        return isWhole ? result.Value : null;
    }

    private static FormulaError Unexpected(FormulaContext context, int at)
    {
        string text = context.Text;
        string expected = string.Join(" or ", context.Expected);
        if (at >= text.Length)
            return new($"The formula ends where {expected} was expected.", text.Length, 0);
        if (text[at] is '\'' or '"' && text.IndexOf(text[at], at + 1) < 0)
            return new("This text has no closing quote.", at, 1);
        if (text[at] == '=' && !text.AsSpan(at).StartsWith("=>"))
            return new("A single = compares nothing: write ==.", at, 1);
        int length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
        return new($"'{text.AsSpan(at, length)}' stands where {expected} was expected.", at, length);
    }

    private static Parser<Node> Build()
    {
        Deferred<Node> expression = Deferred<Node>();
        Parser<Node> postfix = Postfix(Primary(expression), expression);
        SignToken sign = new("a value", "-", "+");
        Parser<Node> power = postfix.And(ZeroOrMany(new SignToken("an operator", "**", "^").And(ZeroOrMany(sign)).And(postfix)))
            .Then(static parts => PowerNode.Chain(parts.Item1, parts.Item2));
        Parser<Node> unary = ZeroOrMany(sign).And(power).Then(static parts => NegationNode.Of(parts.Item1, parts.Item2));
        Parser<Node> product = unary.And(ZeroOrMany(new SignToken("an operator", "*", "/").And(unary))).Then(static parts => ArithmeticNode.Chain(parts.Item1, parts.Item2));
        Parser<Node> sum = product.And(ZeroOrMany(new SignToken("an operator", "+", "-").And(product))).Then(static parts => ArithmeticNode.Chain(parts.Item1, parts.Item2));
        Parser<Lexeme> comparator = new SignToken("an operator", "==", "!=", "<=", ">=", "≤", "≥", "≠", "<", ">");
        Parser<Node> comparison = sum.And(ZeroOrMany(comparator.And(sum))).Then(static parts => ComparisonNode.Chain(parts.Item1, parts.Item2));
        Parser<Node> negated = ZeroOrMany(new WordToken("not", "a value")).And(comparison).Then(static parts => NotNode.Of(parts.Item1, parts.Item2));
        Parser<Node> conjunction = negated.And(ZeroOrMany(new WordToken("and", "an operator").And(negated))).Then(static parts => LogicNode.Chain(parts.Item1, parts.Item2));
        expression.Parser = conjunction.And(ZeroOrMany(new WordToken("or", "an operator").And(conjunction))).Then(static parts => LogicNode.Chain(parts.Item1, parts.Item2));
        return expression;
    }

    private static Parser<Node> Primary(Deferred<Node> expression)
    {
        NameToken name = new("a value");
        SignToken open = new("an operator", "(");
        SignToken close = new("')'", ")");
        SignToken comma = new("','", ",");
        Parser<Node> literal = OneOf<Node>(
            new NumberToken().Then<Node>(static (_, start, end, value) => new LiteralNode(value, start, end - start)),
            new StringToken().Then<Node>(static text => new LiteralNode(new Text(text.Text), text.Offset, text.Length + 2)),
            new WordToken("true", "a value").Then<Node>(static word => new LiteralNode(BooleanTensor.Scalar(true), word.Offset, word.Length)),
            new WordToken("false", "a value").Then<Node>(static word => new LiteralNode(BooleanTensor.Scalar(false), word.Offset, word.Length)),
            new WordToken("null", "a value").Then<Node>(static word => new LiteralNode(Null.Value, word.Offset, word.Length)));

        Parser<CallArgument> argument = ZeroOrOne(new NameToken("a value").AndSkip(new SignToken("'='", "=") { NotBefore = "=>" })).And(expression)
            .Then(static parts => new CallArgument(parts.Item1.Count == 0 ? null : parts.Item1[0], parts.Item2));
        Parser<IReadOnlyList<CallArgument>> arguments = open.SkipAnd(ListOf(argument, comma)).AndSkip(close);
        Parser<Node> nameOrCall = name.And(ZeroOrOne(arguments)).Then(static parts => CallNode.Of(parts.Item1, parts.Item2));
        Parser<Node> condition = new WordToken("if", "a value").And(arguments).Then(static parts => ConditionNode.Of(parts.Item1, parts.Item2));
        Parser<Node> grouped = new SignToken("a value", "(").SkipAnd(expression).AndSkip(close);
        Parser<Node> list = new SignToken("a value", "[").And(ListOf(expression, comma)).And(new SignToken("']'", "]"))
            .Then<Node>(static parts => new ListNode(parts.Item2, parts.Item1.Offset, parts.Item3.Offset + 1 - parts.Item1.Offset));
        Parser<(Lexeme, Node)> field = new NameToken("a field").AndSkip(new SignToken("':'", ":")).And(expression).Then(static parts => (parts.Item1, parts.Item2));
        Parser<Node> record = new SignToken("a value", "{").And(ListOf(field, comma)).And(new SignToken("'}'", "}"))
            .Then<Node>(static parts => new RecordNode(parts.Item2, parts.Item1.Offset, parts.Item3.Offset + 1 - parts.Item1.Offset));
        return OneOf(literal, condition, nameOrCall, grouped, list, record);
    }

    private static Parser<Node> Postfix(Parser<Node> primary, Deferred<Node> expression)
    {
        SignToken colon = new("':'", ":");
        Parser<IndexEntry> slice = ZeroOrOne(expression).And(ZeroOrOne(colon.And(ZeroOrOne(expression))))
            .When(static (_, parts) => parts.Item1.Count + parts.Item2.Count > 0)
            .Then(static parts => IndexEntry.Of(parts.Item1, parts.Item2));
        Parser<Suffix> index = new SignToken("an operator", "[").And(ListOf(slice, new SignToken("','", ","))).And(new SignToken("']'", "]"))
            .Then<Suffix>(static parts => new IndexSuffix(parts.Item2, parts.Item1.Offset, parts.Item3.Offset + 1 - parts.Item1.Offset));
        Parser<Suffix> member = new NameToken("an operator", ".").Then<Suffix>(static name => new MemberSuffix(name));
        return primary.And(ZeroOrMany(OneOf(index, member))).Then(static parts => SuffixNode.Chain(parts.Item1, parts.Item2));
    }

    private static Parser<IReadOnlyList<T>> ListOf<T>(Parser<T> element, Parser<Lexeme> comma) =>
        ZeroOrOne(element.And(ZeroOrMany(comma.SkipAnd(element)))).Then<IReadOnlyList<T>>(static parts =>
            parts.Count == 0 ? [] : [parts[0].Item1, .. parts[0].Item2]);
}
