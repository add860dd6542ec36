package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

/** Turns rows into columns. */
final class Transposition {
    private Transposition() {}

    /** {@code to[c * toStride + r] = from[r * fromStride + c]}. */
    static void run(
            int rows, int columns, float[] from, int fromAt, int fromStride, float[] to, int toAt, int toStride) {
        for (int c = 0; c < columns; c++) {
            int in = fromAt + c;
            int out = toAt + c * toStride;
            for (int r = 0; r < rows; r++) {
                to[out + r] = from[in + r * fromStride];
            }
        }
    }

    /**
     * Turns lane blocks into one row an image: value r of image n to {@code to[toAt + n * toStride + r]}. Rows for all lanes
     * of the last block are written, with or without an image.
     */
    static void images(
            int images, int values, float[] blocks, int blocksAt, int blockStride, float[] to, int toAt, int toStride) {
        for (int first = 0; first < images; first += LANES) {
            run(values, LANES, blocks, blocksAt + first / LANES * blockStride, LANES,
                    to, toAt + first * toStride, toStride);
        }
    }
}
