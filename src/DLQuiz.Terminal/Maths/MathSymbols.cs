using System.Collections.Frozen;

namespace DLQuiz.Terminal.Maths;

/// <summary>What TeX's commands look like in Unicode (names: unicode-math's symbol table; only characters of the basic plane).</summary>
internal static class MathSymbols
{
    private const string Ordinary = """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ
        omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ beth ℶ wp ℘ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬
        top ⊤ bot ⊥ angle ∠ triangle △ square □ blacksquare ■ checkmark ✓ prime ′ backprime ‵ degree ° imath ı jmath ȷ
        ldots … dots … dotsc … dotsb … dotsi … dotsm … cdots ⋯ vdots ⋮ ddots ⋱ surd √ flat ♭ sharp ♯ natural ♮ clubsuit ♣ spadesuit ♠ heartsuit ♡ diamondsuit ♢
        backslash \ lbrack [ rbrack ] S § P ¶ dag † ddag ‡ copyright © pounds £ yen ¥ euro € blacktriangle ▲ star ⋆ bigstar ★ complement ∁ eth ð
        """;

    private const string Binary = """
        pm ± mp ∓ times × div ÷ cdot · ast ∗ circ ∘ bullet ∙ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖
        oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ amalg ⨿ dagger † ddagger ‡ wr ≀ diamond ⋄ ltimes ⋉ rtimes ⋊ boxplus ⊞ boxtimes ⊠ boxdot ⊡ bmod mod
        """;

    private const string Relation = """
        le ≤ leq ≤ ge ≥ geq ≥ leqslant ⩽ geqslant ⩾ ne ≠ neq ≠ equiv ≡ approx ≈ approxeq ≊ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ preceq ⪯ succeq ⪰
        in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ nsubseteq ⊈ mid ∣ nmid ∤ parallel ∥ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ doteq ≐ triangleq ≜
        coloneqq ≔ coloneq ≔ eqqcolon ≕ asymp ≍ bowtie ⋈ lesssim ≲ gtrsim ≳ to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ uparrow ↑ downarrow ↓ updownarrow ↕
        Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ implies ⇒ impliedby ⇐ mapsto ↦ longrightarrow ⟶ longleftarrow ⟵ longmapsto ⟼ Longrightarrow ⟹ longleftrightarrow ⟷
        hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightleftharpoons ⇌ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ leadsto ⇝ rightsquigarrow ⇝ twoheadrightarrow ↠
        therefore ∴ because ∵ colon :
        """;

    private const string Big = """
        sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigsqcup ⨆ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄
        """;

    private const string Open = "lbrace { langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lgroup ⟮";

    private const string Close = "rbrace } rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rgroup ⟯";

    private const string Functions = """
        arccos arccosh arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim ln log max min Pr sec sin sinh sup tan tanh
        softmax sigmoid relu ReLU sgn sign tr Tr diag rank Var Cov
        """;

    private const string Accents = """
        hat ̂ widehat ̂ bar ̄ overline ̅ tilde ̃ widetilde ̃ vec ⃗ overrightarrow ⃗ dot ̇ ddot ̈ dddot ⃛ check ̌ widecheck ̌ breve ̆ acute ́ grave ̀ mathring ̊ underline ̲ underbar ̱
        """;

    private const string DoubleStruck = "C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ";

    private const string Script = "B ℬ E ℰ F ℱ H ℋ I ℐ L ℒ M ℳ R ℛ e ℯ g ℊ o ℴ";

    private const string Superscripts = """
        0 ⁰ 1 ¹ 2 ² 3 ³ 4 ⁴ 5 ⁵ 6 ⁶ 7 ⁷ 8 ⁸ 9 ⁹ + ⁺ − ⁻ - ⁻ = ⁼ ( ⁽ ) ⁾ a ᵃ b ᵇ c ᶜ d ᵈ e ᵉ f ᶠ g ᵍ h ʰ i ⁱ j ʲ k ᵏ l ˡ m ᵐ n ⁿ o ᵒ p ᵖ r ʳ s ˢ t ᵗ u ᵘ v ᵛ w ʷ x ˣ y ʸ z ᶻ
        A ᴬ B ᴮ D ᴰ E ᴱ G ᴳ H ᴴ I ᴵ J ᴶ K ᴷ L ᴸ M ᴹ N ᴺ O ᴼ P ᴾ R ᴿ T ᵀ U ᵁ V ⱽ W ᵂ β ᵝ γ ᵞ δ ᵟ θ ᶿ ϕ ᵠ φ ᵠ χ ᵡ ⊤ ᵀ ′ ′ ∗ * * * ∘ ° † † ⋆ ⋆ ‡ ‡
        """;

    private const string Subscripts = """
        0 ₀ 1 ₁ 2 ₂ 3 ₃ 4 ₄ 5 ₅ 6 ₆ 7 ₇ 8 ₈ 9 ₉ + ₊ − ₋ - ₋ = ₌ ( ₍ ) ₎ a ₐ e ₑ h ₕ i ᵢ j ⱼ k ₖ l ₗ m ₘ n ₙ o ₒ p ₚ r ᵣ s ₛ t ₜ u ᵤ v ᵥ x ₓ β ᵦ γ ᵧ ρ ᵨ ϕ ᵩ φ ᵩ χ ᵪ
        """;

    /// <summary>Atoms by the name of their command.</summary>
    public static readonly FrozenDictionary<string, MathNode.Atom> Atoms = AllAtoms().ToFrozenDictionary(atom => atom.Name, atom => atom.Atom);

    /// <summary>Combining characters by the name of their command.</summary>
    public static readonly FrozenDictionary<string, char> Marks = Pairs(Accents).ToFrozenDictionary(pair => pair.Name, pair => pair.Text[0]);

    public static readonly FrozenDictionary<string, string> Blackboard = Table(DoubleStruck);

    public static readonly FrozenDictionary<string, string> Calligraphic = Table(Script);

    public static readonly FrozenDictionary<string, string> Above = Table(Superscripts);

    public static readonly FrozenDictionary<string, string> Below = Table(Subscripts);

    private static IEnumerable<(string Name, MathNode.Atom Atom)> AllAtoms() =>
    [
        .. Of(Ordinary, AtomKind.Ordinary), .. Of(Binary, AtomKind.Binary), .. Of(Relation, AtomKind.Relation),
        .. Of(Big, AtomKind.Big), .. Of(Open, AtomKind.Open), .. Of(Close, AtomKind.Close),
        .. Split(Functions).Select(name => (name, new MathNode.Atom(name, AtomKind.Function))),
        ("argmax", new("arg max", AtomKind.Function)), ("argmin", new("arg min", AtomKind.Function)),
        ("limsup", new("lim sup", AtomKind.Function)), ("liminf", new("lim inf", AtomKind.Function)),
    ];

    private static IEnumerable<(string Name, MathNode.Atom Atom)> Of(string table, AtomKind kind) =>
        Pairs(table).Select(pair => (pair.Name, new MathNode.Atom(pair.Text, kind)));

    private static FrozenDictionary<string, string> Table(string table) => Pairs(table).ToFrozenDictionary(pair => pair.Name, pair => pair.Text);

    private static IEnumerable<(string Name, string Text)> Pairs(string table) =>
        Split(table).Chunk(2).Select(pair => (pair[0], pair[1]));

    private static string[] Split(string table) => table.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
