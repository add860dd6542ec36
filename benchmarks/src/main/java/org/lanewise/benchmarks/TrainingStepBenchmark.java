package org.lanewise.benchmarks;

import java.util.concurrent.TimeUnit;
import org.lanewise.engine.data.ByteImages;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Whole training steps with the batch and the optimiser of the recipe: loading, forward, back, update. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class TrainingStepBenchmark {
    private static final int IMAGES = 10_000;

    @Param({"scalar", "simd"})
    public String kernels;

    @Param({"luo-cnn1", "holting-model1"})
    public String model;

    @Param({"1", "2"})
    public int threads;

    private Workers workers;
    private Training training;

    /** Images of noise: what is in them does not change the time of a step. */
    @Setup(Level.Trial)
    public void prepare() {
        Model chosen = Models.named(model);
        Shape shape = chosen.network().input();
        byte[] pixels = new byte[IMAGES * shape.size()];
        byte[] labels = new byte[IMAGES];
        Seed seed = new Seed(1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) seed.bits(i);
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 10);
        }
        workers = Workers.of(threads);
        TrainingSettings settings = chosen.recipe().settings();
        training = Training.begin(
                chosen.network(),
                settings,
                new ByteImages(shape, pixels, labels, 10, chosen.normalization().fit(pixels, shape.size())),
                KernelSelection.named(kernels),
                workers);
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void close() {
        workers.close();
    }

    /** One batch. */
    @Benchmark
    public void step(Work work) {
        training.step();
        work.images += training.settings().batch();
    }
}
