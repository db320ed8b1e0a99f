using System.Collections.Immutable;

namespace DLQuiz.Terminal.Markdown.Code;

/// <summary>The languages that code blocks are coloured for; a new one is an entry here.</summary>
internal static class CodeLanguages
{
    private static readonly ImmutableArray<(string Open, string Close)> Starred = [("/*", "*/")];

    public static ImmutableArray<CodeLanguage> All { get; } =
    [
        new("python py python3 ipython pycon pyi",
            "and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield",
            "True False None Ellipsis", "int float str bool list dict tuple set bytes object type")
        {
            LineComments = ["#"], Quotes = [QuotedForm.TripleDouble, QuotedForm.TripleSingle, QuotedForm.Double, QuotedForm.Single],
            QuotePrefixes = ["f", "r", "b", "u", "rb", "br", "fr", "rf", "F", "R", "B"], NameMarks = "@", CapitalisesTypes = true,
        },
        new("csharp c# cs",
            "abstract as async await base break case catch checked class const continue default delegate do else enum event explicit extern finally fixed for foreach from get goto if implicit in init interface internal is lock namespace new operator orderby out override params partial private protected public readonly record ref required return sealed select set sizeof stackalloc static struct switch this throw try typeof unchecked unsafe using var virtual volatile when where while with yield",
            "true false null", "bool byte char decimal double float int long nint object sbyte short string uint ulong ushort void")
        {
            LineComments = ["//"], BlockComments = Starred, CapitalisesTypes = true, HasDirectives = true,
            Quotes = [new("\"\"\"", "\"\"\"", '\0', HasLines: true), new("$@\"", "\"", '\0', HasLines: true), new("@\"", "\"", '\0', HasLines: true), new("$\"", "\""), QuotedForm.Double, QuotedForm.Character],
        },
        new("bash sh shell zsh console shellsession",
            "if then else elif fi case esac for while until do done in function select time return break continue local export readonly declare unset shift exit source alias set trap eval exec",
            "true false")
        {
            LineComments = ["#"], CommentsStandApart = true, NameMarks = "$", WordCharacters = "-", Quotes = [QuotedForm.Double with { HasLines = true }, QuotedForm.Literal with { HasLines = true }, QuotedForm.Backtick],
        },
        new("powershell ps1 pwsh", "begin break catch class continue do else elseif end enum exit filter finally for foreach function if in param process return switch throw trap try until using while")
        {
            LineComments = ["#"], BlockComments = [("<#", "#>")], NameMarks = "$", WordCharacters = "-", IgnoresCase = true, Quotes = [new("\"", "\"", '`', HasLines: true), QuotedForm.Literal],
        },
        new("json jsonc json5 jsonl ndjson", constants: "true false null") { LineComments = ["//"], BlockComments = Starred, KeyEnd = ':' },
        new("yaml yml", constants: "true false null yes no on off True False")
        {
            LineComments = ["#"], CommentsStandApart = true, KeyEnd = ':', WordCharacters = "-./", Quotes = [QuotedForm.Double, QuotedForm.Literal],
        },
        new("toml", constants: "true false inf nan")
        {
            LineComments = ["#"], KeyEnd = '=', WordCharacters = "-.", HasSections = true, Quotes = [QuotedForm.TripleDouble, QuotedForm.TripleSingle, QuotedForm.Double, QuotedForm.Literal],
        },
        new("ini cfg conf properties editorconfig", constants: "true false") { LineComments = ["#", ";"], CommentsStandApart = true, KeyEnd = '=', WordCharacters = "-.", HasSections = true, Quotes = [QuotedForm.Double] },
        new("c h", CWords, "NULL true false", CTypes) { LineComments = ["//"], BlockComments = Starred, HasDirectives = true, Quotes = [QuotedForm.Double, QuotedForm.Character] },
        new("cpp c++ cc cxx hpp cuda cu hlsl glsl metal arduino",
            CWords + " alignas alignof and auto bitand bitor catch class co_await co_return co_yield compl concept const_cast consteval constexpr constinit decltype delete dynamic_cast explicit export final friend import module mutable namespace new noexcept not operator or override private protected public reinterpret_cast requires static_assert static_cast template this throw try typeid typename using virtual xor __global__ __device__ __host__ __shared__",
            "true false nullptr NULL", CTypes + " bool wchar_t char8_t char16_t char32_t string vector map set")
        {
            LineComments = ["//"], BlockComments = Starred, HasDirectives = true, Quotes = [QuotedForm.Double, QuotedForm.Character], CapitalisesTypes = true,
        },
        new("rust rs", "as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod move mut pub ref return self static struct super trait type unsafe use where while",
            "true false None", "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize Self")
        {
            LineComments = ["//"], BlockComments = Starred, QuotePrefixes = ["b", "r"], CapitalisesTypes = true,
            Quotes = [new("r#\"", "\"#", '\0', HasLines: true), QuotedForm.Double with { HasLines = true }, QuotedForm.Character],
        },
        new("javascript js jsx mjs node typescript ts tsx",
            "abstract as async await break case catch class const continue debugger declare default delete do else enum export extends finally for from function get if implements import in instanceof interface is keyof let namespace new of private protected public readonly return satisfies set static super switch this throw try type typeof var void while with yield",
            "true false null undefined NaN Infinity", "any boolean never number object string symbol unknown")
        {
            LineComments = ["//"], BlockComments = Starred, NameMarks = "@", WordCharacters = "$", CapitalisesTypes = true, Quotes = [QuotedForm.Double, QuotedForm.Single, QuotedForm.Backtick],
        },
        new("java kotlin kt scala groovy swift dart",
            "abstract actor as assert async await break by case catch class companion const continue data def default defer do else enum extends extension false final finally for fun func given guard if implements import in init inner instanceof interface internal is lateinit lazy let match native new object open operator out override package private protected protocol public record repeat return sealed static struct super suspend switch synchronized this throw throws trait try typealias using val var vararg void volatile when where while with yield",
            "true false null nil None", "boolean byte char double float int long short")
        {
            LineComments = ["//"], BlockComments = Starred, NameMarks = "@", CapitalisesTypes = true, Quotes = [QuotedForm.TripleDouble, QuotedForm.Double, QuotedForm.Character],
        },
        new("go golang", "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var",
            "true false nil iota", "any bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr")
        {
            LineComments = ["//"], BlockComments = Starred, Quotes = [QuotedForm.Double, QuotedForm.Character, new("`", "`", '\0', HasLines: true)],
        },
        new("sql sqlite postgresql mysql tsql",
            "add all alter and as asc begin between by case cascade check column commit constraint create cross database default delete desc distinct drop else end except exists foreign from full group having in index inner insert intersect into is join key left like limit not offset on or order outer primary references returning right rollback select set table then trigger union unique update using values view when where with",
            "true false null", "bigint blob boolean char date decimal double float int integer numeric real text time timestamp varchar")
        {
            LineComments = ["--"], BlockComments = Starred, IgnoresCase = true, Quotes = [QuotedForm.Double, QuotedForm.Literal with { HasLines = true }],
        },
        new("r rscript", "break else for function if in next repeat return while library require", "TRUE FALSE NULL NA NaN Inf") { LineComments = ["#"], WordCharacters = "." },
        new("julia jl", "abstract baremodule begin break catch const continue do else elseif end export finally for function global if import in let local macro module mutable outer primitive quote return struct try type using where while",
            "true false nothing missing Inf NaN")
        {
            LineComments = ["#"], BlockComments = [("#=", "=#")], NameMarks = "@", CapitalisesTypes = true, Quotes = [QuotedForm.TripleDouble, QuotedForm.Double, QuotedForm.Character],
        },
        new("matlab octave", "break case catch classdef continue else elseif end endfunction for function global if otherwise parfor persistent return switch try until while", "true false Inf NaN pi")
        {
            LineComments = ["%", "#"], Quotes = [new("\"", "\"", '\0')],
        },
        new("lua", "and break do else elseif end for function goto if in local not or repeat return then until while", "true false nil")
        {
            BlockComments = [("--[[", "]]")], LineComments = ["--"], Quotes = [QuotedForm.Double, QuotedForm.Single, new("[[", "]]", '\0', HasLines: true)],
        },
        new("ruby rb elixir ex", "alias and begin break case class def defmodule defp do else elsif end ensure fn for if import in module next not or redo require rescue retry return self super then undef unless until use when while yield", "true false nil")
        {
            LineComments = ["#"], NameMarks = "@:", WordCharacters = "?!", CapitalisesTypes = true,
        },
        new("php perl pl", "abstract and as break case catch class clone const continue default do echo else elseif elsif extends final finally fn for foreach function global if implements interface match my namespace new or our package print private protected public return static sub switch throw trait try unless use var while yield", "true false null undef")
        {
            LineComments = ["//", "#"], BlockComments = Starred, NameMarks = "$@", CapitalisesTypes = true,
        },
        new("haskell hs ocaml ml fsharp fs f#", "and as case class data deriving do done downto else end exception fun function functor if import in include inherit instance lazy let match member module mutable namespace new newtype of open or override private rec sig struct then to try type val when where while with yield", "true false True False None Nothing")
        {
            LineComments = ["--", "//"], BlockComments = [("{-", "-}"), ("(*", "*)")], WordCharacters = "'", CapitalisesTypes = true, Quotes = [QuotedForm.TripleDouble, QuotedForm.Double, QuotedForm.Character],
        },
        new("dockerfile docker containerfile", "FROM AS RUN CMD LABEL EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG ONBUILD STOPSIGNAL HEALTHCHECK SHELL") { LineComments = ["#"], CommentsStandApart = true, NameMarks = "$" },
        new("makefile make cmake", "define endef ifdef ifndef ifeq ifneq else endif include export override set if elseif foreach endforeach function endfunction add_executable add_library") { LineComments = ["#"], KeyEnd = ':', WordCharacters = "-.", NameMarks = "$", Quotes = [QuotedForm.Double] },
        new("tex latex bibtex") { LineComments = ["%"], NameMarks = "\\", Quotes = [] },
        new("css scss less", constants: "inherit initial none auto unset") { LineComments = ["//"], BlockComments = Starred, KeyEnd = ':', WordCharacters = "-", NameMarks = "@$" },
        new("html xml svg xaml csproj vue") { IsMarkup = true, BlockComments = [("<!--", "-->")], WordCharacters = "-:.", Quotes = [QuotedForm.Double with { Escape = '\0', HasLines = true }, QuotedForm.Literal with { HasLines = true }] },
    ];

    private const string CWords = "break case const continue default do else enum extern for goto if inline register restrict return sizeof static struct switch typedef union volatile while";
    private const string CTypes = "char double float int long short signed unsigned void size_t ssize_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t _Bool";

    private static readonly Dictionary<string, CodeLanguage> ByName =
        new(All.SelectMany(language => language.Names.Select(name => KeyValuePair.Create(name, language))), StringComparer.OrdinalIgnoreCase);

    /// <summary>Of what a fence says (<c>python</c>, <c>{.python}</c>, <c>language-python</c>); null where that is text or nothing that is known.</summary>
    public static CodeLanguage? Find(string? info)
    {
        string name = (info ?? "").Trim('{', '}', '.', ' ');
        return ByName.GetValueOrDefault(name.StartsWith("language-", StringComparison.OrdinalIgnoreCase) ? name["language-".Length..] : name);
    }
}
