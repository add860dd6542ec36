package org.lanewise.simd;

/**
 * Sums over a band of positions, separate for each of the 16 lanes: the inner loop of the weight gradient of a convolution.
 * Generated for each vector width and number of registers.
 */
interface LaneTiles {
    /** The largest number of rows of one call. */
    int maxRows();

    /** The largest number of columns with so many rows. */
    int maxColumns(int rows);

    /**
     * Brings dy into the order in which {@link #run} reads it: {@code [position][row][16]}, row r from channel r at the outputs
     * of the stencil, positions from {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param sums to which dy is added on the way, {@code [row][16]}: the gradient of the bias
     */
    void pack(
            Stencil stencil, int from, int to, int rows, float[] dy, int dyAt, float[] packed, int packedAt,
            float[] sums, int sumsAt);

    /**
     * For each row r and column c adds dy of row r times x, c vectors of images behind the input of the position, lane by
     * lane, at the positions from {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param inputs of all positions
     * @param packed dy of those that are wanted
     * @param sums the sums so far and afterwards, {@code [row][column][16]}
     */
    void run(
            int[] inputs, int from, int to, int rows, int columns, float[] x, int xAt, float[] packed, int packedAt,
            float[] sums, int sumsAt);
}
