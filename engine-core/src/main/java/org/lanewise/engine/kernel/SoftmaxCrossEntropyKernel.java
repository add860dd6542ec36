package org.lanewise.engine.kernel;

/**
 * Softmax followed by the negative log-likelihood of the right class. For one image with logits z and label k, all sums
 * over classes in order: {@code m = max z}, {@code e_c = exp(z_c - m)}, {@code s = sum e}, probability
 * {@code p_c = e_c / s}, loss {@code (log s + m) - z_k} and gradient {@code scale * (p_c - [c = k])}.
 */
public interface SoftmaxCrossEntropyKernel extends LossKernel {
    /** Probabilities of one block. */
    void probabilities(float[] z, int zAt, float[] p, int pAt);
}
