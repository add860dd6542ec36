package org.lanewise.engine.kernel;

/**
 * The gradients of weights and bias of a convolution, when only few lanes of the last block of the batch hold an image: the
 * sums of {@link Conv2dKernel#backwardWeights}, in the same order, in three passes that follow one another. The sums stay
 * in the scratch memory of {@link Conv2dKernel#weightScratchSize} in between.
 *
 * <p>Parameters ending in {@code At} are indices of the first element.
 */
public interface PartialWeightsKernel {
    /** The most images in the last block with which this way is the faster one; 0 if it never is. */
    int mostImages();

    /**
     * Sums over the whole blocks, one chunk of {@link Conv2dKernel#weightChunks}.
     *
     * @param blocks before the last, possibly none
     */
    void sumWholeBlocks(
            int chunk, float[] x, int xAt, float[] dy, int dyAt, int blocks, float[] sums, int sumsAt);

    /** Number of independent parts of {@link #addImages}, a function of the geometry alone. */
    int chunks();

    /** Floats of scratch memory that the chunks of {@link #addImages} need together, zero before the first use. */
    int scratchSize();

    /**
     * Goes on with the images of the last block, one of {@link #chunks}.
     *
     * @param images 1 to {@link #mostImages}
     * @param xAt start of the last block
     * @param dyAt start of the last block
     */
    void addImages(
            int chunk,
            int images,
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            float[] sums,
            int sumsAt,
            float[] scratch,
            int scratchAt);

    /** Folds the sums to gradients, one chunk of {@link Conv2dKernel#weightChunks}. */
    void fold(int chunk, float[] sums, int sumsAt, float[] dWeights, int dWeightsAt, float[] dBias, int dBiasAt);
}
