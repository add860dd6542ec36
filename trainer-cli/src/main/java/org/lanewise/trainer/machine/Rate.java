package org.lanewise.trainer.machine;

import java.util.function.LongSupplier;
import org.lanewise.engine.kernel.Kernels;

/**
 * How fast a piece of work is done here, on one thread, in 10^9 floating-point operations a second; a multiply-add counts
 * as two. It is the best of many short windows, because what disturbs a measurement only ever makes it slower.
 */
public final class Rate {
    private static final long WINDOW_NANOS = 20_000_000;
    private static final int ROUNDS = 2_000;

    /** In GFLOP/s: more than the interpreter reaches on any machine, less than machine code on any of today. */
    private static final double MACHINE_CODE = 2;

    private final LongSupplier multiplyAdds;
    private double best;

    private Rate(LongSupplier multiplyAdds) {
        this.multiplyAdds = multiplyAdds;
    }

    /** What the machine can do at best: multiply-adds in registers, nothing else. */
    public static Rate ofMultiplyAdds(Kernels kernels) {
        return new Rate(() -> kernels.multiplyAdds(ROUNDS));
    }

    /** A forward convolution of 16 to 32 channels, 5x5 kernels on 14x14 images, in batches of 112. */
    public static Rate ofConvolution(Kernels kernels) {
        return new Rate(new ConvolutionWork(kernels)::nextBlock);
    }

    /** Does the work for so long. */
    public void measure(double seconds) {
        long begin = System.nanoTime();
        long now = begin;
        while (now - begin < seconds * 1e9) {
            long start = now;
            long done = 0;
            do {
                done += multiplyAdds.getAsLong();
                now = System.nanoTime();
            } while (now - start < WINDOW_NANOS);
            best = Math.max(best, 2.0 * done / (now - start));
        }
    }

    /** Whether it runs as machine code by now, as far as that can be seen from outside. */
    public boolean isCompiled() {
        return best >= MACHINE_CODE;
    }

    /** The best so far; 0 if nothing was measured. */
    public double gflops() {
        return best;
    }
}
