package org.lanewise.engine.kernel.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanewise.engine.testing.Cutting.WHOLE;
import static org.lanewise.engine.testing.Values.doubles;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.SoftmaxCrossEntropyKernel;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.ActivationOracle;
import org.lanewise.engine.testing.Blocks;
import org.lanewise.engine.testing.ConvCase;
import org.lanewise.engine.testing.ConvOracle;
import org.lanewise.engine.testing.ConvRun;
import org.lanewise.engine.testing.Gradients;
import org.lanewise.engine.testing.LinearCase;
import org.lanewise.engine.testing.LinearOracle;
import org.lanewise.engine.testing.LinearRun;
import org.lanewise.engine.testing.PoolCase;
import org.lanewise.engine.testing.PoolOracle;
import org.lanewise.engine.testing.PoolRun;
import org.lanewise.engine.testing.SoftmaxOracle;
import org.lanewise.engine.testing.Values;

class ScalarMatchesOracleTest {
    private final Kernels kernels = new ScalarKernels();

    @ParameterizedTest
    @MethodSource("org.lanewise.engine.testing.ConvCases#all")
    void convolution(ConvCase example) {
        ConvRun run = ConvRun.of(example);
        ConvOracle oracle = new ConvOracle(example.geometry(), example.images());
        double[] x = run.x().plain();
        double[] dy = run.dy().plain();
        double[] weights = doubles(run.weights());

        assertThat(oracle.forward(x, weights, doubles(run.bias()))
                .violations(run.forward(kernels, WHOLE).plain()))
                .isEmpty();
        assertThat(oracle.backwardData(dy, weights)
                .violations(run.backwardData(kernels, WHOLE).plain()))
                .isEmpty();
        assertGradients(example, run, run.backwardWeights(kernels, WHOLE));
    }

    private static void assertGradients(ConvCase example, ConvRun run, Gradients gradients) {
        ConvOracle oracle = new ConvOracle(example.geometry(), example.images());
        double[] dy = run.dy().plain();
        assertThat(oracle.backwardWeights(run.x().plain(), dy).violations(doubles(gradients.weights())))
                .isEmpty();
        assertThat(oracle.backwardBias(dy).violations(doubles(gradients.bias()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.lanewise.engine.testing.ConvCases#inBands")
    void weightGradientsInBands(ConvCase example) {
        ConvRun run = ConvRun.of(example);
        assertGradients(example, run, run.backwardWeightsInBands(kernels, WHOLE));
    }

    @ParameterizedTest
    @MethodSource("org.lanewise.engine.testing.LinearCases#all")
    void linear(LinearCase example) {
        LinearRun run = LinearRun.of(example);
        LinearOracle oracle = new LinearOracle(example.geometry(), example.images());
        double[] x = run.x().plain();
        double[] dy = run.dy().plain();
        double[] weights = doubles(run.weights());

        assertThat(oracle.forward(x, weights, doubles(run.bias()))
                .violations(run.forward(kernels, WHOLE).plain()))
                .isEmpty();
        assertThat(oracle.backwardData(dy, weights)
                .violations(run.backwardData(kernels, WHOLE).plain()))
                .isEmpty();
        Gradients gradients = run.backwardWeights(kernels, WHOLE);
        assertThat(oracle.backwardWeights(x, dy).violations(doubles(gradients.weights())))
                .isEmpty();
        assertThat(oracle.backwardBias(dy).violations(doubles(gradients.bias()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.lanewise.engine.testing.PoolCases#all")
    void pooling(PoolCase example) {
        PoolRun run = PoolRun.of(example);
        PoolOracle oracle = new PoolOracle(example.geometry(), example.images());
        double[] x = run.x().plain();

        assertThat(oracle.forward(x).violations(run.forward(kernels, WHOLE).plain()))
                .isEmpty();
        assertThat(oracle.backward(x, run.dy().plain())
                .violations(run.backward(kernels, WHOLE).plain()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void activations(Activation activation) {
        SplittableRandom random = new SplittableRandom(1);
        BlockLayout layout = new BlockLayout(new Shape(5, 9, 7), new Padding(1, 2, 0, 3));
        ActivationKernel kernel = kernels.activation(activation, layout);
        Blocks x = Blocks.activations(layout, 16, random, r -> 8 * Values.mixed(r));
        Blocks y = Blocks.unwritten(layout, 16);
        kernel.forward(x.data(), x.at(), y.data(), y.at(), 0, 5);
        y.assertFrame();
        assertThat(ActivationOracle.forward(activation, x.plain()).violations(y.plain()))
                .isEmpty();

        Blocks dy = Blocks.gradient(layout, 16, random, Values::mixed);
        Blocks dx = Blocks.unwritten(layout, 16);
        kernel.backward(y.data(), y.at(), dy.data(), dy.at(), dx.data(), dx.at(), 0, 5);
        dx.assertFrame();
        assertThat(ActivationOracle.backward(activation, y.plain(), dy.plain()).violations(dx.plain()))
                .isEmpty();

        kernel.forward(x.data(), x.at(), x.data(), x.at(), 0, 5);
        assertThat(x.data()).as("in place").isEqualTo(y.data());
        kernel.backward(y.data(), y.at(), dy.data(), dy.at(), dy.data(), dy.at(), 0, 5);
        assertThat(dy.data()).as("in place").isEqualTo(dx.data());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 10, 100})
    void softmaxCrossEntropy(int classes) {
        SplittableRandom random = new SplittableRandom(classes);
        BlockLayout layout = BlockLayout.of(Shape.vector(classes));
        SoftmaxCrossEntropyKernel kernel = kernels.softmaxCrossEntropy(classes);
        for (double spread : new double[]{0.001, 1, 30, 1000}) {
            Blocks z = Blocks.activations(layout, 16, random, r -> spread * r.nextDouble(-1, 1));
            Blocks dz = Blocks.unwritten(layout, 16);
            Blocks p = Blocks.unwritten(layout, 16);
            int[] labels = new int[18];
            for (int lane = 0; lane < 16; lane++) {
                labels[2 + lane] = random.nextInt(classes);
            }
            float[] losses = new float[19];
            float[] lossesAlone = new float[19];
            float scale = 1 / 32f;
            kernel.gradient(z.data(), z.at(), labels, 2, scale, dz.data(), dz.at(), losses, 3);
            kernel.loss(z.data(), z.at(), labels, 2, lossesAlone, 3);
            kernel.probabilities(z.data(), z.at(), p.data(), p.at());
            dz.assertFrame();
            p.assertFrame();

            assertThat(lossesAlone).as("losses without gradient").isEqualTo(losses);
            for (int lane = 0; lane < 16; lane++) {
                double[] logits = new double[classes];
                System.arraycopy(z.plain(), lane * classes, logits, 0, classes);
                SoftmaxOracle oracle = new SoftmaxOracle(logits);
                int label = labels[2 + lane];
                assertNear(losses[3 + lane], oracle.loss(label), oracle.lossBound(label), "loss");
                for (int c = 0; c < classes; c++) {
                    int i = lane * classes + c;
                    assertNear(p.plain()[i], oracle.probability(c), oracle.probabilityBound(c), "probability");
                    assertNear(dz.plain()[i], scale * oracle.gradient(c, label),
                            scale * oracle.gradientBound(c, label) + Float.MIN_NORMAL, "gradient");
                }
            }
        }
    }

    private static void assertNear(double actual, double expected, double bound, String what) {
        if (!(Math.abs(actual - expected) <= bound)) {
            assertThat(actual).as("%s, within %s", what, bound).isEqualTo(expected);
        }
    }
}
