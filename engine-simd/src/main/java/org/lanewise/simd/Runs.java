package org.lanewise.simd;

import java.util.Arrays;
import org.lanewise.engine.tensor.BlockLayout;

/** The values of a layout without its border, as the fewest stretches that lie together. */
record Runs(BlockLayout layout) {
    private boolean rowsAdjoin() {
        return layout.border().left() + layout.border().right() == 0;
    }

    /** Number of runs in a channel. */
    int perChannel() {
        return rowsAdjoin() ? 1 : layout.shape().height();
    }

    /** Floats in a run. */
    int length() {
        return layout.shape().height() / perChannel() * layout.shape().width() * BlockLayout.LANES;
    }

    /** Offset of a run in the block. */
    int at(int channel, int run) {
        return layout.at(channel, run, 0);
    }

    /** Zeros a channel but not its border. */
    void clear(int channel, float[] values, int at) {
        for (int run = 0; run < perChannel(); run++) {
            int from = at + at(channel, run);
            Arrays.fill(values, from, from + length(), 0f);
        }
    }
}
