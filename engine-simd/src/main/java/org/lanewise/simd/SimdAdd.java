package org.lanewise.simd;

import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.AddKernel;
import org.lanewise.engine.tensor.BlockLayout;

/** The sum of two values of a layout, with an activation. */
final class SimdAdd implements AddKernel {
    private final Activation activation;
    private final Runs runs;
    private final Functions functions;

    SimdAdd(Activation activation, BlockLayout layout, Target target) {
        this.activation = activation;
        this.runs = new Runs(layout);
        this.functions = target.functions();
    }

    @Override
    public void forward(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int fromChannel, int toChannel) {
        int channels = toChannel - fromChannel;
        int length = runs.length(channels);
        for (int run = 0; run < runs.count(channels); run++) {
            int at = runs.at(fromChannel, run);
            if (activation == Activation.RELU) {
                functions.elementwise().addRelu(a, aAt + at, b, bAt + at, y, yAt + at, length);
            } else {
                functions.elementwise().add(a, aAt + at, b, bAt + at, y, yAt + at, length);
                if (activation != Activation.IDENTITY) {
                    functions.forward(activation, y, yAt + at, y, yAt + at, length);
                }
            }
        }
    }
}
