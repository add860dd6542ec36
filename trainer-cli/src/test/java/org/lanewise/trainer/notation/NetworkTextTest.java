package org.lanewise.trainer.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.Sampling;
import org.lanewise.engine.data.augment.Affine;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.data.augment.Chain;
import org.lanewise.engine.data.augment.Elastic;
import org.lanewise.engine.data.augment.Interpolation;
import org.lanewise.engine.data.augment.OneOf;
import org.lanewise.engine.data.augment.Rotation;
import org.lanewise.engine.data.augment.Shift;
import org.lanewise.engine.data.augment.Sometimes;
import org.lanewise.engine.data.augment.Warp;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Initializer;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.Pad;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.AdamW;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.optim.WeightDecay;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.lanewise.models.Recipe;
import org.lanewise.trainer.train.Design;
import org.lanewise.trainer.train.OptimizerChoice;
import org.lanewise.trainer.train.ScheduleChoice;

final class NetworkTextTest {
    static Stream<Arguments> modelsAndInitializations() {
        return Models.all()
                .stream()
                .flatMap(
                        model -> model.initializations().keySet().stream().map(name -> Arguments.of(model, name)));
    }

    @ParameterizedTest
    @MethodSource("modelsAndInitializations")
    void everyModelIsTheSameAfterBeingWrittenAndRead(Model model, String initialization) {
        String text = NetworkText.of(Design.of(model), initialization);
        Design read = NetworkText.parse(text, "another");
        assertThat(read.network()).as(text).isEqualTo(model.network(initialization));
        assertThat(read.recipe()).as(text).isEqualTo(model.recipe());
        assertThat(read.normalization()).isEqualTo(model.normalization());
        assertThat(read.name()).isEqualTo(model.name());
        assertThat(read.description()).isEqualTo(model.description());
        assertThat(NetworkText.of(read, "as-written")).isEqualTo(text);
    }

    static Stream<Layer> unusualLayers() {
        return Stream.of(
                new Conv2d(3, 5, 2, 2, new Pad.Explicit(1, 0, 3, 1), new Initializer.Normal(1e-9), true,
                        new Initializer.Uniform(-0.25, 1.0 / 3)),
                Conv2d.of(4, 3).withPad(new Pad.Explicit(2, 1, 2, 1)).withoutBias(),
                Conv2d.of(4, 3)
                        .withSamePadding()
                        .withInitializers(
                                new Initializer.TruncatedNormal(0.1), new Initializer.Constant(1e10)),
                new MaxPool2d(3, 2),
                new AvgPool2d(2, 1),
                new BatchNorm(0.3, 1e-3, new Initializer.Constant(0.5), BatchNorm.Statistics.RUNNING_BEFORE_UPDATE),
                new Dropout(0.1),
                Linear.of(7).withInitializers(new Initializer.GlorotNormal(), new Initializer.FanInUniform()),
                Residual.of(new ReLU()),
                Residual.of(Residual.of(new ReLU(), new BatchNorm(0.1, 1e-5, new Initializer.Constant(1),
                        BatchNorm.Statistics.BATCH)), new ReLU())
                        .withShortcut(Conv2d.of(1, 1)));
    }

    @ParameterizedTest
    @MethodSource("unusualLayers")
    void everyLayerIsTheSameAfterBeingWrittenAndRead(Layer layer) {
        Network network = Network.of("one", new Shape(1, 9, 9), layer);
        String text = NetworkText.of(network);
        assertThat(NetworkText.parse(text, "").network()).as(text).isEqualTo(network);
    }

    static Stream<Recipe> recipes() {
        Stream<Recipe> optimizers = Stream.of(OptimizerChoice.Kind.values()).map(kind -> recipe(kind.usual()));
        Stream<Recipe> schedules = Stream.of(ScheduleChoice.Kind.values())
                .flatMap(kind -> Stream.of(
                        kind.usual(7), kind.usual(8), new Schedule.Warmup(0.5, kind.usual(7))))
                .map(NetworkTextTest::recipe);
        Stream<Recipe> augmentations = Stream.of(
                Augmentation.NONE,
                new Shift(-1, 2),
                new Sometimes(1.0 / 3, new Rotation(-5, 5)),
                new Chain(List.of(Augmentation.CONVNETJS)),
                new OneOf(List.of(new Shift(-2, 2), Augmentation.REPORT_LI, new Chain(List.of()))),
                new Warp(new Affine(0.5, 0, 0, 3), Elastic.SIMARD, Interpolation.CUBIC))
                .map(augmentation -> new Recipe(
                        TrainingSettings.of(new Sgd(0.1, 0, 0)), 7, augmentation, java.util.Optional.of("drawn:0.1")));
        Stream<Recipe> samplings = Stream.of(
                new Sampling.AsGiven(), new Sampling.WithReplacement(12), Sampling.ConvNetJsStream.of(8),
                new Sampling.ConvNetJsStream(8, 100, 50, 4))
                .map(sampling -> recipe(TrainingSettings.of(new Sgd(0.1, 0, 0)).withSampling(sampling)));
        return Stream.of(
                optimizers, schedules, augmentations, samplings,
                Stream.of(recipe(AdamW.of(1e-4, new WeightDecay(0.05, WeightDecay.Scope.WEIGHTS)))))
                .flatMap(stream -> stream);
    }

