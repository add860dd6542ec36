package org.lanewise.simd;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.LinearKernel;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dKernel;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Slab;

/**
 * A quick look at the speed of the kernels while working on them: GFLOP/s of one thread against the multiply-add rate of
 * the same run, in processor time, so that other programs disturb little. The benchmarks module has the proper ones.
 *
 * <p>Run with {@code --add-modules jdk.incubator.vector} and, if wanted, parts of the names to measure.
 */
final class KernelRates {
    private static final int WINDOWS = 15;
    private static final long WINDOW_NANOS = 40_000_000;

    private final Kernels kernels;
    private final int images;
    private final String[] wanted;

    private KernelRates(Kernels kernels, int images, String[] wanted) {
        this.kernels = kernels;
        this.images = images;
        this.wanted = wanted;
    }

    static void main(String[] wanted) {
        Kernels kernels = new SimdKernelProvider().kernels();
        double peak = rate(() -> kernels.multiplyAdds(10_000), 2.0 * kernels.multiplyAdds(10_000));
        System.out.printf(Locale.ROOT, "%d bits, multiply-add rate %.1f GFLOP/s%n", kernels.vectorBits(), peak);
        KernelRates rates = new KernelRates(kernels, Integer.getInteger("images", 112), wanted);
        rates.conv(1, 4, 3, 28);
        rates.conv(4, 4, 3, 14);
        rates.conv(1, 8, 3, 28);
        rates.conv(8, 16, 3, 14);
        rates.conv(1, 16, 5, 28);
        rates.conv(16, 32, 3, 14);
        rates.conv(16, 32, 5, 14);
        rates.conv(16, 16, 3, 28);
        rates.conv(64, 64, 3, 7);
        rates.conv(20, 50, 5, 8);
        rates.linear(new Shape(4, 7, 7), 10, Activation.IDENTITY);
        rates.linear(new Shape(16, 7, 7), 256, Activation.RELU);
        rates.linear(new Shape(32, 7, 7), 128, Activation.SIGMOID);
        rates.linear(Shape.vector(128), 10, Activation.IDENTITY);
        rates.pool(Pool2dGeometry.Kind.MAX, 16, 28);
        rates.pool(Pool2dGeometry.Kind.AVERAGE, 4, 28);
        rates.elementwise(Shape.vector(128));
        rates.softmax(10);
        rates.updates(207_178);
    }

