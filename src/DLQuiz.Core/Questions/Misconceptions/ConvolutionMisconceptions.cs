using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Misconceptions;

/// <summary>What goes wrong in sizes of convolutions and poolings.</summary>
internal sealed class ConvolutionMisconceptions : MisconceptionFamily
{
    public override ImmutableArray<StandardMisconception> All =>
    [
        new("conv-ignores-dilation", "With dilation d the kernel covers d·(k − 1) + 1 positions; you took it for k.", "空洞率为 d 时卷积核覆盖 d·(k − 1) + 1 个位置，你按 k 算了。",
            Call("conv_output_size", "output", "conv_output_size(input, kernel, stride=stride, padding=padding)", "dilation"),
            Call("effective_kernel_size", "size", "kernel"),
            Call("dilated_stack_receptive_field", "r", "1 + stacks*(kernel-1)*len(dilations)"),
            Call("receptive_field", "r", "receptive_field(input_size, with_field(layers, 'dilation', 1), axis=axis).r"),
            Call("conv_transpose_output_size", "output", "conv_transpose_output_size(input, kernel, stride=stride, padding=padding, output_padding=output_padding)", "dilation")),
        new("conv-no-plus-one", "You left out the + 1: the first position counts as well.", "你漏了最后的 + 1：起始位置也要算一次。",
            Call("conv_output_size", "output", "conv_output_size(input, kernel, stride=stride, padding=padding, dilation=dilation) - 1"),
            Call("pool_output_size", "output", "pool_output_size(input, kernel, stride=stride, padding=padding, dilation=dilation, ceil_mode=ceil_mode) - 1"),
            Call("effective_kernel_size", "size", "dilation*(kernel-1)"),
            Call("dilated_stack_receptive_field", "r", "dilated_stack_receptive_field(kernel, dilations, stacks=stacks).r - 1")),
        new("conv-padding-once", "The padding is added on both sides: 2p, not p.", "两侧都要填充：应当加 2p，你只加了 p。",
            Call("conv_output_size", "output", "floor((input + padding - dilation*(kernel-1) - 1)/stride) + 1", "padding"),
            Call("pool_output_size", "output", "floor((input + padding - dilation*(kernel-1) - 1)/if(stride == null, kernel, stride)) + 1", "padding"),
            Call("conv_transpose_output_size", "output", "conv_transpose_output_size(input, kernel, stride=stride, padding=padding, output_padding=output_padding, dilation=dilation) + padding", "padding")),
        new("conv-no-padding", "You left out the padding.", "你没有算填充。",
            Call("conv_output_size", "output", "conv_output_size(input, kernel, stride=stride, dilation=dilation)", "padding"),
            Call("pool_output_size", "output", "pool_output_size(input, kernel, stride=stride, dilation=dilation, ceil_mode=ceil_mode)", "padding"),
            Call("conv_transpose_output_size", "output", "conv_transpose_output_size(input, kernel, stride=stride, output_padding=output_padding, dilation=dilation)", "padding")),
        new("conv-ignores-stride", "You left out the stride.", "你没有除以步长。",
            Call("conv_output_size", "output", "conv_output_size(input, kernel, padding=padding, dilation=dilation)", "stride")),
        new("conv-effective-kernel-kd", "A dilated kernel covers d·(k − 1) + 1 positions, not k·d.", "空洞卷积核的有效大小是 d·(k − 1) + 1，不是 k·d。",
            Call("conv_output_size", "output", "floor((input + 2*padding - kernel*dilation)/stride) + 1", "dilation"),
            Call("effective_kernel_size", "size", "kernel*dilation"),
            Call("dilated_stack_receptive_field", "r", "1 + stacks*sum(kernel*dilations - 1)")),
        new("conv-one-gap", "Every one of the k − 1 gaps holds d − 1 positions; you widened the kernel only once.", "k − 1 个间隔里每个都插入 d − 1 个空位，你只加宽了一次。",
            Call("effective_kernel_size", "size", "kernel + dilation - 1")),
        new("conv-rounds-up", "A window that does not fit is left out: round down.", "放不下的窗口要舍去，应当向下取整。",
            Call("conv_output_size", "output", "ceil((input + 2*padding - dilation*(kernel-1) - 1)/stride) + 1"),
            Call("pool_output_size", "output", "if(ceil_mode, pool_output_size(input, kernel, stride=stride, padding=padding, dilation=dilation), ceil((input + 2*padding - dilation*(kernel-1) - 1)/if(stride == null, kernel, stride)) + 1)")),
        new("conv-transpose-forward", "You used the formula of the ordinary convolution; the transposed one goes the other way.", "你用了普通卷积的公式，转置卷积的尺寸要反过来算。",
            Call("conv_transpose_output_size", "output", "floor((input + 2*padding - dilation*(kernel-1) - 1)/stride) + 1")),
        new("conv-transpose-no-output-padding", "You left out the output padding.", "你漏了 output padding。",
            Call("conv_transpose_output_size", "output", "conv_transpose_output_size(input, kernel, stride=stride, padding=padding, dilation=dilation)", "output_padding")),
    ];
}
