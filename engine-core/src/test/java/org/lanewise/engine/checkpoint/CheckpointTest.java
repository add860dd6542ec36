package org.lanewise.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.CustomLayer;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Initializer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.layer.Sigmoid;
import org.lanewise.engine.layer.Tanh;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.store.Safetensors;
import org.lanewise.engine.store.StoreException;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;
import org.lanewise.engine.testing.Networks;
import org.lanewise.engine.testing.Optimizers;
import org.lanewise.engine.testing.RandomImages;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;

class CheckpointTest {
    private static final Kernels KERNELS = KernelSelection.named("scalar");
    private static final Normalization NORMALIZATION = new Normalization(128, 255);
    private static final Network NETWORK = Network.of(
            "of every kind",
            new Shape(1, 9, 8),
            Conv2d.of(3, 3)
                    .withSamePadding()
                    .withInitializers(new Initializer.TruncatedNormal(0.1), new Initializer.FanInUniform()),
            new ReLU(),
            MaxPool2d.of(2),
            Conv2d.of(2, 2).withPadding(1).withStride(2),
            new Tanh(),
            AvgPool2d.of(2),
            new Flatten(),
            Linear.of(5).withInitializers(new Initializer.GlorotUniform(), new Initializer.Normal(0.1)),
            new Sigmoid(),
            Linear.of(3));

    @TempDir
    private Path folder;

