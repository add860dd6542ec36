package org.lanewise.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Sampling;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.RandomImages;

/** Every epoch is shown the examples as they are in that epoch, after a resumption too. */
class ExamplesByEpochTest {
    private static final Shape INPUT = Shape.vector(6);
    private static final int SIZE = 50;

    private final List<String> shown = new ArrayList<>();

    private record Drawing(int epoch, List<String> shown, Examples images) implements Examples {
        @Override
        public int size() {
            return images.size();
        }

        @Override
        public Shape shape() {
            return images.shape();
        }

        @Override
        public int classes() {
            return images.classes();
        }

        @Override
        public int label(int index) {
            return images.label(index);
        }

        @Override
        public void read(int[] indices, int from, int count, float[] to, int at, BlockLayout layout) {
            shown.add("epoch " + epoch);
            images.read(indices, from, count, to, at, layout);
        }

        @Override
        public Examples inEpoch(int epoch) {
            return new Drawing(epoch, shown, images);
        }
    }

    private Training training(Sampling sampling) {
        TrainingSettings settings =
                TrainingSettings.of(new Sgd(0.1, 0, 0)).withBatch(16).withSeed(5).withSampling(sampling);
        Examples examples = new Drawing(-1, shown, RandomImages.patterns(INPUT, SIZE, 3, 1));
        return Training.begin(
                Network.of("n", INPUT, Linear.of(3)), settings, examples, new ScalarKernels(), Workers.of(1));
    }

    @Test
    void aNewEpochAsksForItsOwnExamples() {
        Training training = training(new Sampling.Shuffled());
        for (int i = 0; i < 6; i++) {
            training.step();
        }
        assertThat(shown).containsExactly("epoch 0", "epoch 0", "epoch 0", "epoch 0", "epoch 1", "epoch 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, SIZE})
    void aResumedTrainingAsksForThoseOfItsEpoch(int images) {
        Training training = training(new Sampling.Shuffled());
        training.restore(new Progress(4, images, 0, 0, 1));
        training.step();
        assertThat(shown).containsExactly(images == SIZE ? "epoch 5" : "epoch 4");
    }

    @Test
    void anEpochIsAsLongAsItsSamplingSays() {
        Training training = training(new Sampling.WithReplacement(70));
        assertThat(training.epoch().images()).isEqualTo(70);
        assertThat(training.progress().steps()).isEqualTo(5);
        assertThat(training.epoch().epoch()).isEqualTo(1);
    }

    @Test
    void theSamplingDecidesTheResult() {
        Training shuffled = training(new Sampling.Shuffled());
        Training asGiven = training(new Sampling.AsGiven());
        shuffled.epoch();
        asGiven.epoch();
        assertThat(asGiven.parameters().digest()).isNotEqualTo(shuffled.parameters().digest());
    }
}
