package org.lanewise.benchmarks;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.lanewise.trainer.augment.Preset;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.evaluate.Inputs;
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
import org.openjdk.jmh.annotations.Warmup;

/** Images on their way into a block of 16, on one thread. There is only one way to change them, without vectors. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(3)
public class AugmentationBenchmark {
    private static final int IMAGES = 64 * LANES;

    @Param("scalar")
    public String kernels;

    @Param({"none", "report-li", "affine", "elastic", "affine-elastic"})
    public String augment;

    private Examples examples;
    private BlockLayout layout;
    private float[] block;
    private int[] order;
    private int from;

    /** Digits drawn by the program. */
    @Setup(Level.Trial)
    public void prepare() {
        Model model = Models.named("luo-cnn1");
        LabeledImages digits = DataSet.synthetic(IMAGES, 1, 1).train();
        examples = Inputs.augmented(
                digits, model.network(), Inputs.fit(model.normalization(), digits), Preset.parse(augment), new Seed(1));
        layout = BlockLayout.of(examples.shape());
        block = new float[layout.blockStride()];
        order = IntStream.range(0, IMAGES).toArray();
    }

    /** One block. */
    @Benchmark
    public float read(Work work) {
        examples.read(order, from, LANES, block, 0, layout);
        from = (from + LANES) % IMAGES;
        work.images += LANES;
        return block[0];
    }
}
