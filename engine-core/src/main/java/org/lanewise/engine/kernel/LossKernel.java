package org.lanewise.engine.kernel;

/**
 * A loss of the values of a network's end against the right class. The values are a vector layout without border; offsets
 * point to the start of a block.
 */
public interface LossKernel {
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
}
