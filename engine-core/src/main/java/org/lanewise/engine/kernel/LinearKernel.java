package org.lanewise.engine.kernel;

/**
 * A fully connected layer of one {@link LinearGeometry}: y = f(W x + b) and its gradients. Work is cut into chunks whose
 * number depends on the geometry and the number of blocks alone. Offsets of x, y, dx and dy point to the start of block 0;
 * lanes without an image must have dy = 0.
 */
public interface LinearKernel {
    LinearGeometry geometry();

    /** Floats that the weights take in the order the forward pass reads them. */
    int packedForwardSize();

    /** Number of independent parts of the rearrangement, a function of the geometry alone. */
    int forwardPackChunks();

    /** Rearranges one chunk of the weights for {@link #forward}; to be done again when they change. */
    void packForward(int chunk, float[] weights, int weightsAt, float[] packed, int packedAt);

    /** Rearranges all weights for {@link #forward}. */
    default void packForward(float[] weights, int weightsAt, float[] packed, int packedAt) {
        for (int chunk = 0; chunk < forwardPackChunks(); chunk++) {
            packForward(chunk, weights, weightsAt, packed, packedAt);
        }
    }

    int forwardChunks(int blocks);

    void forward(
            int chunk, int blocks, float[] x, int xAt, float[] packed, int packedAt, float[] bias, int biasAt,
            float[] y, int yAt);

    /** Floats that the weights take in the order backward data reads them. */
    int packedBackwardSize();

    /** Number of independent parts of the rearrangement, a function of the geometry alone. */
    int backwardPackChunks();

    /** Rearranges one chunk of the weights for {@link #backwardData}; to be done again when they change. */
    void packBackward(int chunk, float[] weights, int weightsAt, float[] packed, int packedAt);

    /** Rearranges all weights for {@link #backwardData}. */
    default void packBackward(float[] weights, int weightsAt, float[] packed, int packedAt) {
        for (int chunk = 0; chunk < backwardPackChunks(); chunk++) {
            packBackward(chunk, weights, weightsAt, packed, packedAt);
        }
    }

    int dataChunks(int blocks);

    /** Computes one chunk of dx = transposed W times dy, dy being the gradient before the activation. */
    void backwardData(int chunk, int blocks, float[] dy, int dyAt, float[] packed, int packedAt, float[] dx, int dxAt);

    int weightChunks();

    /** Floats of scratch memory that all chunks together need for so many images; each uses its own part. */
    int weightScratchSize(int images);

    /**
     * Computes one chunk of the gradients of weights and bias, summed over the first {@code images} images, and
     * overwrites it.
     */
    void backwardWeights(
            int chunk,
            int images,
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            float[] scratch,
            int scratchAt,
            float[] dWeights,
            int dWeightsAt,
            float[] dBias,
            int dBiasAt);
}
