package org.lanewise.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanewise.engine.testing.Cutting.WHOLE;
import static org.lanewise.engine.testing.Cutting.shuffled;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.kernel.AddKernel;
import org.lanewise.engine.kernel.DropoutKernel;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LossKernel;
import org.lanewise.engine.kernel.SoftmaxCrossEntropyKernel;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.BatchNormRun;
import org.lanewise.engine.testing.Blocks;
import org.lanewise.engine.testing.ConvCase;
import org.lanewise.engine.testing.ConvCases;
import org.lanewise.engine.testing.ConvRun;
import org.lanewise.engine.testing.Gradients;
import org.lanewise.engine.testing.LinearCase;
import org.lanewise.engine.testing.LinearCases;
import org.lanewise.engine.testing.LinearRun;
import org.lanewise.engine.testing.Losses;
import org.lanewise.engine.testing.Optimizers;
import org.lanewise.engine.testing.PoolCase;
import org.lanewise.engine.testing.PoolRun;
import org.lanewise.engine.testing.Values;

/**
 * Every kernel gives the bits of the scalar reference, at every width, with the tiles for few and for many registers, for
 * any cut of its work. The build runs this class twice: as it is, mostly interpreted, and with a JVM that compiles early.
 */
class SameBitsTest {
    private final Kernels scalar = KernelSelection.named("scalar");

    /** Runs a computation on all vector kernels, in one piece and in many. */
    private void assertSameBits(String what, Function<Kernels, float[]> whole, Function<Kernels, float[]> cut) {
        float[] expected = whole.apply(scalar);
        for (Kernels kernels : Targets.all()) {
            assertBits(what + " with " + kernels, whole.apply(kernels), expected);
            assertBits(what + " in pieces with " + kernels, cut.apply(kernels), expected);
        }
    }

    /** Zeros of different sign differ; all NaNs are alike. */
    static void assertBits(String what, float[] actual, float[] expected) {
        int different = Arrays.mismatch(actual, expected);
        if (different >= 0) {
            assertThat(different < actual.length ? actual[different] : Float.NaN)
                    .as("%s, element %d of %d", what, different, expected.length)
                    .isEqualTo(expected[different]);
        }
    }

    private static float[] both(Gradients gradients) {
        float[] both = Arrays.copyOf(gradients.weights(), gradients.weights().length + gradients.bias().length);
        System.arraycopy(gradients.bias(), 0, both, gradients.weights().length, gradients.bias().length);
        return both;
    }

    /** Of any magnitude, so that sums overflow and underflow; zeros of either sign and an infinity now and then. */
    private static float wild(SplittableRandom random) {
        float value = Float.intBitsToFloat(random.nextInt());
        return Float.isNaN(value) ? -0f : value;
    }

    static Stream<ConvRun> convolutions() {
        return Stream.concat(
                ConvCases.all().map(ConvRun::of),
                Stream.concat(ConvCases.edges(), ConvCases.random(20)).map(SameBitsTest::wildConvolution));
    }

    static ConvRun wildConvolution(ConvCase example) {
        SplittableRandom random = new SplittableRandom(example.toString().hashCode());
        ToDoubleFunction<SplittableRandom> draw = SameBitsTest::wild;
        return new ConvRun(
                example,
                Blocks.activations(example.geometry().input(), example.images(), random, draw),
                wild(random, example.geometry().weights()),
                wild(random, example.geometry().outputChannels()),
                Blocks.gradient(example.geometry().output(), example.images(), random, draw));
    }

