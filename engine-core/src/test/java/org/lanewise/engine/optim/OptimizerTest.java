package org.lanewise.engine.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.kernel.UpdateKernels;
import org.lanewise.engine.kernel.scalar.ScalarKernels;

/** Optimisers against their published rules, carried out here in double and by hand. */
class OptimizerTest {
    private final UpdateKernels kernels = new ScalarKernels().updates();

    private void update(
            Optimizer optimizer, float[] w, float[] g, float[][] memory, int from, int to, long step) {
        optimizer.update(
                kernels, w, g, memory, from, to, optimizer.learningRate(), optimizer.weightDecay().factor(), step);
    }

    private float[] run(Optimizer optimizer, float start, float... gradients) {
        float[] w = {start};
        float[][] memory = new float[optimizer.slots().size()][1];
        float[] path = new float[gradients.length];
        for (int step = 0; step < gradients.length; step++) {
            update(optimizer, w, new float[]{gradients[step]}, memory, 0, 1, step + 1);
            path[step] = w[0];
        }
        return path;
    }

    /** By hand, v = 0.9 v + (0.5 + 0.1 w), w = w - 0.1 v: v is 0.6, 1.134, 1.60326. */
    @Test
    void sgdStepByStep() {
        assertThat(run(new Sgd(0.1, 0.9, 0.1), 1, 0.5f, 0.5f, 0.5f))
                .containsExactly(new float[]{0.94f, 0.8266f, 0.666274f}, within(1e-6f));
    }

    @Test
    void sgdWithoutMomentumGoesDownTheGradient() {
        assertThat(run(new Sgd(0.25, 0, 0), 1, 2, -4, 0)).containsExactly(0.5f, 1.5f, 1.5f);
    }

    /** Algorithm 1 of the paper in Python's double, learning rate 0.1; the first step is the learning rate itself. */
    @Test
    void adamStepByStep() {
        assertThat(run(Adam.of(0.1), 1, 1, 0.5f, -2, 0.25f))
                .containsExactly(
                        new float[]{0.900000001f, 0.80678203829f, 0.82741774086f, 0.83791371064f}, within(1e-6f));
        assertThat(run(new Adam(0.1, 0.9, 0.999, 1e-8, 0.1), 1, 1, 0.5f))
                .containsExactly(new float[]{0.90000000091f, 0.80577179689f}, within(1e-6f));
    }

    /** A rule in double: what it remembers, and one step. */
    interface Rule {
        double step(double w, double g, double[] memory, int t);
    }

