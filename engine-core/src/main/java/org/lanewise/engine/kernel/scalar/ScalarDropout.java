package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.DropoutKernel;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;

/** Dropout, one value at a time. */
record ScalarDropout(BlockLayout layout) implements DropoutKernel {
    @Override
    public void apply(
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            int block,
            int key,
            int threshold,
            float scale,
            int fromChannel,
            int toChannel) {
        Shape shape = layout.shape();
        int plane = shape.height() * shape.width();
        int index = (block * shape.size() + fromChannel * plane) * LANES;
        for (int c = fromChannel; c < toChannel; c++) {
            for (int row = 0; row < shape.height(); row++) {
                int at = layout.at(c, row, 0);
                for (int i = at; i < at + shape.width() * LANES; i++) {
                    boolean kept = DropoutKernel.hash(index++, key) >>> 8 >= threshold;
                    y[yAt + i] = kept ? x[xAt + i] * scale : 0;
                }
            }
        }
    }
}
