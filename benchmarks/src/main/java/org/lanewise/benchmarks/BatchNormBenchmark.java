package org.lanewise.benchmarks;

import java.util.concurrent.TimeUnit;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.BatchNormGeometry;
import org.lanewise.engine.kernel.BatchNormKernel;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.LaneSums;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.tensor.BlockLayout;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Batch normalisation with ReLU forward and back as a training step does it, one thread, a batch of 112 images; the rate is
 * bytes of maps and gradients moved: x is read three times on the way forward and twice, with y and dy, on the way back.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class BatchNormBenchmark {
    private static final int IMAGES = 112;
    private static final float EPSILON = 1e-5f;

    @Param({"scalar", "simd"})
    public String kernels;

    @Param({"luo-mlp-bn/batch_normalization", "luo-cnn-bn/batch_normalization", "luo-cnn-bn/batch_normalization_1"})
    public String geometry;

    private final float[] sums = new float[2 * BlockLayout.LANES];
    private BlockLayout layout;
    private BatchNormKernel kernel;
    private float[] means;
    private float[] inverses;
    private float[] data;
    private int x;
    private int y;
    private int dx;
    private int dy;

    /** Makes buffers as a plan does. */
    @Setup
    public void prepare() {
        Placed placed = Geometries.layer(geometry);
        layout = BlockLayout.of(placed.input());
        kernel = KernelSelection.named(kernels).batchNorm(new BatchNormGeometry(layout, layout, Activation.RELU));
        means = new float[layout.shape().channels()];
        inverses = new float[layout.shape().channels()];
        Buffers buffers = new Buffers();
        x = buffers.reserve(layout, IMAGES);
        y = buffers.reserve(layout, IMAGES);
        dx = buffers.reserve(layout, IMAGES);
        dy = buffers.reserve(layout, IMAGES);
        data = buffers.data();
        buffers.fill(layout, IMAGES, x, "x");
        buffers.fill(layout, IMAGES, dy, "dy");
        forward(new Work());
    }

    private int count() {
        return IMAGES * layout.shape().height() * layout.shape().width();
    }

    /** Statistics of x, and y. */
    @Benchmark
    public void forward(Work work) {
        for (int channel = 0; channel < means.length; channel++) {
            kernel.sum(data, x, IMAGES, channel, sums, 0);
            means[channel] = LaneSums.fold(sums, 0) / count();
            kernel.squares(data, x, IMAGES, channel, means[channel], sums, 0);
            inverses[channel] = 1 / (float) Math.sqrt(LaneSums.fold(sums, 0) / count() + EPSILON);
            kernel.forward(
                    data, x, data, y, 0, BlockLayout.blocks(IMAGES), channel, means[channel], inverses[channel], 1, 0);
        }
        work.gigaByte += 16e-9 * IMAGES * layout.shape().size();
    }

    /** Gradients of weight and bias, and dx from dy. */
    @Benchmark
    public void backward(Work work) {
        for (int channel = 0; channel < means.length; channel++) {
            kernel.gradientSums(
                    data, x, data, y, data, dy, IMAGES, channel, means[channel], inverses[channel], sums, 0);
            float offset = LaneSums.fold(sums, 0) / count();
            float slope = LaneSums.fold(sums, BlockLayout.LANES) / count();
            kernel.backward(
                    data, x, data, y, data, dy, data, dx, IMAGES, channel, means[channel], inverses[channel],
                    inverses[channel], offset, slope);
        }
        work.gigaByte += 28e-9 * IMAGES * layout.shape().size();
    }
}
