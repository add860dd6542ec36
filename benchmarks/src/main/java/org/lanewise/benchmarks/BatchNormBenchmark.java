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
 * bytes of maps and gradients moved: x is read three times on the way forward and, with dy, twice on the way back.
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

    private BlockLayout layout;
    private BatchNormKernel kernel;
    private int channels;

    /** Channels that are taken through the passes together. */
    private int step;

    private int blocks;
    private float[] constants;
    private float[] sums;
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
        channels = layout.shape().channels();
        blocks = BlockLayout.blocks(IMAGES);
        step = Math.ceilDiv(4096, IMAGES * layout.shape().height() * layout.shape().width());
        constants = new float[channels * BatchNormKernel.CONSTANTS];
        sums = new float[channels * BatchNormKernel.SUMS];
        for (int channel = 0; channel < channels; channel++) {
            constants[channel * BatchNormKernel.CONSTANTS + BatchNormKernel.WEIGHT] = 1;
        }
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
        for (int from = 0; from < channels; from += step) {
            int to = Math.min(from + step, channels);
            kernel.sum(data, x, IMAGES, 0, blocks, from, to, sums, 0);
            for (int channel = from; channel < to; channel++) {
                constants[channel * BatchNormKernel.CONSTANTS + BatchNormKernel.MEAN] =
                        LaneSums.foldColumns(sums, channel * BatchNormKernel.SUMS) / count();
            }
            kernel.squares(data, x, IMAGES, 0, blocks, from, to, constants, 0, sums, 0);
            for (int channel = from; channel < to; channel++) {
                float variance = LaneSums.foldColumns(sums, channel * BatchNormKernel.SUMS) / count();
                constants[channel * BatchNormKernel.CONSTANTS + BatchNormKernel.INVERSE] =
                        1 / (float) Math.sqrt(variance + EPSILON);
            }
            kernel.forward(data, x, data, y, 0, blocks, from, to, constants, 0);
        }
        work.gigaByte += 16e-9 * IMAGES * layout.shape().size();
    }

    /** Gradients of weight and bias, and dx from dy. */
    @Benchmark
    public void backward(Work work) {
        for (int from = 0; from < channels; from += step) {
            int to = Math.min(from + step, channels);
            kernel.gradientSums(data, x, data, dy, IMAGES, 0, blocks, from, to, constants, 0, sums, 0);
            for (int channel = from; channel < to; channel++) {
                int own = channel * BatchNormKernel.CONSTANTS;
                int at = channel * BatchNormKernel.SUMS;
                constants[own + BatchNormKernel.FACTOR] = constants[own + BatchNormKernel.INVERSE];
                constants[own + BatchNormKernel.OFFSET] = LaneSums.foldColumns(sums, at) / count();
                constants[own + BatchNormKernel.SLOPE] =
                        LaneSums.foldColumns(sums, at + BatchNormKernel.SECOND) / count();
            }
            kernel.backward(data, x, data, dy, data, dx, IMAGES, 0, blocks, from, to, constants, 0);
        }
        work.gigaByte += 20e-9 * IMAGES * layout.shape().size();
    }
}
