package org.lanewise.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Padding;

class HoltingKerasTest {
    @ParameterizedTest
    @CsvSource({
        "holting-1b, 152102", "holting-1d, 112166", "holting-1e, 39206", "holting-model1, 207178",
        "holting-model2, 440906", "holting-model3, 449482", "holting-2b, 11907"
    })
    void learnsAsManyValuesAsTheReportPrints(String name, long parameters) {
        Model model = Models.named(name);
        assertThat(model.parameterCount()).isEqualTo(parameters);
        assertThat(model.claims())
                .filteredOn(claim -> claim.quantity() instanceof Quantity.ParameterCount)
                .singleElement()
                .satisfies(claim -> assertThat(claim.isCorrected()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "holting-1b, 6x28x28, 6x14x14, 1176",
        "holting-1d, 6x24x24, 6x12x12, 864",
        "holting-1e, 6x14x14, 6x7x7, 294"
    })
    void exercise1HasTheShapesOfItsSummaries(String name, String convolution, String pooling, int flat) {
        assertThat(Shapes.of(Models.named(name))).containsExactly(
                "conv2d " + convolution,
                "relu " + convolution,
                "max_pooling2d " + pooling,
                "flatten " + flat,
                "linear 128",
                "sigmoid 128",
                "linear_1 10");
    }

    @Test
    void model1HasTheShapesOfTheReport() {
        assertThat(Shapes.of(Models.named("holting-model1"))).containsExactly(
                "conv2d 16x28x28",
                "relu 16x28x28",
                "max_pooling2d 16x14x14",
                "conv2d_1 32x14x14",
                "relu_1 32x14x14",
                "max_pooling2d_1 32x7x7",
                "flatten 1568",
                "linear 128",
                "sigmoid 128",
                "linear_1 10");
    }

    @ParameterizedTest
    @CsvSource({"holting-model2, 5, 3", "holting-model3, 7, 5"})
    void models2And3HaveALayerMoreAndDifferInTheirKernels(String name, int first, int second) {
        Model model = Models.named(name);
        assertThat(Shapes.of(model)).containsExactly(
                "conv2d 16x28x28",
                "relu 16x28x28",
                "max_pooling2d 16x14x14",
                "conv2d_1 32x14x14",
                "relu_1 32x14x14",
                "max_pooling2d_1 32x7x7",
                "flatten 1568",
                "linear 256",
                "sigmoid 256",
                "linear_1 128",
                "sigmoid_1 128",
                "linear_2 10");
        assertThat(model.network().layers())
                .filteredOn(Conv2d.class::isInstance)
                .extracting(layer -> ((Conv2d) layer).kernelHeight())
                .containsExactly(first, second);
    }

    @Test
    void exercise2bEndsAtOnePosition() {
        assertThat(Shapes.of(Models.named("holting-2b"))).containsExactly(
                "conv2d 32x14x14",
                "relu 32x14x14",
                "max_pooling2d 32x7x7",
                "conv2d_1 16x7x7",
                "relu_1 16x7x7",
                "max_pooling2d_1 16x3x3",
                "conv2d_2 9x3x3",
                "relu_2 9x3x3",
                "max_pooling2d_2 9",
                "flatten 9",
                "linear 128",
                "sigmoid 128",
                "linear_1 10");
    }

    @Test
    void samePaddingPutsTheOddRowBehind() {
        assertThat(padding("holting-1e", "conv2d")).isEqualTo(new Padding(1, 1, 2, 2));
        assertThat(padding("holting-2b", "conv2d")).isEqualTo(Padding.of(1));
        assertThat(padding("holting-2b", "conv2d_1")).isEqualTo(new Padding(1, 1, 2, 2));
        assertThat(padding("holting-2b", "conv2d_2")).isEqualTo(new Padding(0, 0, 1, 1));
    }

    private static Padding padding(String model, String layer) {
        var placed = Models.named(model)
                .network()
                .placed()
                .stream()
                .filter(p -> p.name().equals(layer))
                .findFirst()
                .orElseThrow();
        Conv2d conv = (Conv2d) placed.layer();
        return conv.pad().resolve(placed.input(), conv.kernelHeight(), conv.kernelWidth(), conv.stride());
    }

    @Test
    void isTrainedAsInTheReport() {
        Model model = Models.named("holting-model1");
        assertThat(model.recipe()).isEqualTo(Recipe.of(new Sgd(0.05, 0, 0), 100, 50).withValidation("kfold-holting"));
        assertThat(Models.named("holting-2b").recipe()).isEqualTo(Recipe.of(new Sgd(0.05, 0, 0), 100, 50));
        assertThat(model.normalization()).isEqualTo(Normalization.UNIT);
    }

    @Test
    void drawsHiddenBiasesTooAndLeavesTheOutputsBiasAtZero() {
        Parameters parameters = Parameters.initialize(Models.named("holting-model1").network(), new Seed(1));
        for (Parameters.Slice slice : parameters.slices()) {
            double largest = 0;
            for (int i = slice.at(); i < slice.end(); i++) {
                largest = Math.max(largest, Math.abs(parameters.values()[i]));
            }
            switch (slice.name()) {
                case "linear_1.bias" -> assertThat(largest).isZero();
                case "linear_1.weight" -> assertThat(largest).isBetween(0.15, Math.sqrt(6.0 / 138));
                default -> assertThat(largest).as(slice.name()).isBetween(0.05, 0.1);
            }
        }
    }
}
