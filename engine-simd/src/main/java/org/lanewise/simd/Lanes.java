package org.lanewise.simd;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

/** Single lanes of rows of vectors. */
final class Lanes {
    private Lanes() {}

    /** Out of a lane, to values one behind the other. */
    static void take(int count, float[] from, int fromAt, int step, float[] to, int toAt) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] = from[fromAt + i * step];
        }
    }

    /** From a lane to another. */
    static void copy(int count, float[] from, int fromAt, float[] to, int toAt) {
        for (int i = 0; i < count; i++) {
            to[toAt + i * LANES] = from[fromAt + i * LANES];
        }
    }
}
