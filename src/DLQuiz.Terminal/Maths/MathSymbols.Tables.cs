namespace DLQuiz.Terminal.Maths;

/// <summary>Names and characters (source of the names: unicode-math's symbol table).</summary>
internal static partial class MathSymbols
{
    private const string Ordinary = """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
        varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇
        hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ beth ℶ wp ℘ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ triangle △ square □ blacksquare ■
        checkmark ✓ prime ′ backprime ‵ degree ° imath ı jmath ȷ ldots … dots … dotsc … dotsb … dotsi … dotsm … cdots ⋯ vdots ⋮ ddots ⋱ surd √ flat ♭ sharp ♯ natural ♮ clubsuit ♣
        spadesuit ♠ heartsuit ♡ diamondsuit ♢ backslash \ S § P ¶ dag † ddag ‡ copyright © pounds £ yen ¥ euro € blacktriangle ▲ star ⋆ bigstar ★ complement ∁ eth ð digamma ϝ
        varkappa ϰ hslash ℏ mho ℧ gimel ℷ daleth ℸ measuredangle ∡ Box □ Diamond ◇ lozenge ◊ blacklozenge ◆ diameter ⌀ triangledown ▽ vartriangle △ blacktriangledown ▼ R ℝ N ℕ
        Z ℤ reals ℝ natnums ℕ hdots … iddots ⋰ lq ‘ rq ’ infin ∞ varTheta Θ varGamma Γ varSigma Σ varPhi Φ varOmega Ω
        """;

    private const string Binary = """
        pm ± mp ∓ times × div ÷ cdot · ast ∗ circ ∘ bullet ∙ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ oplus ⊕ ominus ⊖ otimes ⊗
        oslash ⊘ odot ⊙ amalg ⨿ dagger † ddagger ‡ wr ≀ diamond ⋄ ltimes ⋉ rtimes ⋊ boxplus ⊞ boxtimes ⊠ boxdot ⊡ bmod mod circledast ⊛ circledcirc ⊚ circleddash ⊝ dotplus ∔
        barwedge ⊼ veebar ⊻ curlywedge ⋏ curlyvee ⋎ boxminus ⊟ bigtriangleup △ bigtriangledown ▽ triangleleft ◁ triangleright ▷ centerdot · bigcirc ◯ intercal ⊺ divideontimes ⋇
        mod mod
        """;

    private const string Relation = """
        le ≤ leq ≤ ge ≥ geq ≥ leqslant ⩽ geqslant ⩾ ne ≠ neq ≠ equiv ≡ approx ≈ approxeq ≊ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ preceq ⪯ succeq ⪰ in ∈ notin ∉
        ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ nsubseteq ⊈ mid ∣ nmid ∤ parallel ∥ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ doteq ≐ triangleq ≜ coloneqq ≔ coloneq ≔
        eqqcolon ≕ asymp ≍ bowtie ⋈ lesssim ≲ gtrsim ≳ to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ uparrow ↑ downarrow ↓ updownarrow ↕ Rightarrow ⇒ Leftarrow ⇐
        Leftrightarrow ⇔ iff ⇔ implies ⇒ impliedby ⇐ mapsto ↦ longrightarrow ⟶ longleftarrow ⟵ longmapsto ⟼ Longrightarrow ⟹ longleftrightarrow ⟷ hookrightarrow ↪ hookleftarrow ↩
        rightharpoonup ⇀ rightleftharpoons ⇌ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ leadsto ⇝ rightsquigarrow ⇝ twoheadrightarrow ↠ therefore ∴ because ∵ colon : lt < gt >
        leqq ≦ geqq ≧ lneq ⪇ gneq ⪈ nleq ≰ ngeq ≱ nless ≮ ngtr ≯ lll ⋘ ggg ⋙ lessgtr ≶ gtrless ≷ preccurlyeq ≼ succcurlyeq ≽ precsim ≾ succsim ≿ nprec ⊀ nsucc ⊁ supsetneq ⊋
        nsupseteq ⊉ subseteqq ⫅ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ Subset ⋐ Supset ⋑ owns ∋ smile ⌣ frown ⌢ varpropto ∝ between ≬ vDash ⊨ Vdash ⊩ nvdash ⊬ nvDash ⊭
        nparallel ∦ shortmid ∣ bumpeq ≏ Bumpeq ≎ circeq ≗ eqcirc ≖ backsim ∽ thicksim ∼ thickapprox ≈ nsim ≁ ncong ≇ Doteq ≑ trianglelefteq ⊴ trianglerighteq ⊵ vartriangleleft ⊲
        vartriangleright ⊳ multimap ⊸ vcentcolon : Coloneqq ⩴ defeq ≝ questeq ≟ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ Longleftarrow ⟸ Longleftrightarrow ⟺ leftharpoonup ↼
        leftharpoondown ↽ rightharpoondown ⇁ leftrightharpoons ⇋ nleftarrow ↚ nrightarrow ↛ nRightarrow ⇏ nLeftarrow ⇍ circlearrowleft ↺ circlearrowright ↻ curvearrowleft ↶
        curvearrowright ↷ rightarrowtail ↣ leftarrowtail ↢ twoheadleftarrow ↞ leftleftarrows ⇇ rightrightarrows ⇉ upuparrows ⇈ downdownarrows ⇊ leftrightarrows ⇆
        rightleftarrows ⇄ dashrightarrow ⇢ dashleftarrow ⇠ mapsfrom ↤ longmapsfrom ⟻ rarr → larr ← rArr ⇒ lArr ⇐
        """;

    private const string Big = """
        sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigsqcup ⨆ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄
        """;

    private const string Integrals = "int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰ smallint ∫";

    private const string Open = "lbrace { langle ⟨ lang ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lgroup ⟮ lbrack [ lparen ( llbracket ⟦ ulcorner ⌜ llcorner ⌞";

    private const string Close = "rbrace } rangle ⟩ rang ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rgroup ⟯ rbrack ] rparen ) rrbracket ⟧ urcorner ⌝ lrcorner ⌟";

    private const string Functions = """
        arccos arccosh arccot arcosh arcsin arctan arctanh arg arsinh artanh cos cosh cot coth csc csch deg dim erf exp hom ker lcm lg ln log sec sech sin sinh tan tanh
        softmax sigmoid relu ReLU sgn sign tr Tr diag rank span Var Cov
        """;

    /// <summary>Functions whose scripts are limits in display, with their blanks as tildes.</summary>
    private const string Limits = """
        det det gcd gcd inf inf lim lim max max min min Pr Pr sup sup argmax arg~max argmin arg~min limsup lim~sup liminf lim~inf injlim inj~lim projlim proj~lim plim plim esssup ess~sup
        """;

    private const string Accents = """
        hat ̂ widehat ̂ bar ̄ overline ̅ tilde ̃ widetilde ̃ vec ⃗ overrightarrow ⃗ overleftarrow ⃖ dot ̇ ddot ̈ dddot ⃛ check ̌ widecheck ̌ breve ̆ acute ́ grave ̀ mathring ̊ underline ̲ underbar ̱
        """;
}
