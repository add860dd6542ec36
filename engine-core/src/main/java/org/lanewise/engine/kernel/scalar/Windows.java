package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.Arrays;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.tensor.BlockLayout;

/** The windows of a pooling, channel by channel, row by row. */
final class Windows {
    /** What is done with the window of one output position. */
    interface Body {
        void accept(int channel, int row, int column);
    }

    private Windows() {}

    static void forEach(Pool2dGeometry geometry, int fromChannel, int toChannel, Body body) {
        for (int c = fromChannel; c < toChannel; c++) {
            for (int oy = 0; oy < geometry.output().shape().height(); oy++) {
                for (int ox = 0; ox < geometry.output().shape().width(); ox++) {
                    body.accept(c, oy, ox);
                }
            }
        }
    }

    /** Zeros all values of the channels, but not the border. */
    static void clear(BlockLayout layout, float[] values, int at, int fromChannel, int toChannel) {
        for (int c = fromChannel; c < toChannel; c++) {
            for (int y = 0; y < layout.shape().height(); y++) {
                int row = at + layout.at(c, y, 0);
                Arrays.fill(values, row, row + layout.shape().width() * LANES, 0f);
            }
        }
    }
}
