package org.lanewise.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.BatchNorm.Statistics;
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
    void normalisationStandsBeforeEachReLU() {
        assertThat(Shapes.of(Models.named("luo-mlp-bn"))).containsExactly(
                "flatten 784",
                "linear 128",
                "batch_normalization 128",
                "relu 128",
                "linear_1 64",
                "batch_normalization_1 64",
                "relu_1 64",
                "linear_2 10");
        assertThat(Shapes.of(Models.named("luo-cnn-bn"))).containsExactly(
                "conv2d 4x28x28",
                "batch_normalization 4x28x28",
                "relu 4x28x28",
                "average_pooling2d 4x14x14",
                "conv2d_1 4x14x14",
                "batch_normalization_1 4x14x14",
                "relu_1 4x14x14",
                "average_pooling2d_1 4x7x7",
                "flatten 196",
                "linear 10");
        assertThat(Models.named("luo-mlp-bn").parameterCount()).isEqualTo(109_770);
        assertThat(Models.named("luo-cnn-bn").parameterCount()).isEqualTo(2_174);
    }

    @Test
    void theResidualNetworkHasSixBlocksOnThreeSizes() {
        Model model = Models.named("luo-mini-resnet");
        assertThat(Shapes.of(model)).containsExactly(
                "conv2d 16x28x28",
                "batch_normalization 16x28x28",
                "relu 16x28x28",
                "residual 16x28x28",
                "relu_1 16x28x28",
                "residual_1 16x28x28",
                "relu_2 16x28x28",
                "residual_2 32x14x14",
                "relu_3 32x14x14",
                "residual_3 32x14x14",
                "relu_4 32x14x14",
                "residual_4 64x7x7",
                "relu_5 64x7x7",
                "residual_5 64x7x7",
                "relu_6 64x7x7",
                "global_average_pooling2d 64",
                "linear 10");
        assertThat(model.parameterCount()).isEqualTo(174_970);
        assertThat(model.parameterCount("conv2d") + model.parameterCount("batch_normalization")).isEqualTo(144 + 32);
        assertThat(model.parameterCount("residual") + model.parameterCount("residual_1")).isEqualTo(9_344);
        assertThat(model.parameterCount("residual_2") + model.parameterCount("residual_3")).isEqualTo(33_088);
        assertThat(model.parameterCount("residual_4") + model.parameterCount("residual_5")).isEqualTo(131_712);
        assertThat(model.recipe().batch()).isEqualTo(50);
        assertThat(model.recipe().epochs()).isEqualTo(60);
    }

    @Test
    void normalisationIsThatOfTheBatchUnlessTheCommittedOneIsAskedFor() {
        assertThat(statistics("luo-mlp-bn", "report")).containsOnly(Statistics.BATCH);
        assertThat(statistics("luo-cnn-bn", "report")).containsOnly(Statistics.BATCH);
        assertThat(statistics("luo-mlp-bn", "running-statistics")).containsOnly(Statistics.RUNNING_AFTER_UPDATE);
        assertThat(statistics("luo-cnn-bn", "running-statistics")).containsOnly(Statistics.RUNNING_BEFORE_UPDATE);
    }

    private static List<Statistics> statistics(String model, String initialization) {
        return Models.named(model)
                .network(initialization)
                .layers()
                .stream()
                .filter(BatchNorm.class::isInstance)
                .map(layer -> ((BatchNorm) layer).statistics())
                .toList();
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
