package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

/** Arithmetic on the 16 lanes of a value. */
final class Lanes {
    private Lanes() {}

    /** Adds lane i + 8 to i, then i + 4 to i, i + 2 to i, and 1 to 0; overwrites the lanes. */
    static float fold(float[] lanes, int at) {
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[at + i] += lanes[at + i + half];
            }
        }
        return lanes[at];
    }
}