    /** Median over several windows of time. */
    private static double rate(Runnable work, double perRun) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] rates = new double[WINDOWS];
        for (int i = -2 * WINDOWS; i < WINDOWS; i++) {
            long start = threads.getCurrentThreadCpuTime();
            long runs = 0;
            long nanos;
            // Asking for the time takes about a microsecond.
            for (long batch = 1;; batch *= 2) {
                for (long n = 0; n < batch; n++) {
                    work.run();
                }
                runs += batch;
                nanos = threads.getCurrentThreadCpuTime() - start;
                if (nanos >= WINDOW_NANOS / 2) {
                    break;
                }
            }
            rates[Math.max(i, 0)] = runs * perRun / nanos;
        }
        Arrays.sort(rates);
        return rates[WINDOWS / 2];
    }

    private void print(String name, double flops, Runnable work) {
        if (wanted.length == 0 || Arrays.stream(wanted).anyMatch(name::contains)) {
            double rate = rate(work, flops);
            System.out.printf(Locale.ROOT, "%-42s %7.1f GFLOP/s %9.1f us%n", name, rate, flops / rate / 1000);
        }
    }

    private static float[] filled(Slab slab) {
        float[] data = slab.allocate();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextDouble(-1, 1);
        }
        return data;
    }

    private void conv(int in, int out, int kernel, int size) {
        Padding padding = Padding.of(kernel / 2);
        Shape input = new Shape(in, size, size);
        Shape output = new Shape(out, size, size);
        BlockLayout x = new BlockLayout(input, padding);
        BlockLayout y = new BlockLayout(output, padding);
        Conv2dKernel conv =
                kernels.conv2d(new Conv2dGeometry(x, y, kernel, kernel, 1, padding, Activation.RELU));
        int blocks = BlockLayout.blocks(images);
        Slab slab = new Slab();
        int xAt = slab.reserve(blocks * x.blockStride());
        int yAt = slab.reserve(blocks * y.blockStride());
        int weightsAt = slab.reserve(conv.geometry().weights());
        int biasAt = slab.reserve(out);
        int packedAt = slab.reserve(conv.packedForwardSize());
        int scratchAt = slab.reserve(conv.weightScratchSize());
        float[] data = filled(slab);
        double flops = 2.0 * blocks * BlockLayout.LANES * conv.geometry().multiplyAdds();
        String name = String.format(Locale.ROOT, "conv %d->%d %dx%d on %d ", in, out, kernel, kernel, size);
        print(name + "forward", flops, () -> {
            for (int b = 0; b < blocks; b++) {
                conv.forward(data, xAt + b * x.blockStride(), data, packedAt, data, biasAt, data,
                        yAt + b * y.blockStride(), 0, size);
            }
        });
        print(name + "data", flops, () -> {
            for (int b = 0; b < blocks; b++) {
                conv.backwardData(
                        data, yAt + b * y.blockStride(), data, packedAt, data, xAt + b * x.blockStride(), 0, size);
            }
        });
        print(name + "weights", flops, () -> {
            for (int chunk = 0; chunk < conv.weightChunks(); chunk++) {
                conv.backwardWeights(
                        chunk, data, xAt, data, yAt, blocks, data, scratchAt, data, weightsAt, data, biasAt);
            }
        });
    }

    private void linear(Shape input, int outputs, Activation activation) {
        BlockLayout x = BlockLayout.of(input);
        LinearKernel linear = kernels.linear(new LinearGeometry(x, outputs, activation));
        int blocks = BlockLayout.blocks(images);
        Slab slab = new Slab();
        int xAt = slab.reserve(blocks * x.blockStride());
        int yAt = slab.reserve(blocks * outputs * BlockLayout.LANES);
        int weightsAt = slab.reserve(outputs * input.size());
        int biasAt = slab.reserve(outputs);
        int packedAt = slab.reserve(linear.packedForwardSize());
        int scratchAt = slab.reserve(linear.weightScratchSize(images));
        float[] data = filled(slab);
        double flops = 2.0 * blocks * BlockLayout.LANES * linear.geometry().multiplyAdds();
        String name = String.format(Locale.ROOT, "linear %d->%d ", input.size(), outputs);
        print(name + "forward", flops, () -> {
            for (int chunk = 0; chunk < linear.forwardChunks(blocks); chunk++) {
                linear.forward(chunk, blocks, data, xAt, data, packedAt, data, biasAt, data, yAt);
            }
        });
        print(name + "data", flops, () -> {
            for (int chunk = 0; chunk < linear.dataChunks(blocks); chunk++) {
                linear.backwardData(chunk, blocks, data, yAt, data, packedAt, data, xAt);
            }
        });
        print(name + "weights", flops, () -> {
            for (int chunk = 0; chunk < linear.weightChunks(); chunk++) {
                linear.backwardWeights(
                        chunk, images, data, xAt, data, yAt, data, scratchAt, data, weightsAt, data, biasAt);
            }
        });
        print(name + "pack forward", outputs * input.size(), () -> linear.packForward(data, weightsAt, data, packedAt));
        print(name + "pack backward", outputs * input.size(),
                () -> linear.packBackward(data, weightsAt, data, packedAt));
    }

    /** Counts one operation an input. */
    private void pool(Pool2dGeometry.Kind kind, int channels, int size) {
        Shape input = new Shape(channels, size, size);
        BlockLayout x = BlockLayout.of(input);
        BlockLayout y = new BlockLayout(Pool2dGeometry.outputShape(input, 2, 2), Padding.of(1));
        Pool2dKernel pool = kernels.pool2d(new Pool2dGeometry(kind, x, y, 2, 2));
        int blocks = BlockLayout.blocks(images);
        Slab slab = new Slab();
        int xAt = slab.reserve(blocks * x.blockStride());
        int dxAt = slab.reserve(blocks * x.blockStride());
        int yAt = slab.reserve(blocks * y.blockStride());
        float[] data = filled(slab);
        double values = 1.0 * blocks * BlockLayout.LANES * input.size();
        String name = String.format(Locale.ROOT, "%s pool %d on %d ", kind, channels, size);
        print(name + "forward", values, () -> {
            for (int b = 0; b < blocks; b++) {
                pool.forward(data, xAt + b * x.blockStride(), data, yAt + b * y.blockStride(), 0, channels);
            }
        });
        print(name + "backward", values, () -> {
            for (int b = 0; b < blocks; b++) {
                int yBlock = yAt + b * y.blockStride();
                pool.backward(data, xAt + b * x.blockStride(), data, yBlock, data, yBlock, data,
                        dxAt + b * x.blockStride(), 0, channels);
            }
        });
    }

    private void elementwise(Shape shape) {
        BlockLayout layout = BlockLayout.of(shape);
        Slab slab = new Slab();
        int xAt = slab.reserve(layout.blockStride());
        int yAt = slab.reserve(layout.blockStride());
        float[] data = filled(slab);
        for (Activation activation : Activation.values()) {
            var kernel = kernels.activation(activation, layout);
            print(activation + " forward", layout.blockStride(),
                    () -> kernel.forward(data, xAt, data, yAt, 0, shape.channels()));
            print(activation + " backward", layout.blockStride(),
                    () -> kernel.backward(data, xAt, data, xAt, data, yAt, 0, shape.channels()));
        }
    }

    private void softmax(int classes) {
        var kernel = kernels.softmaxCrossEntropy(classes);
        float[] data = new float[3 * classes * BlockLayout.LANES];
        int[] labels = new int[BlockLayout.LANES];
        print("softmax " + classes, classes * BlockLayout.LANES,
                () -> kernel.gradient(data, 0, labels, 0, 0.1f, data, classes * 16, data, classes * 32));
    }

    private void updates(int size) {
        float[] w = new float[size];
        float[] g = new float[size];
        float[] m = new float[size];
        float[] v = new float[size];
        print("SGD", size, () -> kernels.updates().sgd(w, g, v, 0, size, 0.01f, 0.9f, 1e-4f));
        print("Adam", size, () -> kernels.updates().adam(w, g, m, v, 0, size, 1e-3f, 1, 0.9f, 0.999f, 1e-8f, 0, 0));
    }
}
