package org.lanewise.engine.kernel;

/**
 * The gradients of weights and bias of a convolution, when only few lanes of the last block of the batch hold an image: the
 * sums of {@link Conv2dKernel#sumWeights} over the blocks before go on with these images in the same order, before
 * {@link Conv2dKernel#foldWeights}.
 *
 * <p>Parameters ending in {@code At} are indices of the first element.
 */
public interface PartialWeightsKernel {
    /** The most images in the last block with which this way is the faster one; 0 if it never is. */
    int mostImages();

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
}
