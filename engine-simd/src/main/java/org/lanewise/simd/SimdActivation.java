package org.lanewise.simd;

import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.tensor.BlockLayout;

/** An element-wise function on the values of a layout. */
final class SimdActivation implements ActivationKernel {
    private final Activation activation;
    private final Runs runs;
    private final Functions functions;

    SimdActivation(Activation activation, BlockLayout layout, Target target) {
        this.activation = activation;
        this.runs = new Runs(layout);
        this.functions = target.functions();
    }

    @Override
    public void forward(float[] x, int xAt, float[] y, int yAt, int fromChannel, int toChannel) {
        int channels = toChannel - fromChannel;
        for (int run = 0; run < runs.count(channels); run++) {
            int at = runs.at(fromChannel, run);
            functions.forward(activation, x, xAt + at, y, yAt + at, runs.length(channels));
        }
    }

    @Override
    public void backward(
            float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int fromChannel, int toChannel) {
        int channels = toChannel - fromChannel;
        for (int run = 0; run < runs.count(channels); run++) {
            int at = runs.at(fromChannel, run);
            functions.backward(activation, y, yAt + at, dy, dyAt + at, dx, dxAt + at, runs.length(channels));
        }
    }
}
