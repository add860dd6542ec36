package org.lanewise.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.random.Seed;

class HoltingKerasTest {
    private final Model model = Models.named("holting-model1");

    @Test
    void hasTheShapesOfTheReport() {
        assertThat(model.network().placed())
                .extracting(placed -> placed.name() + " " + placed.output())
                .containsExactly(
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

    @Test
    void learnsAsManyValuesAsTheReportPrints() {
        assertThat(model.parameterCount()).isEqualTo(207_178);
        assertThat(model.results().getFirst().parameters()).hasValue(207_178);
    }

    @Test
    void isTrainedAsInTheReport() {
        assertThat(model.recipe()).isEqualTo(new Recipe(new Sgd(0.05, 0, 0), 100, 50));
        assertThat(model.normalization()).isEqualTo(Normalization.UNIT);
    }

    @Test
    void drawsHiddenBiasesTooAndLeavesTheOutputsBiasAtZero() {
        Parameters parameters = Parameters.initialize(model.network(), new Seed(1));
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
