package org.lanewise.simd;

/**
 * Sums over the images of outer products: the inner loop of the weight gradient of Linear. Generated for each vector width
 * and number of registers.
 */
interface OuterTiles {
    /** The largest number of rows of one call. */
    int maxRows();

    /** The vectors of columns of the largest tile with so many rows. */
    int maxColumns(int rows);

    /**
     * For each row r and column c: starts at 0, adds dy of output r times x of input c for all images in order, and stores
     * the sum at {@code dw[dwAt + r * dwStride + c]}.
     *
     * @param columns a multiple of the vectors' length
     * @param x values of image n at {@code xAt + n * xStride + c}
     * @param dy lane blocks, {@code dyStride} apart
     */
    void run(
            int rows, int columns, int images, float[] x, int xAt, int xStride,
            float[] dy, int dyAt, int dyStride, float[] dw, int dwAt, int dwStride);
}
