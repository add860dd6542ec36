package org.lanewise.engine.kernel;

/**
 * The forward pass of a convolution for a single image, whose channels are the lanes
 * ({@link org.lanewise.engine.tensor.ImageLayout} of the geometry's shapes and borders). The sums are those of
 * {@link Conv2dKernel#forward}, in the same order. A fully connected layer is the convolution whose kernel is as large as
 * its input.
 *
 * <p>Parameters ending in {@code At} are indices of the first element.
 */
public interface ImageConv2dKernel {
    Conv2dGeometry geometry();

    /** Floats that weights and bias take in the order the kernel reads them. */
    int packedSize();

    /** Rearranges weights and bias for {@link #forward}; to be done again when they change. */
    void pack(float[] weights, int weightsAt, float[] bias, int biasAt, float[] packed, int packedAt);

    /** Number of independent parts, a function of the geometry alone. */
    int chunks();

    /** Floats of scratch memory that all chunks together need; each uses its own part. */
    int scratchSize();

    /** Computes one chunk. */
    void forward(
            int chunk, float[] x, int xAt, float[] packed, int packedAt, float[] scratch, int scratchAt, float[] y,
            int yAt);
}
