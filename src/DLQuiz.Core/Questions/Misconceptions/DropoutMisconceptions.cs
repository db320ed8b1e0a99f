using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Misconceptions;

/// <summary>What goes wrong in dropout: which share scales, and when.</summary>
internal sealed class DropoutMisconceptions : MisconceptionFamily
{
    public override ImmutableArray<StandardMisconception> All =>
    [
        new("dropout-scales-by-p", "You divided by p, the share that is dropped; the survivors are divided by 1 − p, the share that is kept.", "你除以了丢弃率 p，保留下来的应当除以保留率 1 − p。",
            Call("dropout_apply", "y", "if(training and variant == 'inverted', x*mask/p, null)"),
            Call("dropout_channel", "y", "if(training and variant == 'inverted', x*spread(mask, x)/p, null)"),
            Call("dropout_moments", "train_var", "if(variant == 'inverted', x^2*(1-p)/p, null)"),
            Call("dropout_linear_moments", "var", "if(variant == 'inverted', (1-p)/p*sum(w^2*x^2), null)")),
        new("dropout-no-rescale", "Inverted dropout divides the survivors by 1 − p in training; you only dropped.", "Inverted dropout 训练时要把保留下来的除以 1 − p，你只做了丢弃。",
            Call("dropout_apply", "y", "if(training and variant == 'inverted', x*mask, null)"),
            Call("dropout_channel", "y", "if(training and variant == 'inverted', x*spread(mask, x), null)"),
            Call("dropout_moments", "train_mean", "if(variant == 'inverted', x*(1-p), null)"),
            Call("dropout_moments", "train_var", "if(variant == 'inverted', x^2*p*(1-p), null)"),
            Call("dropout_linear_moments", "var", "if(variant == 'inverted', p*(1-p)*sum(w^2*x^2), null)")),
        new("dropout-multiplies-by-keep", "You multiplied the survivors by 1 − p; divide them by it.", "保留下来的应当除以 1 − p，你乘上了 1 − p。",
            Call("dropout_apply", "y", "if(training and variant == 'inverted', x*mask*(1-p), null)"),
            Call("dropout_channel", "y", "if(training and variant == 'inverted', x*spread(mask, x)*(1-p), null)")),
        new("dropout-mask-inverted", "The mask marks what is kept; you dropped that and kept the rest.", "mask 为 1 的是保留的单元，你用反了。",
            Call("dropout_apply", "y", "if(training and variant == 'inverted', x*(1-mask)/(1-p), null)"),
            Call("dropout_channel", "y", "if(training and variant == 'inverted', x*(1-spread(mask, x))/(1-p), null)")),
        new("dropout-scales-at-test", "Inverted dropout leaves the output alone at test time: the scaling was done in training.", "Inverted dropout 测试时不再缩放：缩放在训练时已经做过了。",
            Call("dropout_apply", "y", "if(not training and variant == 'inverted', x*(1-p), null)"),
            Call("dropout_channel", "y", "if(not training and variant == 'inverted', x*(1-p), null)"),
            Call("dropout_moments", "eval_output", "if(variant == 'inverted', x*(1-p), null)"),
            Call("dropout_linear_moments", "eval_output", "if(variant == 'inverted', (1-p)*sum(w*x) + b, null)")),
        new("dropout-drops-at-test", "At test time no unit is dropped.", "测试时不丢弃任何单元。",
            Call("dropout_apply", "y", "if(not training, x*mask/(1-p), null)"),
            Call("dropout_channel", "y", "if(not training, x*spread(mask, x)/(1-p), null)")),
        new("dropout-no-scale-at-test", "Dropout without rescaling in training multiplies by 1 − p at test time; you left the output alone.", "训练时没有缩放的 dropout，测试时要乘 1 − p，你没有乘。",
            Call("dropout_apply", "y", "if(not training and variant == 'vanilla', x, null)"),
            Call("dropout_moments", "eval_output", "if(variant == 'vanilla', x, null)"),
            Call("dropout_linear_moments", "eval_output", "if(variant == 'vanilla', sum(w*x) + b, null)")),
        new("dropout-scales-at-test-by-p", "At test time the output is scaled by 1 − p, the share that was kept; you took p.", "测试时应当乘保留率 1 − p，你乘了丢弃率 p。",
            Call("dropout_apply", "y", "if(not training and variant == 'vanilla', x*p, null)"),
            Call("dropout_moments", "eval_output", "if(variant == 'vanilla', x*p, null)"),
            Call("dropout_linear_moments", "eval_output", "if(variant == 'vanilla', p*sum(w*x) + b, null)")),
        new("dropout-counts-dropped", "p is the share that is dropped; you counted the dropped units, not the active ones.", "p 是丢弃率，你数的是被丢弃的单元，不是保留的。",
            Call("dropout_active_units", "mean", "n*p"),
            Call("dropout_active_units", "prob_all_dropped", "(1-p)^n")),
        new("dropout-variance-without-p", "The variance of a binomial count is n·p·(1 − p); one factor is missing.", "二项分布的方差是 n·p·(1 − p)，你漏了一个因子。",
            Call("dropout_active_units", "var", "n*(1-p)")),
        new("dropout-deviation-for-variance", "This is the standard deviation; the variance is its square.", "这是标准差，方差是它的平方。",
            Call("dropout_active_units", "var", "sqrt(n*p*(1-p))")),
    ];
}
