package org.lanewise.simd;

/**
 * The gradient of weights and bias of Linear: the sum over the images of dy times x transposed. Vectors run over inputs or
 * over outputs here, so that one of the two operands is needed image by image and is copied to scratch memory first.
 */
interface LinearBackwardWeights {
    /** Inputs are dealt out in units of the widest vector. */
    int UNIT = 16;

    int chunks();

    /** Floats that all chunks together need for so many images. */
    int scratchSize(int images);

    /** Computes the weight gradients of a range of inputs; the first chunk also computes those of the bias. */
    void run(
            int chunk, int images, float[] x, int xAt, float[] dy, int dyAt, float[] scratch, int scratchAt,
            float[] dw, int dwAt, float[] db, int dbAt);
}