    private static Recipe recipe(Optimizer optimizer) {
        return recipe(TrainingSettings.of(optimizer));
    }

    private static Recipe recipe(Schedule schedule) {
        return recipe(TrainingSettings.of(new Sgd(0.1, 0, 0)).withSchedule(schedule));
    }

    private static Recipe recipe(TrainingSettings settings) {
        return new Recipe(settings, 7, Augmentation.NONE, java.util.Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void everyRecipeIsTheSameAfterBeingWrittenAndRead(Recipe recipe) {
        Network network = Network.of("one", Shape.vector(3), Linear.of(2));
        String text = NetworkText.of(Design.of(network, "", "any", new Normalization(3, 0.5), recipe), "any");
        Design read = NetworkText.parse(text, "");
        assertThat(read.recipe()).as(text).isEqualTo(recipe);
        assertThat(read.normalization()).isEqualTo(new Normalization(3, 0.5));
    }

    @Test
    void aNetworkNeedsNothingButLayers() {
        Design design = NetworkText.parse("- Flatten\n- Linear: 10\n", "mine");
        assertThat(design.network())
                .isEqualTo(Network.of("mine", new Shape(1, 28, 28), new Flatten(), Linear.of(10)));
    }

    @Test
    void theNetworkOfTheDocumentationCanBeTrained() throws IOException {
        Path module = Path.of(System.getProperty("basedir", "trainer-cli"));
        String page = Files.readString(module.resolve("../docs/networks.md"));
        String text = page.split("```yaml\\R|```\\R")[1];

        Design design = NetworkText.parse(text, "net");

        assertThat(design.network().output()).isEqualTo(Shape.vector(10));
        assertThat(design.recipe().epochs()).isEqualTo(12);
        assertThat(design.recipe().scheduleOver(12)).isEqualTo(Schedule.OneCycle.of(12));
    }

    @Test
    void jsonIsReadAsWell() {
        Design design = NetworkText.parse(
                "{\"input\": [1, 8, 8], \"layers\": [\"Flatten\", {\"type\": \"Linear\", \"outputs\": 10}]}", "mine");
        assertThat(design.network())
                .isEqualTo(Network.of("mine", new Shape(1, 8, 8), new Flatten(), Linear.of(10)));
    }

    @Test
    void namesOfKerasAndPyTorchAreUnderstood() {
        Design design = NetworkText.parse(
                """
                layers:
                  - Conv2D: {filters: 32, kernel_size: [3, 3], padding: same, activation: relu,
                             kernel_initializer: glorot_uniform}
                  - MaxPooling2D: {pool_size: [2, 2]}
                  - Conv2d: {out_channels: 64, kernel_size: 3, padding: 1, bias: false}
                  - BatchNormalization
                  - ReLU:
                  - Flatten
                  - Dense: {units: 10}
                """,
                "net");
        assertThat(design.network().layers()).containsExactly(
                Conv2d.of(32, 3)
                        .withSamePadding()
                        .withInitializers(
                                new Initializer.GlorotUniform(), new Initializer.Constant(0)),
                new ReLU(),
                MaxPool2d.of(2),
                Conv2d.of(64, 3).withPadding(1).withoutBias(),
                BatchNorm.standard(),
                new ReLU(),
                new Flatten(),
                Linear.of(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            layers: [Convv2d]                              | 1 | 10 | layer 1: there is no layer 'Convv2d'; did you mean 'Conv2d'?
            layers: [Flatten, {Linear: ten}]               | 1 | 28 | layer 2: Linear, outputs: expected a whole number, got 'ten'
            layers: [{Conv2d: {chanels: 3}}]               | 1 | 20 | layer 1: Conv2d has no 'chanels'; did you mean 'channels'?
            layers: [{Conv2d: {channels: 3}}]              | 1 | 19 | layer 1: Conv2d needs 'kernel'
            layers: [{Conv2d: {channels: 0, kernel: 3}}]   | 1 | 19 | layer 1: a convolution needs kernel, stride and channels of at least 1
            layers: [{Conv2d: {filters: 1, channels: 2}}]  | 1 | 32 | layer 1: Conv2d has 'channels' already, by another name
            layers: [{Conv2d: {in_channels: 1}}]           | 1 | 20 | what comes in follows from the layer before
            layers: [{Linear: {units: 3, bias: false}}]    | 1 | 36 | a linear layer always has a bias here
            layers: [Softmax]                              | 1 | 10 | the softmax is part of the loss
            layers: [{Linear: {units: 9, activation: softmax}}] | 1 | 42 | the softmax is part of the loss
            layers: [{Dropout: 1.5}]                       | 1 | 20 | layer 1: Dropout: the rate of a dropout must be
            layers: [{Flatten: 3}]                         | 1 | 20 | Flatten has no settings
            layers: []                                     | 1 | 9  | at least one layer
            layers: 3                                      | 1 | 9  | expected a list of layers
            layer: [Flatten]                               | 1 | 1  | did you mean 'layers'?
            name: x                                        | 1 | 1  | the network needs 'layers'
            {layers: [ReLU], input: 28x28}                 | 1 | 25 | expected channels, rows and columns, as 1x28x28
            {layers: [ReLU], layers: [ReLU]}               | 1 | 18 | 'layers' is there twice
            {layers: [ReLU], recipe: {optimizer: adm}}     | 1 | 38 | did you mean 'adam'?
            {layers: [ReLU], recipe: {optimizer: {sgd: {momentum: 2}}}} | 1 | 44 | sgd: the momentum must be at least 0.0 and below 1.0, got 2.0
            {layers: [ReLU], recipe: {epochs: 0}}          | 1 | 35 | the recipe, epochs: must be at least 1, got 0
            {layers: [ReLU], recipe: {schedule: cosin}}    | 1 | 37 | did you mean 'cosine'?
            {layers: [ReLU], recipe: {validation: 2.5}}    | 1 | 39 | validation
            {layers: [ReLU], recipe: {seed: 1}}            | 1 | 27 | with --seed
            {layers: [&a [*a]]}                            | 1 | 11 | an alias must not stand within
            layers: [                                      | 1 | 10 | this is no YAML
            """)
    void whatIsWrongIsSaidWithItsPlace(String text, int line, int column, String message) {
        NotationException thrown =
                catchThrowableOfType(NotationException.class, () -> NetworkText.parse(text, "net"));
        assertThat(thrown).as(text).isNotNull();
        assertThat(thrown.complaint()).contains(message.strip());
        assertThat(thrown.line()).isEqualTo(line);
        assertThat(thrown).hasMessageStartingWith("line " + line + ", column " + column + ": ");
    }

    @Test
    void aLayerThatDoesNotFitIsNamedWithItsLineAndTheShapes() {
        String text = """
                input: 1x8x8
                layers:
                  - Conv2d: {channels: 4, kernel: 5}
                  - MaxPool2d: 3
                  - MaxPool2d: 2
                """;
        assertThatThrownBy(() -> NetworkText.parse(text, "net"))
                .hasMessageStartingWith("line 5, column 5: layer 3 (max_pooling2d_1), input 4: ");
    }

    @Test
    void aLayerWithinABlockIsNamedWithItsLine() {
        String text = """
                layers:
                  - Conv2d: {channels: 4, kernel: 5}
                  - Residual:
                      body:
                        - Conv2d: {channels: 4, kernel: 3, padding: 1}
                        - Conv2d: {channels: 4, kernel: 33}
                      shortcut: []
                """;
        assertThatThrownBy(() -> NetworkText.parse(text, "net"))
                .hasMessageStartingWith(
                        "line 6, column 11: layer 2 (residual), input 4x24x24: body, layer 2 (conv2d_1)");
    }

    @Test
    void branchesThatCannotBeAddedAreAMistakeOfTheBlock() {
        String text = """
                layers:
                  - Residual:
                      - Conv2d: {channels: 4, kernel: 3}
                """;
        assertThatThrownBy(() -> NetworkText.parse(text, "net"))
                .hasMessageStartingWith("line 2, column 5: layer 1 (residual)")
                .hasMessageContaining("4x26x26")
                .hasMessageContaining("1x28x28");
    }

    @Test
    void settingsBesideTheNameOfTheLayerBelongToIt() {
        String text = """
                layers:
                  - Conv2d:
                    channels: 4
                    kernel: 3
                """;
        assertThat(NetworkText.parse(text, "net").network().layers()).containsExactly(Conv2d.of(4, 3));
    }

    @Test
    void textsThatWouldExhaustTheMachineAreRefused() {
        assertThatThrownBy(() -> NetworkText.parse("layers: " + "[".repeat(100_000), "net"))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining("nested more than");
        StringBuilder laughs = new StringBuilder("a0: &a0 [ReLU]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThatThrownBy(() -> NetworkText.parse(laughs.toString(), "net")).isInstanceOf(NotationException.class);
    }

    @Test
    void aFileIsNamedInMessagesAndNamesItsNetwork(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("my-net.yaml");
        Files.writeString(file, "- Flatten\n- Linear: 10\n");
        assertThat(NetworkText.read(file).name()).isEqualTo("my-net");
        Files.writeString(file, "- Flattten\n");
        assertThatThrownBy(() -> NetworkText.read(file)).hasMessageStartingWith(file + ", line 1, column 3: layer 1: ");
        assertThatThrownBy(() -> NetworkText.read(folder.resolve("none.yaml")))
                .hasMessage(folder.resolve("none.yaml") + ": cannot be read: there is no such file");
    }

    @Test
    void usualSettingsNeedNotBeWritten() {
        Design design = NetworkText.parse("layers: [Flatten, {Linear: 10}]\nrecipe: {optimizer: {sgd: 0.5}}\n", "net");
        assertThat(design.recipe().optimizer()).isEqualTo(new Sgd(0.5, 0.9, 0));
        assertThat(design.recipe().epochs()).isEqualTo(10);
        assertThat(design.normalization()).isEqualTo(Normalization.MNIST_STANDARDIZED);
    }
}
