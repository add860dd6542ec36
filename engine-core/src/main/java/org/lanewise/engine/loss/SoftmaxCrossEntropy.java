package org.lanewise.engine.loss;

/**
 * The negative log-likelihood of the right class under the softmax of the network's result (the logits); see
 * {@link org.lanewise.engine.kernel.SoftmaxCrossEntropyKernel} for the formula.
 */
public record SoftmaxCrossEntropy() implements Loss {}
