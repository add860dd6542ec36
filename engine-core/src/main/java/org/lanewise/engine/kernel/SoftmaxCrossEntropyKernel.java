package org.lanewise.engine.kernel;

/**
 * Softmax followed by the negative log-likelihood of the right class. For one image with logits z and label k, all sums
 * over classes in order: {@code m = max z}, {@code e_c = exp(z_c - m)}, {@code s = sum e}, probability
 * {@code p_c = e_c / s}, loss {@code (log s + m) - z_k} and gradient {@code scale * (p_c - [c = k])}.
 *
 * <p>Logits are a vector layout without border; offsets point to the start of a block.
 */
public interface SoftmaxCrossEntropyKernel {
    /**
     * Losses and gradients of one block.
     *
     * @param labels the right class of each lane, or -1 in a lane without an image, whose loss and gradient are 0
     * @param losses receives 16 losses
     * @param scale factor of the gradient: 1 / images for a mean over the batch
     */
    void gradient(
            float[] z, int zAt, int[] labels, int labelsAt, float scale, float[] dz, int dzAt, float[] losses,
            int lossesAt);

    /** Losses of one block, as {@link #gradient} computes them. */
    void loss(float[] z, int zAt, int[] labels, int labelsAt, float[] losses, int lossesAt);

    /** Probabilities of one block. */
    void probabilities(float[] z, int zAt, float[] p, int pAt);
}
