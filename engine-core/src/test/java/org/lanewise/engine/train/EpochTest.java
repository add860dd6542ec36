package org.lanewise.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.RandomImages;

class EpochTest {
    private static final Shape INPUT = Shape.vector(6);
    private static final int SIZE = 50;

    private final List<Integer> shown = new ArrayList<>();

    /** Writes down which images are asked for. */
    private final class Watched implements Examples {
        private final FloatImages images = RandomImages.patterns(INPUT, SIZE, 3, 1);

        @Override
        public int size() {
            return SIZE;
        }

        @Override
        public Shape shape() {
            return INPUT;
        }

        @Override
        public int classes() {
            return 3;
        }

        @Override
        public int label(int index) {
            return images.label(index);
        }

        @Override
        public void read(int[] indices, int from, int count, float[] to, int at, BlockLayout layout) {
            for (int i = 0; i < count; i++) {
                shown.add(indices[from + i]);
            }
            images.read(indices, from, count, to, at, layout);
        }
    }

    private Training training(double learningRate, int batch, long seed) {
        TrainingSettings settings =
                TrainingSettings.of(new Sgd(learningRate, 0, 0)).withBatch(batch).withSeed(seed);
        return Training.begin(
                Network.of("n", INPUT, Linear.of(3)), settings, new Watched(), new ScalarKernels(), Workers.of(1));
    }

    private List<Integer> epoch(Training training) {
        shown.clear();
        training.epoch();
        return List.copyOf(shown);
    }

    @Test
    void everyImageIsShownOnceAnEpochInAnOrderOfItsOwn() {
        Training training = training(0.01, 20, 1);
        List<Integer> all = IntStream.range(0, SIZE).boxed().toList();
        List<List<Integer>> epochs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            epochs.add(epoch(training));
            assertThat(epochs.getLast()).containsExactlyInAnyOrderElementsOf(all).isNotEqualTo(all);
        }
        assertThat(epochs).doesNotHaveDuplicates();
    }

    @Test
    void theOrderIsAFunctionOfSeedAndEpoch() {
        int[] expected = IntStream.range(0, SIZE).toArray();
        new Seed(7).child("shuffle").child(1).shuffle(expected);
        Training training = training(0.01, 20, 7);
        epoch(training);
        assertThat(epoch(training)).containsExactly(Arrays.stream(expected).boxed().toArray(Integer[]::new));
        assertThat(epoch(training(0.5, 13, 1))).isEqualTo(epoch(training(0.01, 20, 1)));
        assertThat(epoch(training(0.01, 20, 2))).isNotEqualTo(epoch(training(0.01, 20, 1)));
    }

    @Test
    void progressCountsImagesBatchesAndHits() {
        Training training = training(0.01, 20, 1);
        assertThat(training.progress()).isEqualTo(Progress.START);
        assertThat(training.progress().loss()).isNaN();
        int[] images = {20, 40, 50, 20};
        int[] epochs = {0, 0, 0, 1};
        for (int i = 0; i < 4; i++) {
            training.step();
            Progress progress = training.progress();
            assertThat(progress.images()).isEqualTo(images[i]);
            assertThat(progress.epoch()).isEqualTo(epochs[i]);
            assertThat(progress.steps()).isEqualTo(i + 1);
            assertThat(training.epochDone()).isEqualTo(i == 2);
        }
    }

    @Test
    void withALearningRateOfZeroAnEpochMeasuresTheNetworkItself() {
        Training training = training(0, 20, 1);
        Progress first = training.epoch();
        Progress second = training.epoch();
        assertThat(second.loss()).isCloseTo(first.loss(), within(1e-6));
        assertThat(second.correct()).isEqualTo(first.correct());
        assertThat(second.accuracy()).isEqualTo(first.correct() / 50.0);
        assertThat(second.epoch()).isEqualTo(1);
        assertThat(second.steps()).isEqualTo(6);
    }

    @Test
    void theEpochThatWasLeftHalfWayIsFinishedFirst() {
        Training training = training(0.01, 20, 1);
        training.step();
        assertThat(training.epoch().epoch()).isZero();
        assertThat(training.epoch().epoch()).isEqualTo(1);
    }

    @Test
    void trainingLowersTheLoss() {
        Training training = training(0.1, 10, 1);
        double before = training.epoch().loss();
        for (int i = 0; i < 20; i++) {
            training.epoch();
        }
        assertThat(training.progress().loss()).isLessThan(before / 4);
        assertThat(training.progress().accuracy()).isGreaterThan(0.95);
    }

    private Training scheduled(double learningRate, Schedule schedule) {
        TrainingSettings settings =
                TrainingSettings.of(new Sgd(learningRate, 0.9, 0)).withSchedule(schedule).withBatch(20);
        return Training.begin(
                Network.of("n", INPUT, Linear.of(3)), settings, new Watched(), new ScalarKernels(), Workers.of(1));
    }

    /** Three batches an epoch, the last of ten images. */
    @Test
    void theScheduleCountsStepsAndEpochsOfTheTraining() {
        Training training = scheduled(1, new Schedule.Step(0.5, 1, Schedule.Unit.EPOCHS));
        double[] rates = {1, 1, 1, 0.5, 0.5, 0.5, 0.25};
        for (double rate : rates) {
            assertThat(training.learningRate()).isEqualTo(rate);
            training.step();
        }
    }

    @Test
    void theRatesOfTheScheduleAreThoseOfTheUpdates() {
        Training halved = scheduled(0.2, new Schedule.Halving(4));
        Training plain = scheduled(0.1, new Schedule.Constant());
        for (int step = 1; step <= 6; step++) {
            halved.step();
            plain.step();
            assertThat(halved.parameters().digest().equals(plain.parameters().digest())).isEqualTo(step <= 4);
        }
    }

    @Test
    void withoutExamplesThereIsNothingToTrainOn() {
        TrainingSettings settings = TrainingSettings.of(new Sgd(0.1, 0, 0));
        FloatImages none = new FloatImages(INPUT, new float[0], new int[0], 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Training.begin(
                        Network.of("n", INPUT, Linear.of(3)), settings, none, new ScalarKernels(), Workers.of(1)))
                .withMessage("there are no examples to train on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withBatch(0))
                .withMessage("a batch needs at least 1 image, got 0");
    }
}
