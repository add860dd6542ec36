package org.lanewise.engine.kernel;

/**
 * Adds a last block with few images, cut into bands of rows, to the sums of the gradients of a convolution's weights and bias:
 * {@link Conv2dKernel#sumWeights} for a block of another height.
 */
public interface BandSums {
    /**
     * Adds the block to the sums of one chunk, behind all others.
     *
     * @param x start at {@code xAt} of the block's input
     * @param dy start at {@code dyAt} of the gradient of its output before the activation; lanes without a band must have 0
     */
    void add(int chunk, float[] x, int xAt, float[] dy, int dyAt, float[] scratch, int scratchAt);
}
