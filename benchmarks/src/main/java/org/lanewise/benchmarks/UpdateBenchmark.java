package org.lanewise.benchmarks;

import java.util.concurrent.TimeUnit;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.UpdateKernels;
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

/** Updates of 8192 parameters, one thread; the rate is bytes read and written. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class UpdateBenchmark {
    private static final int SIZE = 8192;

    @Param({"scalar", "simd"})
    public String kernels;

    private UpdateKernels updates;
    private float[] w;
    private float[] g;
    private float[] m;
    private float[] v;

    /** Makes arrays as parameters have them. */
    @Setup
    public void prepare() {
        updates = KernelSelection.named(kernels).updates();
        w = new float[SIZE];
        g = new float[SIZE];
        m = new float[SIZE];
        v = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            g[i] = (i % 7 - 3) * 1e-3f;
        }
    }

    /** Momentum and weight decay. */
    @Benchmark
    public float[] sgd(Work work) {
        updates.sgd(w, g, v, 0, SIZE, 0.01f, 0.9f, 1e-4f);
        work.gigaByte += 20e-9 * SIZE;
        return w;
    }

    /** Nesterov's momentum and weight decay. */
    @Benchmark
    public float[] nesterov(Work work) {
        updates.nesterov(w, g, v, 0, SIZE, 0.01f, 0.9f, 1e-4f);
        work.gigaByte += 20e-9 * SIZE;
        return w;
    }

    /** With weight decay. */
    @Benchmark
    public float[] adagrad(Work work) {
        updates.adagrad(w, g, v, 0, SIZE, 0.01f, 1e-8f, 1e-4f);
        work.gigaByte += 20e-9 * SIZE;
        return w;
    }

    /** With weight decay. */
    @Benchmark
    public float[] rmsProp(Work work) {
        updates.rmsProp(w, g, v, 0, SIZE, 0.001f, 0.9f, 1e-8f, 1e-4f);
        work.gigaByte += 20e-9 * SIZE;
        return w;
    }

    /** With weight decay. */
    @Benchmark
    public float[] adadelta(Work work) {
        updates.adadelta(w, g, m, v, 0, SIZE, 1, 0.95f, 1e-6f, 1e-4f);
        work.gigaByte += 28e-9 * SIZE;
        return w;
    }

    /** With weight decay. */
    @Benchmark
    public float[] adam(Work work) {
        updates.adam(w, g, m, v, 0, SIZE, 0.001f, 1f, 0.9f, 0.999f, 1e-8f, 1e-4f, 0);
        work.gigaByte += 28e-9 * SIZE;
        return w;
    }
}