    private static Examples examples() {
        Seed seed = new Seed(7);
        float[] values = new float[50 * 72];
        int[] labels = new int[50];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) seed.gaussian(i);
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = seed.child("label").below(i, 3);
        }
        return new FloatImages(new Shape(1, 9, 8), values, labels, 3);
    }

    private static Training begin(TrainingSettings settings, Workers workers) {
        return Training.begin(NETWORK, settings.withBatch(20), examples(), KERNELS, workers);
    }

    private static Training begin(Optimizer optimizer, Workers workers) {
        return begin(TrainingSettings.of(optimizer), workers);
    }

    /** Every optimiser, every schedule. */
    static Stream<TrainingSettings> settings() {
        return Stream.concat(
                Optimizers.ofEveryKind().stream().map(TrainingSettings::of),
                Optimizers.schedules()
                        .stream()
                        .map(schedule -> TrainingSettings.of(new Sgd(0.05, 0.9, 1e-3)).withSchedule(schedule)));
    }

    /** All but those with a layer of one's own, which has no text form. */
    static Stream<Network> networks() {
        return Networks.ofEveryKind()
                .filter(network -> network.layers().stream().noneMatch(CustomLayer.class::isInstance));
    }

    /** Averages that training moves, masks that it draws, and layers within layers are in the file like all else. */
    @ParameterizedTest
    @MethodSource("networks")
    void aNetworkOfAnyLayersIsTakenUpAgain(Network network) {
        Examples images = RandomImages.patterns(network.input(), 30, 4, 1);
        TrainingSettings settings = TrainingSettings.of(new Sgd(0.05, 0.9, 1e-3)).withBatch(8);
        Path file = folder.resolve("run.safetensors");
        try (Workers workers = Workers.of(1)) {
            Training unbroken = Training.begin(network, settings, images, KERNELS, workers);
            for (int step = 0; step < 9; step++) {
                if (step == 5) {
                    Checkpoint.of(unbroken, NORMALIZATION, Map.of()).write(file);
                }
                unbroken.step();
            }

            Training resumed = Checkpoint.read(file).resume(images, KERNELS, workers);
            assertThat(resumed.network()).isEqualTo(network);
            for (int step = 5; step < 9; step++) {
                resumed.step();
            }
            assertThat(resumed.parameters().digest()).isEqualTo(unbroken.parameters().digest());
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void resumedRunEqualsUnbrokenRun(TrainingSettings settings) {
        for (int stop : new int[]{0, 1, 2, 3, 4, 7}) {
            try (Workers workers = Workers.of(1)) {
                Training unbroken = begin(settings, workers);
                Path file = folder.resolve("run.safetensors");
                for (int step = 0; step < 9; step++) {
                    if (step == stop) {
                        Checkpoint.of(unbroken, NORMALIZATION, Map.of()).write(file);
                    }
                    unbroken.step();
                }

                Training resumed = Checkpoint.read(file).resume(examples(), KERNELS, workers);
                assertThat(resumed.settings()).isEqualTo(unbroken.settings());
                for (int step = stop; step < 9; step++) {
                    resumed.step();
                }

                assertThat(resumed.parameters().digest())
                        .isEqualTo(unbroken.parameters().digest());
                assertThat(resumed.progress()).isEqualTo(unbroken.progress());
            }
        }
    }

    @Test
    void networkFileGivesBackNetworkWeightsNormalizationAndProvenance() {
        Parameters parameters = Parameters.initialize(NETWORK, new Seed(3));
        Path file = folder.resolve("network.safetensors");

        new NetworkFile(parameters, NORMALIZATION, Map.of("data", "none")).write(file);
        NetworkFile read = NetworkFile.read(file);

        assertThat(read.network()).isEqualTo(NETWORK);
        assertThat(read.parameters().digest()).isEqualTo(parameters.digest());
        assertThat(read.normalization()).isEqualTo(NORMALIZATION);
        assertThat(read.provenance()).isEqualTo(Map.of("data", "none"));
    }

    @Test
    void checkpointCanBeReadAsNetworkFileButNotTheOtherWayRound() {
        Path file = folder.resolve("run.safetensors");
        try (Workers workers = Workers.of(1)) {
            Training training = begin(new Sgd(0.1, 0.9, 0), workers);
            Checkpoint.of(training, NORMALIZATION, Map.of()).write(file);
            assertThat(NetworkFile.read(file).parameters().digest())
                    .isEqualTo(training.parameters().digest());

            new NetworkFile(training.parameters(), NORMALIZATION, Map.of()).write(file);
        }
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(StoreException.class)
                .hasMessage(file + ": this is a network file, not a checkpoint: training cannot be resumed from it");
    }

    /** The file is the network that the run would end with, and still goes on with the one that it was training. */
    @Test
    void aCheckpointWithAnotherNetworkGoesOnWithItsOwn() {
        Path file = folder.resolve("run.safetensors");
        try (Workers workers = Workers.of(1)) {
            Training training = begin(new Sgd(0.1, 0.9, 0), workers);
            training.step();
            Parameters best = training.parameters().copy();
            training.step();
            training.step();
            Checkpoint.of(
                    training, best.values(), training.parameters().values().clone(), NORMALIZATION, Map.of())
                    .write(file);
            String last = training.parameters().digest();
            training.step();

            Training resumed = Checkpoint.read(file).resume(examples(), KERNELS, workers);

            assertThat(NetworkFile.read(file).parameters().digest()).isEqualTo(best.digest()).isNotEqualTo(last);
            assertThat(resumed.parameters().digest()).isEqualTo(last);
            resumed.step();
            assertThat(resumed.parameters().digest()).isEqualTo(training.parameters().digest());
        }
    }

    @Test
    void everyTruncationIsRefusedWithTheFilesName() throws Exception {
        Path file = folder.resolve("run.safetensors");
        try (Workers workers = Workers.of(1)) {
            Checkpoint.of(begin(new Sgd(0.1, 0.9, 0), workers), NORMALIZATION, Map.of())
                    .write(file);
        }
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Checkpoint.read(file))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @Test
    void aForeignSafetensorsFileIsNoNetwork() {
        Path file = folder.resolve("foreign.safetensors");
        new Safetensors(Map.of("made", "elsewhere"), List.of()).write(file);

        assertThatThrownBy(() -> NetworkFile.read(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has no 'network' in its metadata");
    }

    @Test
    void aNetworkThatCannotExistIsRefusedWithThePlace() {
        Path file = folder.resolve("network.safetensors");
        new NetworkFile(new Parameters(NETWORK), NORMALIZATION, Map.of()).write(file);
        Safetensors stored = Safetensors.read(file);
        Map<String, String> metadata = new TreeMap<>(stored.metadata());
        metadata.compute("network", (_, text) -> text.replace("\"stride\":2,\"pad\"", "\"stride\":0,\"pad\""));
        new Safetensors(metadata, stored.tensors().values()).write(file);

        assertThatThrownBy(() -> NetworkFile.read(file))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file + ": metadata 'network': layers[3]")
                .hasMessageContaining("stride 0");
    }

    @Test
    void aLayerOfOnesOwnCannotBeStored() {
        record Mine() implements CustomLayer {
            @Override
            public Shape outputShape(Shape input) {
                return input;
            }

            @Override
            public String kind() {
                return "mine";
            }

            @Override
            public void forward(Tensor x, float[] parameters, int[] parametersAt, Tensor y, int images) {}

            @Override
            public void backward(
                    Tensor x,
                    Tensor y,
                    Tensor dy,
                    Tensor dx,
                    float[] parameters,
                    float[] gradients,
                    int[] parametersAt,
                    int images) {}
        }
        Network network = Network.of("own", Shape.vector(4), new Mine(), Linear.of(2));
        Path file = folder.resolve("own.safetensors");

        assertThatThrownBy(() -> new NetworkFile(new Parameters(network), NORMALIZATION, Map.of()).write(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("layers[0]");
        assertThat(file).doesNotExist();
    }
}
