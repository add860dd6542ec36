package org.lanewise.engine.kernel.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lanewise.engine.tensor.BlockLayout.LANES;
import static org.lanewise.engine.testing.Sums.U;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LaneSums;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.BatchNormRun;
import org.lanewise.engine.testing.Values;

/** The loops of batch normalisation against the same in double, with the bound that n roundings have. */
class BatchNormMatchesOracleTest {
    private final Kernels kernels = new ScalarKernels();

    static Stream<BatchNormRun> runs() {
        return BatchNormRun.all(Values::mixed);
    }

    /** A value of an image that exists: lane, standardised input, gradient after and before the activation. */
    private interface Visitor {
        void visit(int channel, int n, int row, int column);
    }

    private static void each(BatchNormRun run, Visitor visitor) {
        Shape shape = run.geometry().input().shape();
        for (int c = 0; c < shape.channels(); c++) {
            for (int n = 0; n < run.images(); n++) {
                for (int row = 0; row < shape.height(); row++) {
                    for (int column = 0; column < shape.width(); column++) {
                        visitor.visit(c, n, row, column);
                    }
                }
            }
        }
    }

    private static double standard(BatchNormRun run, int c, int n, int row, int column) {
        return ((double) run.x().get(n, c, row, column) - run.mean()) * run.inverse();
    }

    private static double result(BatchNormRun run, int c, int n, int row, int column) {
        double value = run.weight() * standard(run, c, n, row, column) + run.bias();
        return run.geometry().activation() == Activation.RELU ? Math.max(0, value) : value;
    }

    private static double gradient(BatchNormRun run, int c, int n, int row, int column) {
        boolean cut = run.geometry().activation() == Activation.RELU
                && result(run, c, n, row, column) <= 0;
        return cut ? 0 : run.dy().get(n, c, row, column);
    }

    private record Sums(double[] values, double[] magnitudes) {
        static Sums of(int size) {
            return new Sums(new double[size], new double[size]);
        }

        void add(int i, double term) {
            values[i] += term;
            magnitudes[i] += Math.abs(term);
        }

        void assertNear(float[] actual, int terms) {
            assertThat(actual).hasSameSizeAs(values);
            for (int i = 0; i < values.length; i++) {
                assertThat((double) actual[i]).isCloseTo(values[i], within(4 * (terms + 4) * U * magnitudes[i]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void sumsOfEachLane(BatchNormRun run) {
        Shape shape = run.geometry().input().shape();
        int terms = shape.height() * shape.width() * 4;
        Sums sums = Sums.of(shape.channels() * LANES);
        Sums squares = Sums.of(shape.channels() * LANES);
        Sums gradients = Sums.of(shape.channels() * 2 * LANES);
        each(run, (c, n, row, column) -> {
            double x = run.x().get(n, c, row, column);
            double dz = gradient(run, c, n, row, column);
            int lane = n % LANES;
            sums.add(c * LANES + lane, x);
            squares.add(c * LANES + lane, (x - run.mean()) * (x - run.mean()));
            gradients.add(c * 2 * LANES + lane, dz);
            gradients.add((c * 2 + 1) * LANES + lane, dz * standard(run, c, n, row, column));
        });
        sums.assertNear(run.sums(kernels), terms);
        squares.assertNear(run.squares(kernels), terms);
        gradients.assertNear(run.gradientSums(kernels), terms);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void resultsAndInputGradients(BatchNormRun run) {
        var y = run.forward(kernels);
        var dx = run.backward(kernels, 1.5f, 0.25f, -0.75f);
        each(run, (c, n, row, column) -> {
            double standard = standard(run, c, n, row, column);
            double expected = result(run, c, n, row, column);
            assertThat((double) y.get(n, c, row, column))
                    .isCloseTo(expected, within(8 * U * (Math.abs(run.weight() * standard) + Math.abs(run.bias())
                            + Math.abs(run.weight() * run.mean() * run.inverse()))));
            double dz = gradient(run, c, n, row, column);
            assertThat((double) dx.get(n, c, row, column))
                    .isCloseTo(1.5 * (dz - 0.25 + 0.75 * standard),
                            within(12 * U * (Math.abs(dz) + 1 + Math.abs(standard)
                                    + Math.abs(run.mean() * run.inverse()))));
        });
        for (int n = run.images(); n < dx.blocks() * LANES; n++) {
            assertThat(dx.get(n, 0, 0, 0)).as("gradient of an empty lane").isZero();
        }
    }

    @Test
    void lanesAreFoldedInPairs() {
        float[] lanes = new float[20];
        for (int i = 0; i < 16; i++) {
            lanes[2 + i] = 1 << i;
        }
        assertThat(LaneSums.fold(lanes, 2)).isEqualTo(65535);
    }

    @Test
    void oddColumnsAreAddedToEvenOnes() {
        float[] lanes = new float[34];
        for (int i = 0; i < 16; i++) {
            lanes[1 + i] = 1 << i;
            lanes[17 + i] = 4 << i;
        }
        assertThat(LaneSums.foldColumns(lanes, 1)).isEqualTo(5 * 65535);
    }
}
