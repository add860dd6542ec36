package org.lanewise.benchmarks;

import java.util.concurrent.TimeUnit;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LossKernel;
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

/** Loss and gradient of 16 images in 10 classes, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LossBenchmark {
    private static final BlockLayout LAYOUT = BlockLayout.of(Shape.vector(10));

    @Param({"scalar", "simd"})
    public String kernels;

    @Param({"softmax-cross-entropy", "euclidean"})
    public String loss;

    private final int[] labels = new int[BlockLayout.LANES];
    private final float[] losses = new float[BlockLayout.LANES];
    private LossKernel kernel;
    private float[] data;
    private int z;
    private int dz;

    /** Makes buffers as a plan does. */
    @Setup
    public void prepare() {
        Kernels set = KernelSelection.named(kernels);
        kernel = loss.equals("euclidean") ? set.euclidean(10) : set.softmaxCrossEntropy(10);
        Buffers buffers = new Buffers();
        z = buffers.reserve(LAYOUT, 16);
        dz = buffers.reserve(LAYOUT, 16);
        data = buffers.data();
        buffers.fill(LAYOUT, 16, z, "z");
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 10;
        }
    }

    /** Losses and dz from z. */
    @Benchmark
    public float[] gradient(Work work) {
        kernel.gradient(data, z, labels, 0, 0.01f, data, dz, losses, 0);
        work.images += 16;
        return losses;
    }
}
