package org.lanewise.simd;

import java.util.Arrays;
import org.lanewise.engine.tensor.BlockLayout;

/** The values of some channels without their border, as the fewest runs that lie together. */
record Runs(BlockLayout layout) {
    /** Number of runs that a range of channels takes. */
    int count(int channels) {
        if (layout.isDense()) {
            return channels == 0 ? 0 : 1;
        }
        return rowsAdjoin() ? channels : channels * layout.shape().height();
    }

    private boolean rowsAdjoin() {
        return layout.border().left() + layout.border().right() == 0;
    }

    /** Offset of a run in the block. */
    int at(int fromChannel, int run) {
        int height = layout.shape().height();
        return rowsAdjoin()
                ? layout.at(fromChannel + run, 0, 0)
                : layout.at(fromChannel + run / height, run % height, 0);
    }

    /** Floats in a run. */
    int length(int channels) {
        int row = layout.shape().width() * BlockLayout.LANES;
        if (layout.isDense()) {
            return channels * layout.shape().height() * row;
        }
        return rowsAdjoin() ? layout.shape().height() * row : row;
    }

    /** Zeros the values but not the border. */
    void clear(float[] values, int at, int fromChannel, int toChannel) {
        int channels = toChannel - fromChannel;
        for (int run = 0; run < count(channels); run++) {
            int from = at + at(fromChannel, run);
            Arrays.fill(values, from, from + length(channels), 0f);
        }
    }
}
