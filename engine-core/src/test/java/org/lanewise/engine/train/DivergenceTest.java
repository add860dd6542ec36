package org.lanewise.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.testing.Networks;
import org.lanewise.engine.testing.RandomImages;

class DivergenceTest {
    private static final int SIZE = 40;

    private final Network network = Networks.luoCnn1();

    /** Images of which one has a bad pixel: the one that epoch 2 shows at the place asked for. */
    private FloatImages withBadPixel(float pixel, long seed, int place) {
        int[] order = IntStream.range(0, SIZE).toArray();
        new Seed(seed).child("shuffle").child(1).shuffle(order);
        int size = network.input().size();
        float[] values = new float[SIZE * size];
        Arrays.fill(values, 0.1f);
        values[order[place] * size + 300] = pixel;
        return new FloatImages(network.input(), values, new int[SIZE], 10);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void aLossThatIsNotFiniteStopsTheStepAndLeavesEverythingAsItWas(float pixel) {
        TrainingSettings settings = TrainingSettings.of(Adam.of(0)).withBatch(10).withSeed(3);
        Training training = Training.begin(
                network, settings, withBadPixel(pixel, 3, 25), new ScalarKernels(), Workers.of(1));
        // Epoch 1 shows the bad image too; a learning rate of 0 and a fresh start at epoch 2 leave it out.
        training.restore(new Progress(1, 0, 0, 0, 4));
        training.step();
        training.step();
        String digest = training.parameters().digest();
        float[] mean = training.optimizer().memory()[0].clone();
        Progress progress = training.progress();

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatExceptionOfType(DivergedException.class)
                    .isThrownBy(training::step)
                    .withMessage("the loss became NaN in epoch 2, step 7; a smaller learning rate usually helps");
            assertThat(training.parameters().digest()).isEqualTo(digest);
            assertThat(training.optimizer().memory()[0]).isEqualTo(mean);
            assertThat(training.optimizer().steps()).isEqualTo(6);
            assertThat(training.progress()).isEqualTo(progress);
        }
    }

    @Test
    void aLearningRateThatIsFarTooLargeIsNoticed() {
        TrainingSettings settings = TrainingSettings.of(new Sgd(1e30, 0, 0)).withBatch(10);
        Training training = Training.begin(
                network, settings, RandomImages.noise(network.input(), SIZE, 10, 1), new ScalarKernels(),
                Workers.of(1));
        assertThatExceptionOfType(DivergedException.class)
                .isThrownBy(training::epoch)
                .withMessageMatching(
                        "the loss became \\S+ in epoch 1, step [234]; a smaller learning rate usually helps");
    }
}
