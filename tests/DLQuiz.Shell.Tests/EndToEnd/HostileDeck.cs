using System.Globalization;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>Notes that try to steer a terminal from every field that a note has.</summary>
public static class HostileDeck
{
    /// <summary>Stands in every field.</summary>
    public const string Mark = "ZQX";

    /// <summary>C0, C1, OSC 0, 8 and 52, CSI, DCS, APC, and controls of the reading order.</summary>
    private const string Attack = "ZQX\e]0;ZQX\aa\e]52;c;ZQX\ab\e]8;;http://ZQX/\e\\c\e[2JZQX\e[31md\ePZQX\e\\e\e_ZQX\e\\f\u009b31mZQX\u009d0;ZQX\u009cg\u202eZQX\u2066\u2069\u200fh\bZQX\u007f";

    /// <summary>The same as entities, which Markdown decodes.</summary>
    private const string Entities = "&#27;]52;c;ZQX&#7;&#x1b;[2JZQX&#155;31mZQX&#x202e;ZQX";

    /// <summary>The same as a YAML double-quoted text writes it.</summary>
    private const string Yaml = @"ZQX\e]0;ZQX\aa\e]52;c;ZQX\ab\e[2JZQX\ePZQX\e\\c\x9b31mZQX\u202eZQX\u2066ZQX\u200f\bZQX";

    private const string Url = "http://ZQX/&#27;]52;c;ZQX&#7;";

    /// <summary>Writes the notes below the folder, their names hostile too where the system allows it.</summary>
    public static void Write(FreshHome home, string folder)
    {
        ArgumentNullException.ThrowIfNull(home);
        home.Write($"{folder}/plain.md", Plain);
        home.Write($"{folder}/lists.md", Lists);
        home.Write($"{folder}/numbers.md", Numbers);
        home.Write($"{folder}/found.md", Found);
        home.Write($"{folder}/named.md", $"---\ndeck: \"{Yaml}\"\ntags: [\"{Yaml}\"]\n---\n\nQ: Named {Mark}?\nA: yes\n");
        // A path with controls is refused and told; this one is taken.
        home.Write($"{folder}/taken.md", $"---\ndeck: {Mark}\n---\n\nQ: Taken {Mark}?\nA: yes\n");
        home.Write($"{folder}/ZQX\e]0;ZQX\a\u202e/ZQX\e[2J\u009b31m\u2066.md", $"# {Attack}\n\nQ: In a folder {Mark}?\nA: yes\n");
    }

    private static string Plain => $"""
        ---
        new-per-day: 100
        tags: ["{Yaml}"]
        ---

        # {Attack} {Entities}

        ## {Entities}

        Q: Front {Attack} {Entities} [link]({Url}) <http://{Attack}/> ![image {Attack}]({Url}) [^{Mark}]
        A: Back {Attack} {Entities} `{Attack}` $\alpha {Attack}$

        [^{Mark}]: Footnote {Attack} {Entities}

        | a {Attack} | b |
        |---|---|
        | {Entities} | c {Attack} |

        ```py {Attack}
        print("{Attack}")
        ```

        ```{Attack}
        code
        ```

        $$
        \text{Attack} {Attack} \frac{Attack}{Entities}
        $$

        > quote {Attack}

        - list {Attack}
          1. nested {Entities}

        <b title="{Attack}">{Attack}</b>

        [ref]: {Url} "{Attack}"

        See [ref] and [other {Attack}][ref].

        ---

        C: Cloze {Attack} [hidden {Attack}] {Entities}

        ---

        Q: Reversed {Attack} {Mark}
        A: other {Attack}
        {Attack}
        """.Replace("{.reverse}", "", StringComparison.Ordinal);

    private static string Lists => $$"""
        Q: Choice {{Attack}}?
        - [x] right {{Attack}} {{Entities}}
        - [ ] wrong {{Attack}} [l]({{Url}})
        - [ ] more {{Entities}}

        ---

        Q: Order {{Attack}}? {.ordered}
        A:
        1. one {{Attack}}
        2. two {{Entities}} [l]({{Url}})
        """;

    private static string Numbers => $$$"""
        # {{{Attack}}}

        ```quiz
        id: zqx-one
        params: |
          x = ints(2, 2..9)
        ask: "Sum {{{Yaml}}} of {{x}} [l]({{{Url}}})"
        parts:
          - name: "sum {{{Yaml}}}"
            answer: sum(x)
          - name: "mean {{{Yaml}}}"
            answer: mean(x)
        hint: "Hint {{{Yaml}}}"
        steps: "Steps {{{Yaml}}} {{sum(x)}}"
        ```

        ```quiz
        id: zqx-two
        params: |
          x = ints(2, 2..9)
        ask: "Total {{{Yaml}}} of {{x}}"
        answer: sum(x)
        wrong: "sum(x) + 1 => Wrong {{{Yaml}}}"
        hint: "Hint {{{Yaml}}}"
        steps: "Steps {{{Yaml}}}"
        ```

        ```quiz
        id: zqx-three
        params: |
          x = ints(2, 2..9)
        ask: "Which {{{Yaml}}}?"
        kind: choice
        answer: sum(x)
        wrong: "sum(x) + 1 => Wrong {{{Yaml}}}"
        ```
        """;

    /// <summary>What compile has something to say about, and suggest.</summary>
    private static string Found => string.Create(CultureInfo.InvariantCulture, $"""
        **Momentum**: a decaying {Attack} sum of past gradients, kept for each weight.

        **{Attack}**: a sum of gradients, kept for each weight {Attack}.

        Q: Question without answer {Attack}

        ## Empty {Attack}?

        - [ ] A. {Attack}

        ```quiz
        id: {Mark}
        ask: "{Yaml}"
        answer: unknown_function("{Yaml}")
        surprise: "{Yaml}"
        ```
        """);
}
