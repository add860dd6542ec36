package org.lanewise.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.ByteImages;
import org.lanewise.engine.data.Sampling;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.loss.EuclideanLoss;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;

/** Every network, with every initialisation, makes the first step of its recipe. */
class FirstStepTest {
    private static final int IMAGES = 20;

    record Start(Model model, String initialization) {
        @Override
        public String toString() {
            return model.name() + ", " + initialization;
        }
    }

    static Stream<Start> starts() {
        return Models.all()
                .stream()
                .flatMap(model -> model.initializations().keySet().stream().map(name -> new Start(model, name)));
    }

    /** Strokes of ink on an empty ground, two images a class. */
    private static ByteImages images(Model model) {
        Shape shape = model.network().input();
        byte[] pixels = new byte[IMAGES * shape.size()];
        byte[] labels = new byte[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = (byte) (i % 10);
            Seed seed = new Seed(7).child(i % 10);
            for (int y = 4; y < 20; y++) {
                int from = seed.below(y, 14);
                Arrays.fill(
                        pixels, i * shape.size() + y * shape.width() + from + i / 10,
                        i * shape.size() + y * shape.width() + from + 4 + i / 10, (byte) 250);
            }
        }
        return new ByteImages(shape, pixels, labels, 10, model.normalization().fit(pixels, shape.size()));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void beginsAboutAsGoodAsGuessingAndChangesAllItsParametersByOneStep(Start start) {
        Network network = start.model.network(start.initialization);
        TrainingSettings settings =
                start.model.recipe().settings().withBatch(IMAGES).withSampling(new Sampling.AsGiven());
        try (Workers workers = Workers.of(1)) {
            Training training =
                    Training.begin(network, settings, images(start.model), KernelSelection.named("scalar"), workers);
            Parameters before = training.parameters().copy();
            Progress first = training.epoch();
            Progress second = training.epoch();

            double guessing = settings.loss() instanceof EuclideanLoss ? 0.5 : Math.log(10);
            assertThat(first.loss()).isCloseTo(guessing, within(start.initialization.equals("he") ? 1.5 : 0.5));
            assertThat(second.loss()).isFinite();
            for (Parameters.Slice slice : before.slices()) {
                assertThat(Arrays.copyOfRange(training.parameters().values(), slice.at(), slice.end()))
                        .as(slice.name())
                        .isNotEqualTo(Arrays.copyOfRange(before.values(), slice.at(), slice.end()));
            }
        }
    }
}
