package org.lanewise.simd;

/**
 * Sums over positions, separate for each of the 16 lanes: the inner loop of the weight gradient of a convolution.
 * Generated for each vector width and number of registers.
 */
interface LaneTiles {
    /** The largest number of rows of one call. */
    int maxRows();

    /** The largest number of columns with so many rows; the bias counts as two. At least 3. */
    int maxColumns(int rows);

    /**
     * For each row r and column c adds dy of channel r times the input of tap {@code firstTap + c}, lane by lane, at the
     * first {@code positions} positions of the stencil, whose outputs are dy.
     *
     * @param bias whether dy itself is summed too, as one more column
     * @param sums the sums so far and afterwards, {@code [row][column][16]}
     */
    void run(
            Stencil stencil, int positions, int rows, int columns, boolean bias, float[] x, int xAt,
            int firstTap, float[] dy, int dyAt, float[] sums, int sumsAt);
}
