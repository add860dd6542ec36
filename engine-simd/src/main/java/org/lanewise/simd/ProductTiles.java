package org.lanewise.simd;

/**
 * Sums of weights times vectors of images: the inner loop of convolution and Linear, forward and backward data. Generated
 * for each vector width and number of registers.
 */
interface ProductTiles {
    /** Floats in a vector. */
    int lanes();

    /** The largest number of rows of one call. */
    int maxRows();

    /** The positions of the largest tile with so many rows. */
    int maxColumns(int rows);

    /**
     * Brings weights into the order in which {@link #run} reads them: that of tap t and row r from
     * {@code weights[weightsAt + offsets[t] + r * rowStride]} to {@code packed[packedAt + t * rows + r]}.
     */
    void pack(
            int rows, int[] offsets, float[] weights, int weightsAt, int rowStride, float[] packed, int packedAt);

    /**
     * For each row r and each position from {@code from} (inclusive) to {@code to} (exclusive): starts at
     * {@code start[startAt + r]}, adds the packed weight {@code w[wAt + weights[t] * rows + r]} times the input of tap t for
     * all taps in order, and stores the sum, or 0 if it is negative and {@code relu} is set, as channel r.
     */
    void run(
            Stencil stencil, int from, int to, int rows, float[] x, int xAt, float[] w, int wAt,
            float[] start, int startAt, boolean relu, float[] y, int yAt, int[] weights);
}
