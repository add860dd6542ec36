package org.lanewise.engine.kernel;

/**
 * The forward pass or the backward data of a convolution for the last block of a batch, when only few of its lanes hold an
 * image: the sums of {@link Conv2dKernel}, in the same order, by a way that spends no work on empty lanes. There the results
 * are 0.
 *
 * <p>Parameters ending in {@code At} are indices of the first element; those of source and results point to the start of the
 * block, border included.
 */
public interface PartialProductKernel {
    /** The most images in a block with which this way is the faster one; 0 if it never is. */
    int mostImages();

    /** Floats that the weights take in the order the kernel reads them. */
    int packedSize();

    /**
     * Rearranges the weights; to be done again when they change.
     *
     * @param bias where the sums of the forward pass start; backward data starts at 0 and does not read it
     */
    void pack(float[] weights, int weightsAt, float[] bias, int biasAt, float[] packed, int packedAt);

    /**
     * Number of independent parts, a function of the geometry and of the images.
     *
     * @param images in the block, 1 to {@link #mostImages}
     */
    int chunks(int images);

    /** Floats of scratch memory that all chunks together need at most; each uses its own part. */
    int scratchSize();

    /** Computes one chunk of the results of the first {@code images} lanes. */
    void run(
            int chunk,
            int images,
            float[] source,
            int sourceAt,
            float[] packed,
            int packedAt,
            float[] scratch,
            int scratchAt,
            float[] results,
            int resultsAt);
}
