package org.lanewise.simd;

import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.tensor.BlockLayout;

/** An element-wise function on the values of a layout. */
final class SimdActivation implements ActivationKernel {
    private final Activation activation;
    private final Runs runs;
    private final Elementwise elementwise;

    SimdActivation(Activation activation, BlockLayout layout, Target target) {
        this.activation = activation;
        this.runs = new Runs(layout);
        this.elementwise = target.elementwise();
    }

    @Override
    public void forward(float[] x, int xAt, float[] y, int yAt, int fromChannel, int toChannel) {
        for (int c = fromChannel; c < toChannel; c++) {
            for (int run = 0; run < runs.perChannel(); run++) {
                int at = runs.at(c, run);
                elementwise.forward(activation, x, xAt + at, y, yAt + at, runs.length());
            }
        }
    }

    @Override
    public void backward(
            float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int fromChannel, int toChannel) {
        for (int c = fromChannel; c < toChannel; c++) {
            for (int run = 0; run < runs.perChannel(); run++) {
                int at = runs.at(c, run);
                elementwise.backward(activation, y, yAt + at, dy, dyAt + at, dx, dxAt + at, runs.length());
            }
        }
    }
}
