using CsCheck;
using DLQuiz.Terminal.Maths;

namespace DLQuiz.Shell.Tests.Terminal;

public sealed class MathTextTests
{
    [Theory]
    [InlineData(@"\hat{x} = \frac{x-\mu}{\sqrt{\sigma^2+\epsilon}}", "x̂ = (x − μ)/√(σ² + ϵ)")]
    [InlineData(@"y = \gamma \hat{x} + \beta", "y = γx̂ + β")]
    [InlineData(@"\frac{1}{N}\sum_{i=1}^{N} x_i", "(1/N) ∑ᵢ₌₁ᴺ xᵢ")]
    [InlineData(@"\frac{\partial L}{\partial w}", "∂L/∂w")]
    [InlineData(@"\frac{1}{2\sigma^2}", "1/(2σ²)")]
    [InlineData(@"-\log p(y \mid x)", "−log p(y ∣ x)")]
    [InlineData(@"L = -\sum_k y_k \log \hat{y}_k", "L = −∑ₖ yₖ log ŷₖ")]
    [InlineData(@"\|w\|_2^2 + \lambda \|w\|_1", "‖w‖₂² + λ‖w‖₁")]
    [InlineData(@"e^{-x}", "e⁻ˣ")]
    [InlineData(@"W^{(l)} \in \mathbb{R}^{m \times n}", "W⁽ˡ⁾ ∈ ℝ^(m×n)")]
    [InlineData(@"\left( \frac{a}{b} \right)^2", "(a/b)²")]
    [InlineData(@"\sqrt[3]{x} + \sqrt{2}", "∛x + √2")]
    [InlineData(@"\text{输出} = \lfloor \frac{n+2p-k}{s} \rfloor + 1", "输出 = ⌊(n + 2p − k)/s⌋ + 1")]
    [InlineData(@"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "(1, 2; 3, 4)")]
    [InlineData(@"f(x) = \begin{cases} x & x > 0 \\ 0 & \text{else} \end{cases}", "f(x) = { x  x > 0; 0  else")]
    [InlineData(@"\arg\min_w \mathcal{L}(w)", "arg min_w ℒ(w)")]
    [InlineData(@"x_{i,j}^{*}", "x_(i,j)*")]
    [InlineData(@"\color{red} x \textcolor{blue}{y}", "xy")]
    [InlineData(@"A^T, A^\top", "Aᵀ, Aᵀ")]
    [InlineData(@"f'(x) \not= 0", "f′(x) ≠ 0")]
    public void Formulas_read_as_one_line(string source, string shown) => Assert.Equal(shown.Normalize(), MathText.Inline(source).Normalize());

    [Theory]
    [InlineData(@"\mystery{a}{b} + 1", @"\mystery{a}{b} + 1")]
    [InlineData(@"\frac{1}{", "1/{")]
    [InlineData(@"a } b", "a}b")]
    [InlineData(@"\begin{pmatrix} 1", @"\begin{pmatrix}1")]
    [InlineData(@"\", @"\")]
    [InlineData("100 % sure", "100%sure")]
    public void What_is_unknown_or_broken_is_shown_and_not_lost(string source, string shown) => Assert.Equal(shown, MathText.Inline(source));

    [Fact]
    public void Rows_of_an_aligned_formula_get_lines_of_their_own() =>
        Assert.Equal(["a = b", "c = d + e"], MathText.Plain(@"\begin{aligned} a &= b \\ c &= d + e \end{aligned}"));

    [Fact]
    public void No_source_makes_it_throw() => Gen.OneOf(
        Gen.String,
        Pick.From(@"\frac", "{", "}", "^", "_", @"\sqrt", "[", "]", @"\left", @"\right", "(", ")", @"\begin{cases}", @"\end{cases}", "&", @"\\", "x", "12", " ", "'", @"\hat", @"\text", "%", @"\not", "中", "\n", @"\mathbb", @"\color")
            .Array[0, 60].Select(parts => string.Concat(parts)))
        .Sample(source => MathText.Inline(source) is not null && !MathText.Plain(source).IsDefault);

    [Theory]
    [InlineData("{", 5_000)]
    [InlineData(@"\frac", 3_000)]
    [InlineData(@"\hat", 3_000)]
    [InlineData("x^", 2_000)]
    [InlineData(@"\left(", 600)]
    [InlineData(@"\begin{a}", 400)]
    public void Deep_nesting_is_shown_as_written(string part, int times) => Assert.NotEmpty(MathText.Inline(string.Concat(Enumerable.Repeat(part, times))));
}
