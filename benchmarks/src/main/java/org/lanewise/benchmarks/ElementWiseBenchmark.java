package org.lanewise.benchmarks;

import java.util.concurrent.TimeUnit;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;
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

/** Activations forward and back on a 16x14x14 map, one block of 16 images, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ElementWiseBenchmark {
    private static final BlockLayout LAYOUT = BlockLayout.of(new Shape(16, 14, 14));

    @Param({"scalar", "simd"})
    public String kernels;

    @Param({"RELU", "SIGMOID", "TANH"})
    public Activation function;

    private ActivationKernel kernel;
    private float[] data;
    private int x;
    private int y;
    private int dy;
    private int dx;

    /** Makes buffers as a plan does. */
    @Setup
    public void prepare() {
        kernel = KernelSelection.named(kernels).activation(function, LAYOUT);
        Buffers buffers = new Buffers();
        x = buffers.reserve(LAYOUT, 16);
        y = buffers.reserve(LAYOUT, 16);
        dy = buffers.reserve(LAYOUT, 16);
        dx = buffers.reserve(LAYOUT, 16);
        data = buffers.data();
        buffers.fill(LAYOUT, 16, x, "x");
        buffers.fill(LAYOUT, 16, dy, "dy");
        forward(new Work());
    }

    /** y from x. */
    @Benchmark
    public void forward(Work work) {
        kernel.forward(data, x, data, y, 0, LAYOUT.shape().channels());
        work.gigaByte += 8e-9 * LAYOUT.blockStride();
    }

    /** dx from y and dy. */
    @Benchmark
    public void backward(Work work) {
        kernel.backward(data, y, data, dy, data, dx, 0, LAYOUT.shape().channels());
        work.gigaByte += 12e-9 * LAYOUT.blockStride();
    }
}
