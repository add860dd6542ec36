package org.lanewise.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;
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

/** The three directions of convolution, one thread, a batch of 112 images: seven full blocks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class Conv2dBenchmark {
    private static final int IMAGES = 112;

    /** The direct method in both engines, and the matrix products of the reports with the vectors of this engine. */
    @Param({"scalar", "im2col", "simd"})
    public String kernels;

    @Param({
        "16->32 5x5 14x14",
        "32->32 3x3 28x28",
        "64->64 3x3 14x14",
        "luo-cnn1/conv2d",
        "luo-cnn1/conv2d_1",
        "luo-cnn2/conv2d_1",
        "holting-model1/conv2d",
        "holting-model1/conv2d_1",
        "holting-model3/conv2d",
        "holting-2b/conv2d",
        "holting-2b/conv2d_1",
        "convnetjs-default/conv2d_1",
        "li-cnn/conv2d_1"
    })
    public String geometry;

    private Conv2dGeometry sizes;
    private Conv2dKernel kernel;
    private float[] data;
    private int x;
    private int y;
    private int dx;
    private int dy;
    private int weights;
    private int bias;
    private int forward;
    private int backward;
    private int dWeights;
    private int dBias;
    private int scratch;

    /** Makes buffers as a plan does. */
    @Setup
    public void prepare() {
        sizes = Geometries.conv2d(geometry);
        kernel = kernels.equals("im2col")
                ? new Im2ColConv2d(sizes, KernelSelection.named("simd"))
                : KernelSelection.named(kernels).conv2d(sizes);
        Buffers buffers = new Buffers();
        x = buffers.reserve(sizes.input(), IMAGES);
        dx = buffers.reserve(sizes.input(), IMAGES);
        y = buffers.reserve(sizes.output(), IMAGES);
        dy = buffers.reserve(sizes.output(), IMAGES);
        weights = buffers.reserve(sizes.weights());
        dWeights = buffers.reserve(sizes.weights());
        bias = buffers.reserve(sizes.outputChannels());
        dBias = buffers.reserve(sizes.outputChannels());
        forward = buffers.reserve(kernel.packedForwardSize());
        backward = buffers.reserve(kernel.packedBackwardSize());
        scratch = buffers.reserve(kernel.weightScratchSize());
        data = buffers.data();
        buffers.fill(sizes.input(), IMAGES, x, "x");
        buffers.fill(sizes.output(), IMAGES, dy, "dy");
        buffers.fill(weights, sizes.weights(), "weights");
        pack();
    }

    private void pack() {
        kernel.packForward(data, weights, data, forward);
        kernel.packBackward(data, weights, data, backward);
    }

    /**
     * Computes with other numbers from now on.
     *
     * @param images in channel, row, column order
     * @param gradients of the outputs, in the same order
     * @param kernels {@code [outputs][inputs][rows][columns]}
     */
    public void fill(float[] images, float[] gradients, float[] kernels) {
        fill(new Tensor(data, x, sizes.input(), IMAGES), images);
        fill(new Tensor(data, dy, sizes.output(), IMAGES), gradients);
        System.arraycopy(kernels, 0, data, weights, sizes.weights());
        pack();
    }

    private static void fill(Tensor tensor, float[] values) {
        Shape shape = tensor.shape();
        int i = 0;
        for (int n = 0; n < IMAGES; n++) {
            for (int c = 0; c < shape.channels(); c++) {
                for (int row = 0; row < shape.height(); row++) {
                    for (int column = 0; column < shape.width(); column++) {
                        tensor.set(n, c, row, column, values[i++]);
                    }
                }
            }
        }
    }

    /** What {@link #forward} computed. */
    public Tensor result() {
        return new Tensor(data, y, sizes.output(), IMAGES);
    }

    /** What {@link #backwardData} computed. */
    public Tensor inputGradient() {
        return new Tensor(data, dx, sizes.input(), IMAGES);
    }

    /** What {@link #backwardWeights} computed, without the bias. */
    public float[] weightGradient() {
        return Arrays.copyOfRange(data, dWeights, dWeights + sizes.weights());
    }

    /** y from x. */
    @Benchmark
    public void forward(Work work) {
        for (int block = 0; block < BlockLayout.blocks(IMAGES); block++) {
            int from = x + block * sizes.input().blockStride();
            int to = y + block * sizes.output().blockStride();
            kernel.forward(data, from, data, forward, data, bias, data, to, 0, sizes.output().shape().height());
        }
        count(work);
    }

    /** dx from dy. */
    @Benchmark
    public void backwardData(Work work) {
        for (int block = 0; block < BlockLayout.blocks(IMAGES); block++) {
            int from = dy + block * sizes.output().blockStride();
            int to = dx + block * sizes.input().blockStride();
            kernel.backwardData(data, from, data, backward, data, to, 0, sizes.input().shape().height());
        }
        count(work);
    }

    /** Gradients of weights and bias from x and dy. */
    @Benchmark
    public void backwardWeights(Work work) {
        for (int chunk = 0; chunk < kernel.weightChunks(); chunk++) {
            kernel.backwardWeights(
                    chunk, data, x, data, dy, BlockLayout.blocks(IMAGES), data, scratch, data, dWeights, data, dBias);
        }
        count(work);
    }

    private void count(Work work) {
        work.gigaFlop += 2e-9 * sizes.multiplyAdds() * IMAGES;
    }
}
