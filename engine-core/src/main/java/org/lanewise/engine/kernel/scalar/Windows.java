package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.Arrays;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.tensor.BlockLayout;

/** Where the windows of a pooling lie. */
final class Windows {
    private Windows() {}

    /** The elements of a window relative to its first, row by row. */
    static int[] offsets(Pool2dGeometry geometry) {
        int width = geometry.windowWidth();
        int[] offsets = new int[geometry.elements()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = i / width * geometry.input().rowStride() + i % width * LANES;
        }
        return offsets;
    }

    /** The first element of the window of an output. */
    static int at(Pool2dGeometry geometry, int channel, int row, int column) {
        return geometry.input().at(channel, row * geometry.stride(), column * geometry.stride());
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
