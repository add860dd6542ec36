package org.lanewise.engine.kernel;

import java.util.Optional;

/**
 * A convolution of one {@link Conv2dGeometry}: forward, backward data, backward weights. The package documentation gives
 * the order of the sums.
 *
 * <p>Parameters ending in {@code At} are indices of the first element; those of x, y, dx and dy point to the start of a
 * block, border included.
 */
public interface Conv2dKernel {
    Conv2dGeometry geometry();

    /** Floats that the weights take in the order the forward pass reads them. */
    int packedForwardSize();

    /**
     * Rearranges the weights for {@link #forward}; to be done again when they change. How depends on the channels and the size of
     * the kernel alone, so kernels of one engine that differ in nothing else can read the same.
     */
    void packForward(float[] weights, int weightsAt, float[] packed, int packedAt);

    /** Computes rows {@code fromRow} (inclusive) to {@code toRow} (exclusive) of all output channels of one block. */
    void forward(
            float[] x, int xAt, float[] packed, int packedAt, float[] bias, int biasAt, float[] y, int yAt, int fromRow,
            int toRow);

    /** Floats that the weights take in the order backward data reads them. */
    int packedBackwardSize();

    /** Rearranges the weights for {@link #backwardData}, as {@link #packForward} does. */
    void packBackward(float[] weights, int weightsAt, float[] packed, int packedAt);

    /**
     * Computes rows {@code fromRow} (inclusive) to {@code toRow} (exclusive) of dx for all input channels of one block
     * from dy, the gradient before the activation.
     */
    void backwardData(float[] dy, int dyAt, float[] packed, int packedAt, float[] dx, int dxAt, int fromRow, int toRow);

    /** Number of independent parts of the weight gradient, a function of the geometry alone. */
    int weightChunks();

    /** Floats of scratch memory that all chunks together need for their sums; each uses its own part. */
    int weightScratchSize();

    /**
     * Adds some blocks to the sums of one chunk of the gradients of weights and bias. The blocks of a chunk are added in
     * their order, in as many calls as may be, also on different threads; the first call, from block 0 on, begins the sums
     * anew. Lanes without an image must have dy = 0.
     *
     * @param x start of block 0 of the input
     * @param dy start of block 0 of the gradient before the activation
     * @param fromBlock the first of them
     * @param toBlock the end, exclusive
     */
    void sumWeights(
            int chunk, float[] x, int xAt, float[] dy, int dyAt, int fromBlock, int toBlock, float[] scratch,
            int scratchAt);

    /**
     * A way to add a last block with few images that is cut into bands of rows.
     *
     * @param bands the convolution of a band: with the channels, the kernel and the stride of this one
     */
    BandSums bandSums(Conv2dGeometry bands);

    /** Makes gradients of the sums of a chunk, and overwrites what was there. The sums are lost. */
    void foldWeights(
            int chunk, float[] scratch, int scratchAt, float[] dWeights, int dWeightsAt, float[] dBias, int dBiasAt);

    /**
     * Computes one chunk of the gradients of weights and bias, summed over all blocks.
     *
     * @param blocks number of blocks
     */
    default void backwardWeights(
            int chunk,
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            int blocks,
            float[] scratch,
            int scratchAt,
            float[] dWeights,
            int dWeightsAt,
            float[] dBias,
            int dBiasAt) {
        sumWeights(chunk, x, xAt, dy, dyAt, 0, blocks, scratch, scratchAt);
        foldWeights(chunk, scratch, scratchAt, dWeights, dWeightsAt, dBias, dBiasAt);
    }

    /** The forward pass for a last block with few images, if there is a faster way than {@link #forward}. */
    default Optional<PartialProductKernel> partialForward() {
        return Optional.empty();
    }

    /** Backward data for a last block with few images, if there is a faster way than {@link #backwardData}. */
    default Optional<PartialProductKernel> partialBackwardData() {
        return Optional.empty();
    }
}
