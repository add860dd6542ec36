package org.lanewise.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.loss.EuclideanLoss;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.random.Seed;

class LuoNumpyCnnTest {
    private final Model model = Models.named("luo-cnn1");

    @Test
    void hasTheShapesOfTheReport() {
        assertThat(Shapes.of(model)).containsExactly(
                "conv2d 4x28x28",
                "relu 4x28x28",
                "average_pooling2d 4x14x14",
                "conv2d_1 4x14x14",
                "relu_1 4x14x14",
                "average_pooling2d_1 4x7x7",
                "flatten 196",
                "linear 10");
    }

    @Test
    void cnn2HasTheShapesOfTheCode() {
        assertThat(Shapes.of(Models.named("luo-cnn2"))).containsExactly(
                "conv2d 8x28x28",
                "relu 8x28x28",
                "average_pooling2d 8x14x14",
                "conv2d_1 16x14x14",
                "relu_1 16x14x14",
                "average_pooling2d_1 16x7x7",
                "flatten 784",
                "linear 256",
                "relu_2 256",
                "linear_1 10");
    }

    @Test
    void theMlpOfTheComparisonLearns109386ValuesByTheEuclideanLoss() {
        Model mlp = Models.named("luo-mlp-hw1");
        assertThat(Shapes.of(mlp))
                .containsExactly("flatten 784", "linear 128", "relu 128", "linear_1 64", "relu_1 64", "linear_2 10");
        assertThat(mlp.parameterCount()).isEqualTo(109_386);
        assertThat(printedParameters(mlp)).isEqualTo("109,187");
        assertThat(mlp.recipe().settings().loss()).isEqualTo(new EuclideanLoss());
    }

    @Test
    void cnn1Learns2158ValuesOfWhichTheReportCountsABiasVectorAsOne() {
        long biases = 4 + 4 + 10;
        assertThat(model.parameterCount()).isEqualTo(2_158);
        assertThat(printedParameters(model)).isEqualTo("2143");
        assertThat(2_158 - biases + 3).isEqualTo(2143);
    }

    @Test
    void cnn2Learns204778ValuesOfWhichTheReportMiscountsTheSecondConvolution() {
        long biases = 8 + 16 + 256 + 10;
        long convolution = 8 * 16 * 9;
        long miscounted = 8 * 4 * 9;
        assertThat(Models.named("luo-cnn2").parameterCount()).isEqualTo(204_778);
        assertThat(printedParameters(Models.named("luo-cnn2"))).isEqualTo("203,628");
        assertThat(204_778 - biases + 4 - convolution + miscounted).isEqualTo(203_628);
    }

    private static String printedParameters(Model model) {
        return model.claims()
                .stream()
                .filter(claim -> claim.quantity() instanceof Quantity.ParameterCount)
                .findFirst()
                .orElseThrow()
                .printed();
    }

    @Test
    void isTrainedAsInTheReportAndItsCode() {
        assertThat(model.recipe()).isEqualTo(Recipe.of(new Sgd(0.01, 0.9, 1e-4), 100, 100));
        assertThat(Models.named("luo-cnn2").recipe()).isEqualTo(Recipe.of(new Sgd(0.01, 0.9, 1e-4), 100, 60));
        assertThat(model.normalization()).isEqualTo(new Normalization(128, 255));
    }

    @Test
    void beginsWithHeUnlessTheReportsInitialisationIsAskedFor() {
        assertThat(model.network()).isEqualTo(model.network("he"));
        assertThat(deviation(model.network("he"), "conv2d_1.weight")).isCloseTo(Math.sqrt(2.0 / 36), within(0.05));
        assertThat(deviation(model.network("report"), "conv2d_1.weight")).isCloseTo(0.01, within(0.002));
        assertThat(deviation(model.network("report"), "linear.weight")).isCloseTo(0.1, within(0.01));
        assertThat(deviation(model.network("report"), "linear.bias")).isZero();
    }

    private static double deviation(Network network, String slice) {
        Parameters parameters = Parameters.initialize(network, new Seed(1));
        Parameters.Slice found = parameters.slices()
                .stream()
                .filter(s -> s.name().equals(slice))
                .findFirst()
                .orElseThrow();
        double squares = 0;
        for (float value : Arrays.copyOfRange(parameters.values(), found.at(), found.end())) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares / found.size());
    }
}
