package org.lanewise.benchmarks;

import java.util.concurrent.TimeUnit;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.AddKernel;
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

/** The sum that ends a residual block, on a 16x14x14 map, one block of 16 images, one thread; the rate is bytes moved. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class AddBenchmark {
    private static final BlockLayout LAYOUT = BlockLayout.of(new Shape(16, 14, 14));

    @Param({"scalar", "simd"})
    public String kernels;

    @Param({"IDENTITY", "RELU"})
    public Activation function;

    private AddKernel kernel;
    private float[] data;
    private int a;
    private int b;
    private int y;

    /** Makes buffers as a plan does. */
    @Setup
    public void prepare() {
        kernel = KernelSelection.named(kernels).add(function, LAYOUT);
        Buffers buffers = new Buffers();
        a = buffers.reserve(LAYOUT, 16);
        b = buffers.reserve(LAYOUT, 16);
        y = buffers.reserve(LAYOUT, 16);
        data = buffers.data();
        buffers.fill(LAYOUT, 16, a, "a");
        buffers.fill(LAYOUT, 16, b, "b");
    }

    /** y from a and b. */
    @Benchmark
    public void forward(Work work) {
        kernel.forward(data, a, data, b, data, y, 0, LAYOUT.shape().channels());
        work.gigaByte += 12e-9 * LAYOUT.blockStride();
    }
}
