package org.lanewise.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.layer.Initializer;
import org.lanewise.engine.optim.Sgd;

class LuoPyTorchTest {
    @Test
    void theMlpHasTheShapesOfTheCode() {
        Model model = Models.named("luo-mlp");
        assertThat(Shapes.of(model))
                .containsExactly("flatten 784", "linear 128", "relu 128", "linear_1 64", "relu_1 64", "linear_2 10");
        assertThat(model.parameterCount()).isEqualTo(109_386);
    }

    @Test
    void theCnnHasTheShapesOfReport000() {
        Model model = Models.named("luo-cnn");
        assertThat(Shapes.of(model)).isEqualTo(Shapes.of(Models.named("luo-cnn1")));
        assertThat(model.parameterCount()).isEqualTo(2_158);
    }

    @Test
    void areTrainedAsInTheReport() {
        assertThat(Models.named("luo-mlp").recipe()).isEqualTo(Recipe.of(new Sgd(0.1, 0.9, 1e-4), 100, 100));
    }

    @Test
    void imagesAreNormalisedAsPyTorchsExamplesDo() {
        assertThat(Models.named("luo-cnn").normalization()).isEqualTo(Normalization.MNIST_STANDARDIZED);
    }

    @Test
    void everythingBeginsUniformWithinOneOverTheRootOfFanIn() {
        for (String name : new String[]{"luo-mlp", "luo-cnn"}) {
            assertThat(Models.named(name).network().placed())
                    .filteredOn(placed -> !placed.parameters().isEmpty())
                    .flatExtracting(placed -> placed.parameters())
                    .extracting("initializer")
                    .containsOnly(new Initializer.FanInUniform());
        }
    }
}
