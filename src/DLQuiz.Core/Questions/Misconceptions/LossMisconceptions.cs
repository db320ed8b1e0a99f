using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Misconceptions;

/// <summary>What goes wrong in losses and their gradients.</summary>
internal sealed class LossMisconceptions : MisconceptionFamily
{
    public override ImmutableArray<StandardMisconception> All =>
    [
        new("loss-sum-for-mean", "The loss is averaged over the samples; you only added.", "损失要对样本取平均，你只求了和。",
            Call("mse_loss", "loss", "if(reduction == 'mean', mse_loss(pred, target, reduction='sum').loss, null)"),
            Call("mae_loss", "loss", "if(reduction == 'mean', mae_loss(pred, target, reduction='sum').loss, null)"),
            Call("hinge_loss", "loss", "if(reduction == 'mean', hinge_loss(scores, y, squared=squared, reduction='sum').loss, null)"),
            Call("bce", "loss", "if(reduction == 'mean', bce(p, y, reduction='sum').loss, null)")),
        new("mse-half", "There is no factor ½ in this mean squared error.", "这里的均方误差没有因子 ½。",
            Call("mse_loss", "loss", "mse_loss(pred, target, reduction=reduction)/2"),
            Call("mse_loss", "dpred", "mse_loss(pred, target, reduction=reduction).dpred/2")),
        new("mse-absolute", "The squared error squares the differences; you took their magnitudes.", "均方误差要把差平方，你取了绝对值。",
            Call("mse_loss", "loss", "mae_loss(pred, target, reduction=reduction)")),
        new("mse-root", "The mean squared error has no root at the end.", "均方误差最后不开方。",
            Call("mse_loss", "loss", "if(reduction == 'mean', sqrt(mse_loss(pred, target)), null)")),
        new("mae-squared", "The absolute error takes magnitudes; you squared the differences.", "绝对误差取绝对值，你把差平方了。",
            Call("mae_loss", "loss", "mse_loss(pred, target, reduction=reduction)")),
        new("loss-gradient-sign", "The gradient has the sign of prediction − target; yours is turned round.", "梯度的符号是预测减目标，你用反了。",
            Call("mse_loss", "dpred", "-mse_loss(pred, target, reduction=reduction).dpred"),
            Call("mae_loss", "dpred", "-mae_loss(pred, target, reduction=reduction).dpred")),
        new("bce-one-term", "The samples of class 0 count too: −log(1 − p).", "负类样本也有损失：−log(1 − p)。",
            Call("bce", "loss", "if(reduction == 'mean', mean(-y*log(p)), if(reduction == 'sum', sum(-y*log(p)), -y*log(p)))")),
        new("bce-log-of-other", "For class 1 the loss is −log p, for class 0 −log(1 − p); you swapped them.", "正类的损失是 −log p，负类是 −log(1 − p)，你用反了。",
            Call("bce", "loss", "bce(1-p, y, reduction=reduction)")),
        new("cross-entropy-no-softmax", "The scores go through a softmax before the logarithm.", "先对分数做 softmax，再取对数。",
            Call("cross_entropy", "loss", "nll_loss(x, target, weight=weight, reduction=reduction)")),
        new("cross-entropy-probability", "This is the probability of the right class (or its complement); the loss is its negative logarithm.", "这是正确类别的概率，损失是它的负对数。",
            Call("cross_entropy", "loss", "exp(-cross_entropy(x, target, weight=weight, reduction=reduction))")),
        new("cross-entropy-base-two", "The logarithm is the natural one.", "这里用自然对数，你用了以 2 为底。",
            Call("cross_entropy", "loss", "cross_entropy(x, target, weight=weight, reduction=reduction, ignore_index=ignore_index, label_smoothing=label_smoothing)/log(2)")),
        new("hinge-sign", "The hinge is max(0, 1 − y·f); you added y·f.", "Hinge 损失是 max(0, 1 − y·f)，你写成了 1 + y·f。",
            Call("hinge_loss", "loss", "hinge_loss(-scores, y, reduction=reduction, squared=squared)"),
            Call("svm_primal_objective", "objective", "svm_primal_objective(X, -y, w, b, C)"),
            Call("svm_primal_objective", "hinge", "svm_primal_objective(X, -y, w, b, C).hinge")),
        new("hinge-no-clamp", "Beyond the margin the hinge is 0; you let it become negative.", "超过间隔之后 hinge 损失为 0，你让它变成了负数。",
            Call("hinge_loss", "loss", "if(squared, null, if(reduction == 'mean', mean(1 - y*scores), if(reduction == 'sum', sum(1 - y*scores), 1 - y*scores)))"),
            Call("svm_primal_objective", "objective", "0.5*sum(w^2) + C*sum(1 - y*(matmul(X, w) + b))"),
            Call("svm_primal_objective", "hinge", "1 - y*(matmul(X, w) + b)")),
        new("hinge-no-margin", "The hinge also punishes right answers inside the margin: max(0, 1 − y·f), not max(0, −y·f).", "间隔之内即使分对也有损失：max(0, 1 − y·f)，不是 max(0, −y·f)。",
            Call("hinge_loss", "loss", "if(squared, null, if(reduction == 'mean', mean(max(0, -y*scores)), if(reduction == 'sum', sum(max(0, -y*scores)), max(0, -y*scores))))"),
            Call("svm_primal_objective", "objective", "0.5*sum(w^2) + C*sum(max(0, -y*(matmul(X, w) + b)))")),
        new("hinge-not-squared", "This hinge is squared; you left the square out.", "这里是平方 hinge，你没有平方。",
            Call("hinge_loss", "loss", "if(squared, hinge_loss(scores, y, reduction=reduction), null)")),
    ];
}
