package org.lanewise.benchmarks;

import java.util.concurrent.TimeUnit;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dKernel;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.MaxPool2d;
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

/** Pooling forward and back, one thread, a batch of 112 images; the rate is bytes of x, y and their gradients moved. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class Pool2dBenchmark {
    private static final int IMAGES = 112;

    @Param({"scalar", "simd"})
    public String kernels;

    @Param({
        "luo-cnn1/average_pooling2d",
        "luo-cnn1/average_pooling2d_1",
        "holting-model1/max_pooling2d",
        "holting-model1/max_pooling2d_1"
    })
    public String geometry;

    private Pool2dGeometry sizes;
    private Pool2dKernel kernel;
    private float[] data;
    private int x;
    private int y;
    private int dx;
    private int dy;

    /** Makes buffers as a plan does. */
    @Setup
    public void prepare() {
        Placed placed = Geometries.layer(geometry);
        BlockLayout input = BlockLayout.of(placed.input());
        BlockLayout output = BlockLayout.of(placed.output());
        sizes = placed.layer() instanceof MaxPool2d max
                ? new Pool2dGeometry(Pool2dGeometry.Kind.MAX, input, output, max.window(), max.stride())
                : average((AvgPool2d) placed.layer(), input, output);
        kernel = KernelSelection.named(kernels).pool2d(sizes);
        Buffers buffers = new Buffers();
        x = buffers.reserve(input, IMAGES);
        dx = buffers.reserve(input, IMAGES);
        y = buffers.reserve(output, IMAGES);
        dy = buffers.reserve(output, IMAGES);
        data = buffers.data();
        buffers.fill(input, IMAGES, x, "x");
        buffers.fill(output, IMAGES, dy, "dy");
    }

    private static Pool2dGeometry average(AvgPool2d layer, BlockLayout input, BlockLayout output) {
        return new Pool2dGeometry(Pool2dGeometry.Kind.AVERAGE, input, output, layer.window(), layer.stride());
    }

    /** y from x. */
    @Benchmark
    public void forward(Work work) {
        for (int block = 0; block < BlockLayout.blocks(IMAGES); block++) {
            int from = x + block * sizes.input().blockStride();
            int to = y + block * sizes.output().blockStride();
            kernel.forward(data, from, data, to, 0, sizes.input().shape().channels());
        }
        work.gigaByte += 4e-9 * IMAGES * (sizes.input().shape().size() + sizes.output().shape().size());
    }

    /** dx from dy. */
    @Benchmark
    public void backward(Work work) {
        for (int block = 0; block < BlockLayout.blocks(IMAGES); block++) {
            int in = block * sizes.input().blockStride();
            int out = block * sizes.output().blockStride();
            kernel.backward(
                    data, x + in, data, y + out, data, dy + out, data, dx + in,
                    0, sizes.input().shape().channels());
        }
        work.gigaByte += 8e-9 * IMAGES * (sizes.input().shape().size() + sizes.output().shape().size());
    }
}
