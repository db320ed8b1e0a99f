using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Misconceptions;

/// <summary>What goes wrong in receptive fields.</summary>
internal sealed class ReceptiveFieldMisconceptions : MisconceptionFamily
{
    public override ImmutableArray<StandardMisconception> All =>
    [
        new("receptive-field-ignores-stride", "Each layer adds (k − 1) times the product of the strides before it; you left the strides out.", "每一层增加 (k − 1) 乘以之前各层步长之积，你没有乘步长。",
            Call("receptive_field", "r", "receptive_field(input_size, with_field(layers, 'stride', 1), axis=axis).r")),
        new("receptive-field-sums-kernels", "Kernels overlap: each layer adds k − 1, not k.", "相邻窗口有重叠：每一层只增加 k − 1，不是 k。",
            Call("receptive_field", "r", "receptive_field(input_size, with_field(with_field(layers, 'stride', 1), 'dilation', 1), axis=axis).r - 1 + cumsum(0*receptive_field(input_size, layers, axis=axis).r + 1)"),
            Call("dilated_stack_receptive_field", "r", "stacks*kernel*sum(dilations)")),
        new("receptive-field-one-layer", "This is the receptive field of the last layer alone; the layers before it widen it.", "这只是最后一层自己的感受野，前面各层还会把它扩大。",
            Call("dilated_stack_receptive_field", "r", "dilations[-1]*(kernel-1) + 1")),
        new("receptive-field-one-stack", "The stack is repeated: each repetition adds as much again.", "整组层是重复堆叠的，每重复一次都要再加一遍。",
            Call("dilated_stack_receptive_field", "r", "dilated_stack_receptive_field(kernel, dilations).r", "stacks")),
        new("receptive-field-multiplies", "The contributions of the layers add up; you multiplied them.", "各层的贡献是相加的，你把它们相乘了。",
            Call("dilated_stack_receptive_field", "r", "prod(dilations*(kernel-1) + 1)^stacks")),
    ];
}
