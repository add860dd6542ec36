package org.lanewise.benchmarks;

import java.util.concurrent.TimeUnit;
import org.lanewise.engine.kernel.DropoutKernel;
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

/** Dropout on a 16x14x14 map, one block of 16 images, one thread; back is the same work as forward. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class DropoutBenchmark {
    private static final BlockLayout LAYOUT = BlockLayout.of(new Shape(16, 14, 14));
    private static final int HALF = 1 << 23;

    @Param({"scalar", "simd"})
    public String kernels;

    private DropoutKernel kernel;
    private float[] data;
    private int x;
    private int y;
    private int key;

    /** Makes buffers as a plan does. */
    @Setup
    public void prepare() {
        kernel = KernelSelection.named(kernels).dropout(LAYOUT);
        Buffers buffers = new Buffers();
        x = buffers.reserve(LAYOUT, 16);
        y = buffers.reserve(LAYOUT, 16);
        data = buffers.data();
        buffers.fill(LAYOUT, 16, x, "x");
    }

    /** Half of x, by a key that is new each time, as that of an update is. */
    @Benchmark
    public void apply(Work work) {
        kernel.apply(data, x, data, y, 0, key++, HALF, 2, 0, LAYOUT.shape().channels());
        work.gigaByte += 8e-9 * LAYOUT.blockStride();
    }
}
