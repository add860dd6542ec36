package org.lanewise.simd;

/**
 * Sums of single values times vectors of channels, where the images that would fill the lanes are missing. Like
 * {@link ProductTiles} with the parts exchanged, but the sums go on from where they are. Generated for each vector width and
 * number of registers.
 */
interface SumTiles {
    /**
     * For each row r and each vector p from 0 to {@code vectors}: to the sum {@code y[outputs[p] + r * channelStride]} adds
     * {@code w[wAt + values[t] + r]} times {@code x[inputs[p] + taps[t]]} for all taps t in order.
     *
     * @param rows 1 to {@link ProductTiles#maxRows}
     */
    void run(
            Stencil stencil, int vectors, int rows, float[] x, int xAt, float[] w, int wAt, int[] values, float[] y,
            int yAt);
}
