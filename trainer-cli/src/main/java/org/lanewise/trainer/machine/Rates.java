package org.lanewise.trainer.machine;

import java.util.function.LongSupplier;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;

/**
 * How fast kernels are here, on one thread, in 10^9 floating-point operations a second; a multiply-add counts as two.
 * The best of many short windows, because what disturbs a measurement only ever makes it slower.
 */
public final class Rates {
    private static final long WINDOW_NANOS = 20_000_000;
    private static final int BATCH = 112;
    private static final int ROUNDS = 20_000;

    private Rates() {}

    /** What the machine can do at best: multiply-adds in registers, nothing else; 0 if the kernels have no such loop. */
    public static double multiplyAdd(Kernels kernels, double seconds) {
        return best(() -> kernels.multiplyAdds(ROUNDS), seconds);
    }

    /** Forward convolution of 16 to 32 channels, 5x5 kernels on 14x14 images, in batches of 112. */
    public static double convolution(Kernels kernels, double seconds) {
        BlockLayout input = new BlockLayout(new Shape(16, 14, 14), Padding.of(2));
        BlockLayout output = BlockLayout.of(new Shape(32, 14, 14));
        Conv2dGeometry geometry =
                new Conv2dGeometry(input, output, 5, 5, 1, Padding.of(2), Activation.IDENTITY);
        Conv2dKernel kernel = kernels.conv2d(geometry);
        Tensor x = Tensor.allocate(input, BATCH);
        Tensor y = Tensor.allocate(output, BATCH);
        float[] packed = new float[kernel.packedForwardSize()];
        float[] weights = new float[geometry.weights() + geometry.outputChannels()];
        kernel.packForward(weights, 0, packed, 0);
        return best(
                () -> {
                    for (int block = 0; block < x.blocks(); block++) {
                        kernel.forward(
                                x.data(), x.block(block), packed, 0, weights, geometry.weights(), y.data(),
                                y.block(block), 0, geometry.output().shape().height());
                    }
                    return BATCH * geometry.multiplyAdds();
                },
                seconds);
    }

    /** Repeats the work until the time is up. */
    private static double best(LongSupplier multiplyAdds, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        double best = 0;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            long done = 0;
            long now;
            do {
                done += multiplyAdds.getAsLong();
                now = System.nanoTime();
            } while (now - start < WINDOW_NANOS);
            best = Math.max(best, 2.0 * done / (now - start));
        }
        return best;
    }
}
