using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Misconceptions;

/// <summary>What goes wrong in penalties, thresholds and weight decay.</summary>
internal sealed class RegularisationMisconceptions : MisconceptionFamily
{
    public override ImmutableArray<StandardMisconception> All =>
    [
        new("soft-threshold-hard", "This is the hard threshold: the soft one also shrinks what it keeps.", "这是硬阈值：软阈值对留下来的值也要向 0 收缩。",
            Call("soft_threshold", "y", "hard_threshold(x, threshold)"),
            Call("prox", "y", "if(kind == 'l1', hard_threshold(x, lambda*step), null)")),
        new("soft-threshold-no-clamp", "What is smaller than the threshold becomes 0; you let it change its sign.", "绝对值小于阈值的要变成 0，你让它变了号。",
            Call("soft_threshold", "y", "sign(x)*(abs(x) - threshold)"),
            Call("prox", "y", "if(kind == 'l1', sign(x)*(abs(x) - lambda*step), null)")),
        new("soft-threshold-subtracts", "The threshold pulls towards 0 from both sides; you subtracted it from negative values as well.", "阈值是从两侧向 0 收缩，你对负数也做了减法。",
            Call("soft_threshold", "y", "if(min(x) < 0, x - threshold, null)"),
            Call("prox", "y", "if(kind == 'l1' and min(x) < 0, x - lambda*step, null)")),
        new("hard-threshold-soft", "This is the soft threshold: the hard one leaves what it keeps as it is.", "这是软阈值：硬阈值对留下来的值不做收缩。",
            Call("hard_threshold", "y", "soft_threshold(x, threshold)")),
        new("prox-no-step", "The threshold is λ times the step size; you took λ.", "阈值是 λ 乘以步长，你只用了 λ。",
            Call("prox", "y", "prox(x, kind, lambda, l1_ratio=l1_ratio)", "step"),
            Call("ista_step", "w_new", "soft_threshold(w - step*ista_step(X, y, w, alpha, step).gradient, alpha)")),
        new("ista-no-threshold", "This is the gradient step alone; the soft threshold follows.", "这只是梯度步，之后还要做软阈值。",
            Call("ista_step", "w_new", "w - step*ista_step(X, y, w, alpha, step).gradient")),
        new("penalty-factor-two", "The factor ½ is not as the question has it: with ½ the gradient is λw, without it 2λw.", "½ 这个因子弄错了：有 ½ 时梯度是 λw，没有时是 2λw。",
            Call("l2_penalty", "value", "l2_penalty(w, lambda, half=not half)"),
            Call("l2_penalty", "gradient", "l2_penalty(w, lambda, half=not half).gradient")),
        new("l2-root", "The L2 penalty is the squared norm; you took the root.", "L2 惩罚用的是范数的平方，你开了方。",
            Call("l2_penalty", "value", "lambda*norm(w)*if(half, 0.5, 1)")),
        new("l1-for-l2", "This is the L1 penalty: L2 squares the weights.", "这是 L1 惩罚，L2 惩罚要平方。",
            Call("l2_penalty", "value", "lambda*sum(abs(w))*if(half, 0.5, 1)")),
        new("l1-signed-sum", "The L1 penalty adds magnitudes; you added the weights with their signs.", "L1 惩罚加的是绝对值，你直接把权重相加了。",
            Call("l1_penalty", "value", "lambda*sum(w)")),
        new("l2-for-l1", "This is the L2 penalty: L1 does not square.", "这是 L2 惩罚，L1 惩罚不平方。",
            Call("l1_penalty", "value", "lambda*sum(w^2)"),
            Call("l1_penalty", "subgradient", "2*lambda*w")),
        new("elastic-ratio-swapped", "The ratio belongs to L1, the rest to L2; you swapped them.", "l1_ratio 是 L1 的占比，其余才是 L2，你用反了。",
            Call("elastic_net_penalty", "value", "elastic_net_penalty(w, alpha, 1-l1_ratio)"),
            Call("prox", "y", "if(kind == 'elastic_net', prox(x, kind, lambda, step=step, l1_ratio=1-l1_ratio), null)")),
        new("elastic-no-half", "The L2 part of the elastic net carries a factor ½.", "弹性网的 L2 部分带有因子 ½。",
            Call("elastic_net_penalty", "value", "alpha*l1_ratio*sum(abs(w)) + alpha*(1-l1_ratio)*sum(w^2)")),
        new("weight-decay-factor-two", "Weight decay adds λw to the gradient; you added 2λw.", "权重衰减在梯度上加 λw，你加了 2λw。",
            Call("sgd_steps", "w", "sgd_steps(w, grads, velocity=velocity, lr=lr, momentum=momentum, dampening=dampening, weight_decay=2*weight_decay, nesterov=nesterov)", "weight_decay")),
        new("weight-decay-forgotten", "You left out the weight decay: λw is added to the gradient.", "你漏了权重衰减：梯度上还要加 λw。",
            Call("sgd_steps", "w", "sgd_steps(w, grads, velocity=velocity, lr=lr, momentum=momentum, dampening=dampening, nesterov=nesterov)", "weight_decay")),
        new("weight-decay-not-times-rate", "The decay is part of the gradient and is multiplied by the learning rate; you subtracted λw as it is.", "衰减项是梯度的一部分，要乘学习率，你直接减去了 λw。",
            Call("sgd_steps", "w", "if(len(grads) == 1 and velocity == null, sgd_steps(w, grads, lr=lr, nesterov=false) - weight_decay*w, null)", "weight_decay")),
        new("weight-decay-adds", "Decay pulls the weights towards 0; you pushed them away.", "权重衰减让权重变小，你把符号弄反了。",
            Call("sgd_steps", "w", "if(len(grads) == 1 and velocity == null and momentum == 0, w - lr*(grads - weight_decay*w), null)", "weight_decay")),
        new("norm-without-root", "The 2-norm is the root of the sum of squares; you left out the root.", "2 范数是平方和的平方根，你没有开方。",
            Call("vector_norm", "y", "if(ord == 2 and axes == null, sum(x^2), null)")),
        new("norm-other-order", "This is a norm of another order: ‖·‖₁ adds magnitudes, ‖·‖₂ takes the root of the sum of squares.", "范数的阶弄错了：‖·‖₁ 是绝对值之和，‖·‖₂ 是平方和的平方根。",
            Call("vector_norm", "y", "if(axes == null, if(ord == 2, sum(abs(x)), if(ord == 1, norm(x), null)), null)")),
    ];
}
