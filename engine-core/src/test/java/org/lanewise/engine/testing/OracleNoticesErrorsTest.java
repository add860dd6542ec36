package org.lanewise.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanewise.engine.testing.Cutting.WHOLE;
import static org.lanewise.engine.testing.Values.doubles;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.scalar.ScalarKernels;

/** The bounds of the oracle are tight enough to notice a single term that is missing from a sum. */
class OracleNoticesErrorsTest {
    private final Kernels kernels = new ScalarKernels();

    static Stream<ConvCase> convolutions() {
        return ConvCases.published().filter(example -> example.geometry().multiplyAdds() < 400_000);
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void aMissingTapOfAConvolution(ConvCase example) {
        Conv2dGeometry geometry = example.geometry();
        ConvRun run = ConvRun.of(example);
        ConvOracle oracle = new ConvOracle(geometry, example.images());
        double[] x = run.x().plain();
        double[] dy = run.dy().plain();
        double[] weights = doubles(run.weights());
        double[] bias = doubles(run.bias());

        double[] fewerWeights = withoutLargest(weights);
        assertThat(oracle.forward(x, fewerWeights, bias).violations(run.forward(kernels, WHOLE).plain()))
                .isNotEmpty();
        assertThat(oracle.backwardData(dy, fewerWeights)
                .violations(run.backwardData(kernels, WHOLE).plain()))
                .isNotEmpty();
        Gradients gradients = run.backwardWeights(kernels, WHOLE);
        double[] lessGradient = withoutLargest(dy);
        assertThat(oracle.backwardWeights(x, lessGradient).violations(doubles(gradients.weights())))
                .isNotEmpty();
        assertThat(oracle.backwardBias(lessGradient).violations(doubles(gradients.bias())))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.lanewise.engine.testing.LinearCases#published")
    void aMissingInputOfALinearLayer(LinearCase example) {
        LinearRun run = LinearRun.of(example);
        LinearOracle oracle = new LinearOracle(example.geometry(), example.images());
        double[] dy = run.dy().plain();
        double[] weights = withoutLargest(doubles(run.weights()));

        assertThat(oracle.forward(run.x().plain(), weights, doubles(run.bias()))
                .violations(run.forward(kernels, WHOLE).plain()))
                .isNotEmpty();
        assertThat(oracle.backwardData(dy, weights)
                .violations(run.backwardData(kernels, WHOLE).plain()))
                .isNotEmpty();
        assertThat(oracle.backwardWeights(run.x().plain(), withoutLargest(dy))
                .violations(doubles(run.backwardWeights(kernels, WHOLE).weights())))
                .isNotEmpty();
    }

    private static double[] withoutLargest(double[] values) {
        int largest = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.abs(values[i]) > Math.abs(values[largest]) ? i : largest;
        }
        double[] without = values.clone();
        without[largest] = 0;
        return without;
    }
}
