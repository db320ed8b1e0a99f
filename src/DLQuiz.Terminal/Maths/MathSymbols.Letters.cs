using System.Collections.Frozen;
using System.Text;

namespace DLQuiz.Terminal.Maths;

/// <summary>Alphabets of Unicode (chapter 22.2, mathematical alphanumeric symbols) and its small raised and lowered characters.</summary>
internal static partial class MathSymbols
{
    /// <summary>Letters that were there before the alphabets had planes of their own.</summary>
    private const string DoubleStruck = "C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ π ℼ γ ℽ Γ ℾ Π ℿ";

    private const string Script = "B ℬ E ℰ F ℱ H ℋ I ℐ L ℒ M ℳ R ℛ e ℯ g ℊ o ℴ";

    private const string BlackLetter = "C ℭ H ℌ I ℑ R ℜ Z ℨ";

    private const string Superscripts = """
        0 ⁰ 1 ¹ 2 ² 3 ³ 4 ⁴ 5 ⁵ 6 ⁶ 7 ⁷ 8 ⁸ 9 ⁹ + ⁺ − ⁻ - ⁻ = ⁼ ( ⁽ ) ⁾ a ᵃ b ᵇ c ᶜ d ᵈ e ᵉ f ᶠ g ᵍ h ʰ i ⁱ j ʲ k ᵏ l ˡ m ᵐ n ⁿ o ᵒ p ᵖ r ʳ s ˢ t ᵗ u ᵘ v ᵛ w ʷ x ˣ y ʸ z ᶻ A ᴬ
        B ᴮ D ᴰ E ᴱ G ᴳ H ᴴ I ᴵ J ᴶ K ᴷ L ᴸ M ᴹ N ᴺ O ᴼ P ᴾ R ᴿ T ᵀ U ᵁ V ⱽ W ᵂ β ᵝ γ ᵞ δ ᵟ θ ᶿ ϕ ᵠ φ ᵠ χ ᵡ ⊤ ᵀ ′ ′ ∗ * * * ∘ ° † † ⋆ ⋆ ‡ ‡
        """;

    private const string Subscripts = """
        0 ₀ 1 ₁ 2 ₂ 3 ₃ 4 ₄ 5 ₅ 6 ₆ 7 ₇ 8 ₈ 9 ₉ + ₊ − ₋ - ₋ = ₌ ( ₍ ) ₎ a ₐ e ₑ h ₕ i ᵢ j ⱼ k ₖ l ₗ m ₘ n ₙ o ₒ p ₚ r ᵣ s ₛ t ₜ u ᵤ v ᵥ x ₓ β ᵦ γ ᵧ ρ ᵨ ϕ ᵩ φ ᵩ χ ᵪ
        """;

    private const string Vulgar = "1/2 ½ 1/3 ⅓ 2/3 ⅔ 1/4 ¼ 3/4 ¾ 1/5 ⅕ 2/5 ⅖ 3/5 ⅗ 4/5 ⅘ 1/6 ⅙ 5/6 ⅚ 1/8 ⅛ 3/8 ⅜ 5/8 ⅝ 7/8 ⅞";

    public static readonly FrozenDictionary<string, string> Blackboard = Alphabet(0x1D538, 0x1D552, 0x1D7D8, DoubleStruck);

    public static readonly FrozenDictionary<string, string> Calligraphic = Alphabet(0x1D49C, 0x1D4B6, 0, Script);

    public static readonly FrozenDictionary<string, string> Fraktur = Alphabet(0x1D504, 0x1D51E, 0, BlackLetter);

    /// <summary>Digits only: a bold one is a vector of ones, which would read as a number; bold letters stay as they are.</summary>
    public static readonly FrozenDictionary<string, string> Bold = Alphabet(0, 0, 0x1D7CE, "");

    public static readonly FrozenDictionary<string, string> Above = Table(Superscripts);

    public static readonly FrozenDictionary<string, string> Below = Table(Subscripts);

    /// <summary>Fractions that are one character.</summary>
    public static readonly FrozenDictionary<string, string> SmallFractions = Table(Vulgar);

    private static FrozenDictionary<string, string> Alphabet(int capitals, int small, int digits, string exceptions)
    {
        Dictionary<string, string> letters = [];
        Fill('A', 26, capitals);
        Fill('a', 26, small);
        Fill('0', 10, digits);
        foreach ((string name, string text) in Pairs(exceptions))
        {
            letters[name] = text;
        }

        return letters.ToFrozenDictionary();

        void Fill(char first, int count, int start)
        {
            for (int i = 0; i < count && start > 0; i++)
            {
                letters[((char)(first + i)).ToString()] = new Rune(start + i).ToString();
            }
        }
    }
}
