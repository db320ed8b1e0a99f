using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Activation;

internal sealed class DeepChainGradient : Operation
{
    private const double LeakySlope = 0.01;

    private static readonly RealInput X = new("x", "scalar", "The input of the first layer.");
    private static readonly RealInput W = new("w", "[L]", "The weight of each layer.");
    private static readonly RealInput B = new("b", "[L]", "The bias of each layer.");
    private static readonly ChoiceParameter<Kind> Activation = new("activation", "The activation of every layer; leaky_relu has slope 0.01.", ("sigmoid", Kind.Sigmoid), ("tanh", Kind.Tanh), ("relu", Kind.Relu), ("leaky_relu", Kind.LeakyRelu));

    private static readonly RealOutput Gradient = new("dh_dx", "scalar", "The derivative of the last layer by x.");
    private static readonly RealOutput H = new("h", "[L]", "The activation of each layer.");
    private static readonly RealOutput Local = new("local_derivative", "[L]", "The derivative of each layer's activation at its input.");

    private enum Kind
    {
        Sigmoid,
        Tanh,
        Relu,
        LeakyRelu,
    }

    public override Declaration Declaration { get; } = new("deep_chain_gradient", Family.Activation, "The gradient through a chain of one-unit layers: the product of weights and local derivatives, which vanishes or explodes with depth.")
    {
        Arguments = [X, W, B, Activation],
        Outputs = [H, Local, Gradient],
        Definition = new(@"h_l=f(w_lh_{l-1}+b_l),\quad \frac{dh_L}{dx}=\prod_{l=1}^{L}w_l\,f'(w_lh_{l-1}+b_l)", "Hochreiter 1998, The vanishing gradient problem during learning recurrent neural nets and problem solutions, eq. 1"),
        Examples =
        [
            new("deep_chain_gradient(0, [1, 1], [0, -0.5], 'sigmoid').dh_dx", "1/16", "by hand: σ'(0)², as the second layer's input is 0.5 − 0.5"),
            new("deep_chain_gradient(2, [3, 1], [0, 1], 'relu').h", "[6, 7]", "by hand"),
        ],
        Laws = [new("the gradient is the product of weights and local derivatives", IsTheProduct)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor w = a.Get(W);
        double[] h = new double[w.Count];
        double[] local = new double[w.Count];
        double input = a.Get(X).Data[0];
        double gradient = 1;
        for (int layer = 0; layer < h.Length; layer++)
        {
            (h[layer], local[layer]) = At(a.Get(Activation), (w.Data[layer] * input) + a.Get(B).Data[layer]);
            gradient *= w.Data[layer] * local[layer];
            input = h[layer];
            o.Trace?.Add($"h{layer + 1}", RealTensor.Scalar(h[layer]), "f(w·h + b)");
            o.Trace?.Add($"∏{layer + 1}", RealTensor.Scalar(gradient), $"times {ValueFormatter.Significant(6).Format(w.Data[layer])}·{ValueFormatter.Significant(6).Format(local[layer])}");
        }
        o.Set(H, w.Shape, h);
        o.Set(Local, w.Shape, local);
        o.Set(Gradient, gradient);
    }

    private static (double Value, double Derivative) At(Kind kind, double z) => kind switch
    {
        Kind.Sigmoid => Sigmoid.At(z),
        Kind.Tanh => Tanh.At(z),
        Kind.Relu => Relu.At(z),
        _ => LeakyRelu.At(z, LeakySlope),
    };

    private static bool IsTheProduct(Arguments a, Outputs o)
    {
        double product = 1;
        for (int layer = 0; layer < a.Get(W).Count; layer++)
            product *= a.Get(W).Data[layer] * o.Get(Local).Data[layer];
        return Closeness.Near(product, o.Get(Gradient).Data[0], 0);
    }
}
