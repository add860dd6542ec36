package org.lanewise.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.Pool2dGeometry.Kind;

/** The oracle's own backward passes against central differences of its forward passes, all in double. */
class OracleGradientTest {
    private final SplittableRandom random = new SplittableRandom(3);

    static Stream<ConvCase> convolutions() {
        return Stream.concat(ConvCases.edges(), ConvCases.random(30));
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void convolution(ConvCase example) {
        Conv2dGeometry g = example.geometry();
        ConvOracle oracle = new ConvOracle(
                new Conv2dGeometry(g.input(), g.output(), g.kernelHeight(), g.kernelWidth(), g.stride(), g.padding(),
                        Activation.IDENTITY),
                2);
        double[] x = draw(2 * g.input().shape().size());
        double[] weights = draw(g.weights());
        double[] bias = draw(g.outputChannels());
        double[] dy = draw(2 * g.output().shape().size());

        assertGradient(x, v -> dot(dy, oracle.forward(v, weights, bias)), oracle.backwardData(dy, weights));
        assertGradient(weights, v -> dot(dy, oracle.forward(x, v, bias)), oracle.backwardWeights(x, dy));
        assertGradient(bias, v -> dot(dy, oracle.forward(x, weights, v)), oracle.backwardBias(dy));
    }

    static Stream<LinearCase> linears() {
        return Stream.concat(LinearCases.edges(), LinearCases.random(20));
    }

    @ParameterizedTest
    @MethodSource("linears")
    void linear(LinearCase example) {
        LinearGeometry g = example.geometry();
        LinearOracle oracle = new LinearOracle(new LinearGeometry(g.input(), g.outputs(), Activation.IDENTITY), 3);
        double[] x = draw(3 * g.inputs());
        double[] weights = draw(g.outputs() * g.inputs());
        double[] bias = draw(g.outputs());
        double[] dy = draw(3 * g.outputs());

        assertGradient(x, v -> dot(dy, oracle.forward(v, weights, bias)), oracle.backwardData(dy, weights));
        assertGradient(weights, v -> dot(dy, oracle.forward(x, v, bias)), oracle.backwardWeights(x, dy));
        assertGradient(bias, v -> dot(dy, oracle.forward(x, weights, v)), oracle.backwardBias(dy));
    }

    static Stream<PoolCase> pools() {
        return Stream.concat(PoolCases.edges(), PoolCases.random(20));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void pooling(PoolCase example) {
        PoolOracle oracle = new PoolOracle(example.geometry(), 2);
        double[] x = draw(2 * example.geometry().input().shape().size());
        double[] dy = draw(2 * example.geometry().output().shape().size());

        Activation before = example.geometry().kind() == Kind.MAX_OF_RELU ? Activation.RELU : Activation.IDENTITY;
        assertGradient(
                x, v -> dot(dy, oracle.forward(ActivationOracle.forward(before, v).values())), oracle.backward(x, dy));
    }

    @ParameterizedTest
    @EnumSource
    void activations(Activation activation) {
        double[] x = draw(100);
        double[] dy = draw(100);
        double[] y = ActivationOracle.forward(activation, x).values();

        assertGradient(
                x, v -> dot(dy, ActivationOracle.forward(activation, v)), ActivationOracle.backward(activation, y, dy));
    }

    @Test
    void softmaxCrossEntropy() {
        double[] logits = draw(10);
        Sums gradient = new Sums(10);
        for (int c = 0; c < 10; c++) {
            gradient.add(c, new SoftmaxOracle(logits).gradient(c, 7));
        }
        assertGradient(logits, v -> new SoftmaxOracle(v).loss(7), gradient);
    }

    /** Along five random directions: the slope of the function is the gradient's share in that direction. */
    private void assertGradient(double[] at, ToDoubleFunction<double[]> function, Sums gradient) {
        // So small that no other element becomes the largest of its window and none crosses zero.
        double h = 1e-7;
        for (int i = 0; i < 5; i++) {
            double[] direction = draw(at.length);
            double slope = (function.applyAsDouble(moved(at, h, direction))
                    - function.applyAsDouble(moved(at, -h, direction))) / (2 * h);
            assertThat(slope).isCloseTo(dot(direction, gradient), within(1e-6 * Math.sqrt(at.length)));
        }
    }

    private static double[] moved(double[] at, double h, double[] direction) {
        double[] moved = at.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += h * direction[i];
        }
        return moved;
    }

    private double[] draw(int size) {
        return random.doubles(size, -1, 1).toArray();
    }

    private static double dot(double[] a, Sums b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b.value(i);
        }
        return dot;
    }
}
