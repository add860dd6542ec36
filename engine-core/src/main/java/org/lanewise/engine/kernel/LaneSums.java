package org.lanewise.engine.kernel;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

/** The end of a sum over a batch: 16 sums, one a lane, become one. */
public final class LaneSums {
    private LaneSums() {}

    /** Adds lane i + 8 to i, then i + 4 to i, i + 2 to i, and 1 to 0; leaves the lanes as they are. */
    public static float fold(float[] lanes, int at) {
        float sum0 = (lanes[at] + lanes[at + 8]) + (lanes[at + 4] + lanes[at + 12]);
        float sum1 = (lanes[at + 1] + lanes[at + 9]) + (lanes[at + 5] + lanes[at + 13]);
        float sum2 = (lanes[at + 2] + lanes[at + 10]) + (lanes[at + 6] + lanes[at + 14]);
        float sum3 = (lanes[at + 3] + lanes[at + 11]) + (lanes[at + 7] + lanes[at + 15]);
        return (sum0 + sum2) + (sum1 + sum3);
    }

    /** Adds the 16 sums over odd columns, which lie behind those over even ones, to these, and folds them. */
    public static float foldColumns(float[] lanes, int at) {
        for (int i = at; i < at + LANES; i++) {
            lanes[i] += lanes[i + LANES];
        }
        return fold(lanes, at);
    }
}