    record Case(String name, Optimizer optimizer, Rule rule) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("SGD", new Sgd(0.05, 0, 0), (w, g, memory, _) -> {
                    memory[0] = g;
                    return w - 0.05 * g;
                }),
                new Case("SGD with momentum", new Sgd(0.01, 0.9, 0), (w, g, memory, _) -> {
                    memory[0] = 0.9 * memory[0] + g;
                    return w - 0.01 * memory[0];
                }),
                new Case("SGD with momentum and decay", new Sgd(0.01, 0.9, 0.02), (w, g, memory, _) -> {
                    memory[0] = 0.9 * memory[0] + g + 0.02 * w;
                    return w - 0.01 * memory[0];
                }),
                new Case("Nesterov", new Nesterov(0.01, 0.9, 0.02), (w, g, memory, _) -> {
                    double d = g + 0.02 * w;
                    memory[0] = 0.9 * memory[0] + d;
                    return w - 0.01 * (d + 0.9 * memory[0]);
                }),
                new Case("Adagrad", Adagrad.of(0.01), (w, g, memory, _) -> {
                    memory[0] += g * g;
                    return w - 0.01 * g / (Math.sqrt(memory[0]) + 1e-8);
                }),
                new Case("Adagrad with a large epsilon and decay", new Adagrad(0.1, 0.5, WeightDecay.ofAll(0.02)),
                        (w, g, memory, _) -> {
                            double d = g + 0.02 * w;
                            memory[0] += d * d;
                            return w - 0.1 * d / (Math.sqrt(memory[0]) + 0.5);
                        }),
                new Case("RMSprop", RmsProp.of(0.001), (w, g, memory, _) -> {
                    memory[0] = 0.9 * memory[0] + 0.1 * g * g;
                    return w - 0.001 * g / (Math.sqrt(memory[0]) + 1e-8);
                }),
                new Case("RMSprop with a large epsilon and decay",
                        new RmsProp(0.01, 0.7, 0.5, WeightDecay.ofAll(0.02)), (w, g, memory, _) -> {
                            double d = g + 0.02 * w;
                            memory[0] = 0.7 * memory[0] + (1 - 0.7) * d * d;
                            return w - 0.01 * d / (Math.sqrt(memory[0]) + 0.5);
                        }),
                new Case("Adadelta of ConvNetJS", Adadelta.usual(),
                        (w, g, memory, _) -> w + adadelta(g, memory, 0.95, 1e-6)),
                new Case("Adadelta with a rate and decay", new Adadelta(0.3, 0.8, 1e-2, WeightDecay.ofAll(0.02)),
                        (w, g, memory, _) -> w + 0.3 * adadelta(g + 0.02 * w, memory, 0.8, 1e-2)),
                new Case("Adam", Adam.of(0.01), (w, g, memory, t) -> adam(w, g, memory, t, 0.9, 0.999)),
                new Case("Adam with other settings and decay", new Adam(0.01, 0.5, 0.9, 1e-8, 0.02),
                        (w, g, memory, t) -> adam(w, g + 0.02 * w, memory, t, 0.5, 0.9)),
                new Case("Adam without correction of report 002",
                        Adam.of(0.001)
                                .withWeightDecay(WeightDecay.ofAll(0.001))
                                .withMoments(Adam.Moments.UNCORRECTED),
                        (w, g, memory, _) -> {
                            double d = g + 0.001 * w;
                            memory[0] = 0.9 * memory[0] + 0.1 * d;
                            memory[1] = 0.999 * memory[1] + 0.001 * d * d;
                            return w - 0.001 * memory[0] / (Math.sqrt(memory[1]) + 1e-8);
                        }),
                new Case("Adam that forgets, of report 002", Adam.of(0.001).withMoments(Adam.Moments.FORGOTTEN),
                        (w, g, memory, _) -> {
                            memory[0] = 0.1 * g;
                            memory[1] = 0.001 * g * g;
                            return w - 0.001 * memory[0] / (Math.sqrt(memory[1]) + 1e-8);
                        }),
                new Case("AdamW", AdamW.of(0.01, WeightDecay.ofAll(0.1)),
                        (w, g, memory, t) -> adam(w - 0.01 * 0.1 * w, g, memory, t, 0.9, 0.999)));
    }

    /** The step of algorithm 1, as ConvNetJS has it; what is remembered of steps is without a factor. */
    private static double adadelta(double g, double[] memory, double rho, double epsilon) {
        memory[0] = rho * memory[0] + (1 - rho) * g * g;
        double dx = -Math.sqrt((memory[1] + epsilon) / (memory[0] + epsilon)) * g;
        memory[1] = rho * memory[1] + (1 - rho) * dx * dx;
        return dx;
    }

    private static double adam(double w, double g, double[] memory, int t, double beta1, double beta2) {
        memory[0] = beta1 * memory[0] + (1 - beta1) * g;
        memory[1] = beta2 * memory[1] + (1 - beta2) * g * g;
        double mean = memory[0] / (1 - Math.pow(beta1, t));
        double square = memory[1] / (1 - Math.pow(beta2, t));
        return w - 0.01 * mean / (Math.sqrt(square) + 1e-8);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tenStepsOfManyParametersFollowTheRule(Case example) {
        int size = 1000;
        SplittableRandom random = new SplittableRandom(1);
        float[] w = new float[size];
        double[] expected = new double[size];
        double[][] memoryOfRule = new double[size][2];
        for (int i = 0; i < size; i++) {
            w[i] = (float) random.nextGaussian();
            expected[i] = w[i];
        }
        float[][] memory = new float[example.optimizer().slots().size()][size];
        float[] gradients = new float[size];
        for (int step = 1; step <= 10; step++) {
            for (int i = 0; i < size; i++) {
                gradients[i] = (float) random.nextGaussian();
                expected[i] = example.rule().step(expected[i], gradients[i], memoryOfRule[i], step);
            }
            // In two parts, the second first.
            update(example.optimizer(), w, gradients, memory, 300, size, step);
            update(example.optimizer(), w, gradients, memory, 0, 300, step);
        }
        for (int i = 0; i < size; i++) {
            assertThat((double) w[i]).isCloseTo(expected[i], within(2e-6));
            for (int slot = 0; slot < memory.length; slot++) {
                assertThat((double) memory[slot][i])
                        .isCloseTo(memoryOfRule[i][slot], within(2e-6 * (1 + Math.abs(memoryOfRule[i][slot]))));
            }
        }
    }

    @Test
    void adamStaysFiniteWhereGradientsAreZeroAndAfterMillionsOfSteps() {
        assertThat(run(Adam.of(0.1), 1, 0, 0, 0)).containsOnly(1);
        float[] w = {1};
        update(Adam.of(0.1), w, new float[]{1}, new float[2][1], 0, 1, 3_000_000_000L);
        // No correction is left: 0.1 * 0.1 / sqrt(0.001), with the floats nearest to the factors.
        assertThat(w[0]).isCloseTo(1 - 0.1f * (1 - 0.9f) / (float) Math.sqrt(1 - 0.999f), within(1e-6f));
    }

    /** Report 002: 0.1 / sqrt(0.001) learning rates against the sign of the gradient, whatever came before. */
    @Test
    void adamThatForgetsTakesStepsOfOneSize() {
        assertThat(run(Adam.of(0.001).withMoments(Adam.Moments.FORGOTTEN), 0, 5, -0.01f, -300, 1))
                .containsExactly(new float[]{-0.0031623f, 0, 0.0031623f, 0}, within(2e-7f));
    }

    /** ConvNetJS remembers the step: s = 0.9 s - 0.01 d, w = w + s. */
    @Test
    void sgdWithMomentumIsThatOfConvNetJs() {
        float[] gradients = {0.5f, -1, 2, 0.25f, 3, -2, 0.125f, 1, -0.5f, 1};
        float[] path = run(new Sgd(0.01, 0.9, 0.02), 1, gradients);
        double w = 1;
        double step = 0;
        for (int i = 0; i < gradients.length; i++) {
            step = 0.9 * step - 0.01 * (gradients[i] + 0.02 * w);
            w += step;
            assertThat((double) path[i]).isCloseTo(w, within(1e-6));
        }
    }

    /** Parameters with equal gradients differ by what their size alone takes from them. */
    @Test
    void theDecayOfAdamWDoesNotDependOnTheGradient() {
        for (float gradient : new float[]{1e-3f, 1, 1e3f}) {
            float[] large = run(AdamW.of(0.01, WeightDecay.ofAll(0.5)), 2, gradient);
            float[] small = run(AdamW.of(0.01, WeightDecay.ofAll(0.5)), 1, gradient);
            assertThat(large[0] - small[0]).isCloseTo(0.995f, within(1e-6f));
        }
    }

    @Test
    void slotsNameWhatIsRemembered() {
        assertThat(new Sgd(1, 0, 0).slots()).containsExactly("velocity");
        assertThat(new Nesterov(1, 0, 0).slots()).containsExactly("velocity");
        assertThat(Adagrad.of(1).slots()).containsExactly("squares");
        assertThat(RmsProp.of(1).slots()).containsExactly("square");
        assertThat(Adadelta.usual().slots()).containsExactly("square", "step_square");
        assertThat(Adam.of(1).slots()).containsExactly("mean", "square");
        assertThat(AdamW.of(1, WeightDecay.NONE).slots()).containsExactly("mean", "square");
    }
}
