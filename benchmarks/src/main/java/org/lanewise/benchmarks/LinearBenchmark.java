package org.lanewise.benchmarks;

import java.util.concurrent.TimeUnit;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.LinearKernel;
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

/** The three directions of a linear layer, one thread, a batch of 112 images: seven full blocks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LinearBenchmark {
    private static final int IMAGES = 112;
    private static final int BLOCKS = BlockLayout.blocks(IMAGES);

    @Param({"scalar", "simd"})
    public String kernels;

    @Param({"luo-cnn1/linear", "holting-model1/linear", "holting-model1/linear_1"})
    public String geometry;

    private LinearGeometry sizes;
    private LinearKernel kernel;
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
        sizes = Geometries.linear(geometry);
        kernel = KernelSelection.named(kernels).linear(sizes);
        int count = sizes.inputs() * sizes.outputs();
        Buffers buffers = new Buffers();
        x = buffers.reserve(sizes.input(), IMAGES);
        dx = buffers.reserve(sizes.input(), IMAGES);
        y = buffers.reserve(sizes.output(), IMAGES);
        dy = buffers.reserve(sizes.output(), IMAGES);
        weights = buffers.reserve(count);
        dWeights = buffers.reserve(count);
        bias = buffers.reserve(sizes.outputs());
        dBias = buffers.reserve(sizes.outputs());
        forward = buffers.reserve(kernel.packedForwardSize());
        backward = buffers.reserve(kernel.packedBackwardSize());
        scratch = buffers.reserve(kernel.weightScratchSize(IMAGES));
        data = buffers.data();
        buffers.fill(sizes.input(), IMAGES, x, "x");
        buffers.fill(sizes.output(), IMAGES, dy, "dy");
        buffers.fill(weights, count, "weights");
        kernel.packForward(data, weights, data, forward);
        kernel.packBackward(data, weights, data, backward);
    }

    /** y from x. */
    @Benchmark
    public void forward(Work work) {
        for (int chunk = 0; chunk < kernel.forwardChunks(BLOCKS); chunk++) {
            kernel.forward(chunk, BLOCKS, data, x, data, forward, data, bias, data, y);
        }
        count(work);
    }

    /** dx from dy. */
    @Benchmark
    public void backwardData(Work work) {
        for (int chunk = 0; chunk < kernel.dataChunks(BLOCKS); chunk++) {
            kernel.backwardData(chunk, BLOCKS, data, dy, data, backward, data, dx);
        }
        count(work);
    }

    /** Gradients of weights and bias from x and dy. */
    @Benchmark
    public void backwardWeights(Work work) {
        for (int chunk = 0; chunk < kernel.weightChunks(); chunk++) {
            kernel.backwardWeights(chunk, IMAGES, data, x, data, dy, data, scratch, data, dWeights, data, dBias);
        }
        count(work);
    }

    private void count(Work work) {
        work.gigaFlop += 2e-9 * sizes.multiplyAdds() * IMAGES;
    }
}
