package org.lanewise.engine.kernel.scalar;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.AddKernel;
import org.lanewise.engine.tensor.BlockLayout;

/** Sums, one value at a time. */
record ScalarAdd(Activation activation, BlockLayout layout) implements AddKernel {
    @Override
    public void forward(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int fromChannel, int toChannel) {
        int length = layout.shape().width() * LANES;
        for (int c = fromChannel; c < toChannel; c++) {
            for (int row = 0; row < layout.shape().height(); row++) {
                int at = layout.at(c, row, 0);
                for (int i = at; i < at + length; i++) {
                    y[yAt + i] = ScalarActivation.apply(activation, a[aAt + i] + b[bAt + i]);
                }
            }
        }
    }
}