    private static float[] wild(SplittableRandom random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = wild(random);
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void convolution(ConvRun run) {
        assertSameBits("forward",
                kernels -> run.forward(kernels, WHOLE).data(),
                kernels -> run.forward(kernels, shuffled(1)).data());
        assertSameBits("backward data",
                kernels -> run.backwardData(kernels, WHOLE).data(),
                kernels -> run.backwardData(kernels, shuffled(2)).data());
        assertSameBits("backward weights",
                kernels -> both(run.backwardWeights(kernels, WHOLE)),
                kernels -> both(run.backwardWeights(kernels, shuffled(3))));
    }

    static Stream<ConvRun> convolutionsInBands() {
        return ConvCases.inBands().flatMap(example -> Stream.of(ConvRun.of(example), wildConvolution(example)));
    }

    @ParameterizedTest
    @MethodSource("convolutionsInBands")
    void weightGradientsInBands(ConvRun run) {
        assertSameBits("backward weights in bands",
                kernels -> both(run.backwardWeightsInBands(kernels, WHOLE)),
                kernels -> both(run.backwardWeightsInBands(kernels, shuffled(4))));
    }

    static Stream<LinearRun> linears() {
        return Stream.concat(
                LinearCases.all().map(LinearRun::of),
                Stream.concat(LinearCases.edges(), LinearCases.random(20)).map(SameBitsTest::wildLinear));
    }

    private static LinearRun wildLinear(LinearCase example) {
        SplittableRandom random = new SplittableRandom(example.toString().hashCode());
        ToDoubleFunction<SplittableRandom> draw = SameBitsTest::wild;
        return new LinearRun(
                example,
                Blocks.activations(example.geometry().input(), example.images(), random, draw),
                wild(random, example.geometry().outputs() * example.geometry().inputs()),
                wild(random, example.geometry().outputs()),
                Blocks.gradient(example.geometry().output(), example.images(), random, draw));
    }

    @ParameterizedTest
    @MethodSource("linears")
    void linear(LinearRun run) {
        assertSameBits("forward",
                kernels -> run.forward(kernels, WHOLE).data(),
                kernels -> run.forward(kernels, shuffled(1)).data());
        assertSameBits("backward data",
                kernels -> run.backwardData(kernels, WHOLE).data(),
                kernels -> run.backwardData(kernels, shuffled(2)).data());
        assertSameBits("backward weights",
                kernels -> both(run.backwardWeights(kernels, WHOLE)),
                kernels -> both(run.backwardWeights(kernels, shuffled(3))));
    }

    @ParameterizedTest
    @MethodSource("org.lanewise.engine.testing.PoolCases#all")
    void pooling(PoolCase example) {
        PoolRun tied = PoolRun.of(example);
        SplittableRandom random = new SplittableRandom(1);
        PoolRun wild = new PoolRun(
                example,
                Blocks.activations(example.geometry().input(), example.images(), random, SameBitsTest::wild),
                Blocks.gradient(example.geometry().output(), example.images(), random, SameBitsTest::wild));
        for (PoolRun run : new PoolRun[]{tied, wild}) {
            assertSameBits("forward",
                    kernels -> run.forward(kernels, WHOLE).data(),
                    kernels -> run.forward(kernels, shuffled(1)).data());
            assertSameBits("backward",
                    kernels -> run.backward(kernels, WHOLE).data(),
                    kernels -> run.backward(kernels, shuffled(2)).data());
        }
    }

    static Stream<BatchNormRun> normalizations() {
        return Stream.of(BatchNormRun.all(Values::mixed), BatchNormRun.all(SameBitsTest::wild),
                BatchNormRun.all(r -> r.nextInt(4) == 0 ? Double.NaN : Values.tied(r))).flatMap(runs -> runs);
    }

    @ParameterizedTest
    @MethodSource("normalizations")
    void batchNormalization(BatchNormRun run) {
        assertSameBits("sums", run::sums, run::sums);
        assertSameBits("squares", run::squares, run::squares);
        assertSameBits("forward", kernels -> run.forward(kernels).data(), kernels -> run.forward(kernels).data());
        assertSameBits("gradient sums", run::gradientSums, run::gradientSums);
        Function<Kernels, float[]> backward = kernels -> run.backward(kernels, 1.5f, 0.1f, -0.7f).data();
        assertSameBits("backward", backward, backward);
        Function<Kernels, float[]> constants = kernels -> run.backward(kernels, 1.5f, 0, 0).data();
        assertSameBits("backward without statistics", constants, constants);
    }

    @ParameterizedTest
    @EnumSource
    void sums(Activation activation) {
        SplittableRandom random = new SplittableRandom(4);
        for (Padding border : new Padding[]{Padding.NONE, new Padding(1, 2, 0, 3)}) {
            BlockLayout layout = new BlockLayout(new Shape(5, 9, 7), border);
            Blocks a = Blocks.activations(layout, 16, random, SameBitsTest::wild);
            Blocks b = Blocks.activations(layout, 16, random, Values::tied);
            Function<Kernels, float[]> sum = kernels -> {
                Blocks y = Blocks.unwritten(layout, 16);
                AddKernel kernel = kernels.add(activation, layout);
                kernel.forward(a.data(), a.at(), b.data(), b.at(), y.data(), y.at(), 2, 5);
                kernel.forward(a.data(), a.at(), b.data(), b.at(), y.data(), y.at(), 0, 2);
                y.assertFrame();
                return y.data();
            };
            assertSameBits("sum", sum, sum);
            Function<Kernels, float[]> inPlace = kernels -> {
                Blocks y = a.copy();
                kernels.add(activation, layout)
                        .forward(y.data(), y.at(), b.data(), b.at(), y.data(), y.at(), 0, 5);
                return y.data();
            };
            assertSameBits("sum in place", inPlace, inPlace);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 22, 1 << 23, (1 << 24) - 1})
    void dropout(int threshold) {
        SplittableRandom random = new SplittableRandom(threshold);
        for (Padding border : new Padding[]{Padding.NONE, new Padding(1, 2, 0, 3)}) {
            BlockLayout layout = new BlockLayout(new Shape(5, 9, 7), border);
            Blocks x = Blocks.activations(layout, 16, random, SameBitsTest::wild);
            int key = random.nextInt();
            Function<Kernels, float[]> kept = kernels -> {
                Blocks y = Blocks.unwritten(layout, 16);
                DropoutKernel kernel = kernels.dropout(layout);
                kernel.apply(x.data(), x.at(), y.data(), y.at(), 3, key, threshold, 1.25f, 2, 5);
                kernel.apply(x.data(), x.at(), y.data(), y.at(), 3, key, threshold, 1.25f, 0, 2);
                y.assertFrame();
                return y.data();
            };
            assertSameBits("dropout", kept, kept);
        }
    }

    record LossCase(Loss loss, int classes) {}

    static Stream<LossCase> losses() {
        return Losses.ofEveryKind()
                .stream()
                .flatMap(loss -> Stream.of(1, 2, 7, 10, 100).map(classes -> new LossCase(loss, classes)));
    }

    @Test
    void everyKindOfLossHasACase() {
        Set<Class<?>> covered = new HashSet<>();
        losses().forEach(example -> covered.add(example.loss().getClass()));
        assertThat(covered).isEqualTo(Losses.kinds());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void loss(LossCase example) {
        int classes = example.classes();
        SplittableRandom random = new SplittableRandom(classes);
        BlockLayout layout = BlockLayout.of(Shape.vector(classes));
        for (ToDoubleFunction<SplittableRandom> draw : List.<ToDoubleFunction<SplittableRandom>>of(
                Values::mixed, SameBitsTest::wild, r -> 0.001 * r.nextDouble(-1, 1), r -> 30 * r.nextDouble(-1, 1))) {
            Blocks z = Blocks.activations(layout, 16, random, draw);
            int[] labels = random.ints(18, -1, classes).toArray();
            Function<Kernels, float[]> everything = kernels -> {
                LossKernel kernel = Losses.kernel(example.loss(), kernels, classes);
                float[] results = new float[classes * 16 + 40];
                kernel.gradient(z.data(), z.at(), labels, 2, 1 / 32f, results, 1, results, classes * 16 + 2);
                kernel.loss(z.data(), z.at(), labels, 2, results, classes * 16 + 20);
                return results;
            };
            assertSameBits(example.toString(), everything, everything);
        }
    }

    @ParameterizedTest
    @EnumSource
    void activations(Activation activation) {
        SplittableRandom random = new SplittableRandom(2);
        for (Padding border : new Padding[]{Padding.NONE, new Padding(1, 2, 0, 3)}) {
            BlockLayout layout = new BlockLayout(new Shape(5, 9, 7), border);
            for (double scale : new double[]{1e-3, 1, 20, 100}) {
                assertActivation(activation, layout,
                        Blocks.activations(layout, 16, random, r -> scale * r.nextDouble(-1, 1)));
            }
            assertActivation(activation, layout, Blocks.activations(layout, 16, random, SameBitsTest::wild));
            assertActivation(activation, layout,
                    Blocks.activations(layout, 16, random, r -> r.nextInt(4) == 0 ? Double.NaN : Values.tied(r)));
        }
    }

    private void assertActivation(Activation activation, BlockLayout layout, Blocks x) {
        Blocks dy = Blocks.gradient(layout, 16, new SplittableRandom(3), Values::mixed);
        Function<Kernels, float[]> forward = kernels -> {
            Blocks y = Blocks.unwritten(layout, 16);
            ActivationKernel kernel = kernels.activation(activation, layout);
            kernel.forward(x.data(), x.at(), y.data(), y.at(), 3, 5);
            kernel.forward(x.data(), x.at(), y.data(), y.at(), 0, 3);
            y.assertFrame();
            return y.data();
        };
        assertSameBits(activation + " forward", forward, forward);
        float[] y = forward.apply(scalar);
        Function<Kernels, float[]> backward = kernels -> {
            Blocks dx = Blocks.unwritten(layout, 16);
            ActivationKernel kernel = kernels.activation(activation, layout);
            kernel.backward(y, x.at(), dy.data(), dy.at(), dx.data(), dx.at(), 2, 5);
            kernel.backward(y, x.at(), dy.data(), dy.at(), dx.data(), dx.at(), 0, 2);
            dx.assertFrame();
            return dx.data();
        };
        assertSameBits(activation + " backward", backward, backward);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 10, 100})
    void softmax(int classes) {
        SplittableRandom random = new SplittableRandom(classes);
        BlockLayout layout = BlockLayout.of(Shape.vector(classes));
        for (double spread : new double[]{0.001, 1, 30, 1000, 1e38}) {
            Blocks z = Blocks.activations(layout, 16, random, r -> spread * r.nextDouble(-1, 1));
            int[] labels = random.ints(18, -1, classes).toArray();
            Function<Kernels, float[]> everything = kernels -> {
                SoftmaxCrossEntropyKernel kernel = kernels.softmaxCrossEntropy(classes);
                float[] results = new float[2 * classes * 16 + 40];
                kernel.gradient(z.data(), z.at(), labels, 2, 1 / 32f, results, 1, results, classes * 16 + 2);
                kernel.loss(z.data(), z.at(), labels, 2, results, classes * 16 + 20);
                kernel.probabilities(z.data(), z.at(), results, classes * 16 + 38);
                return results;
            };
            assertSameBits("spread " + spread, everything, everything);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 15, 16, 17, 64, 1001})
    void updates(int size) {
        SplittableRandom random = new SplittableRandom(size);
        float[] w = Values.mixed(random, size + 5);
        float[] g = Values.mixed(random, size + 5);
        for (Optimizer optimizer : Optimizers.ofEveryKind()) {
            float[][] memory = memory(optimizer, random, size + 5);
            for (int middle : new int[]{0, size / 3}) {
                Function<Kernels, float[]> update = kernels -> {
                    float[] weights = w.clone();
                    float[][] slots = Stream.of(memory).map(float[]::clone).toArray(float[][]::new);
                    for (int part = 0; part < 2; part++) {
                        optimizer.update(kernels.updates(), weights, g, slots, part == 0 ? 3 : 3 + middle,
                                part == 0 ? 3 + middle : 3 + size, 0.01, 1e-3, 3);
                    }
                    return Stream.of(slots).reduce(weights, (all, slot) -> both(new Gradients(all, slot)));
                };
                assertSameBits(optimizer.toString(), update, update);
            }
        }
    }

    /** What an optimiser remembers after two steps. */
    private float[][] memory(Optimizer optimizer, SplittableRandom random, int size) {
        float[][] memory = new float[optimizer.slots().size()][size];
        for (int step = 1; step <= 2; step++) {
            optimizer.update(scalar.updates(), Values.mixed(random, size), Values.mixed(random, size), memory, 0, size,
                    0.01, 1e-3, step);
        }
        return memory;
    }
}
