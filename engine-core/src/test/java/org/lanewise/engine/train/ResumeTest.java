package org.lanewise.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.testing.Networks;
import org.lanewise.engine.testing.Optimizers;
import org.lanewise.engine.testing.RandomImages;

/** Parameters, the optimiser's memory and the progress are all there is: taking them up again goes on with the same bits. */
class ResumeTest {
    private static final int STEPS = 20;
    private static final Optimizer SGD = new Sgd(0.05, 0.9, 1e-3);
    private static final Network PLAIN = Networks.ofEveryKind().findFirst().orElseThrow();

    private final Kernels kernels = new ScalarKernels();
    private final Workers workers = Workers.of(1);
    private final FloatImages examples = RandomImages.patterns(Networks.INPUT, 55, 4, 1);

    /** A network, an optimiser and a schedule, and after how many steps to stop. */
    static Stream<Arguments> interruptions() {
        Schedule constant = new Schedule.Constant();
        Stream<Arguments> networks = Networks.ofEveryKind()
                .flatMap(network -> steps().map(step -> Arguments.of(step, network, SGD, constant)));
        Stream<Arguments> optimizers = Optimizers.ofEveryKind()
                .stream()
                .flatMap(optimizer -> steps().map(step -> Arguments.of(step, PLAIN, optimizer, constant)));
        Stream<Arguments> schedules = Optimizers.schedules()
                .stream()
                .flatMap(schedule -> steps().map(step -> Arguments.of(step, PLAIN, SGD, schedule)));
        return Stream.of(networks, optimizers, schedules).flatMap(Function.identity());
    }

    static Stream<Arguments> interruptionsOfOptimizersThatRemember() {
        return Optimizers.ofEveryKind()
                .stream()
                .filter(optimizer -> !(optimizer instanceof Adam adam && adam.moments() == Adam.Moments.FORGOTTEN))
                .flatMap(optimizer -> steps().map(step -> Arguments.of(step, optimizer)));
    }

    /** Seven batches an epoch, the last of seven images: at a batch, at the last one, at the end of an epoch, after it. */
    private static Stream<Integer> steps() {
        return Stream.of(1, 3, 6, 7, 8, 14, 17);
    }

    private Training begin(Network network, Optimizer optimizer, Schedule schedule) {
        TrainingSettings settings = TrainingSettings.of(optimizer)
                .withSchedule(schedule)
                .withBatch(8)
                .withSeed(5);
        return Training.begin(network, settings, examples, kernels, workers);
    }

    @ParameterizedTest
    @MethodSource("interruptions")
    void aResumedTrainingEqualsAnUnbrokenOne(
            int interruption, Network network, Optimizer optimizer, Schedule schedule) {
        Training unbroken = begin(network, optimizer, schedule);
        for (int i = 0; i < STEPS; i++) {
            unbroken.step();
        }

        Training first = begin(network, optimizer, schedule);
        for (int i = 0; i < interruption; i++) {
            first.step();
        }
        Training second =
                new Training(first.parameters().copy(), first.settings(), examples, kernels, workers);
        for (int slot = 0; slot < optimizer.slots().size(); slot++) {
            float[] from = first.optimizer().memory()[slot];
            System.arraycopy(from, 0, second.optimizer().memory()[slot], 0, from.length);
        }
        second.restore(first.progress());
        assertThat(second.progress()).isEqualTo(first.progress());
        assertThat(second.epochDone()).isEqualTo(first.epochDone());
        for (int i = interruption; i < STEPS; i++) {
            second.step();
        }

        assertThat(second.parameters().digest()).isEqualTo(unbroken.parameters().digest());
        assertThat(second.progress()).isEqualTo(unbroken.progress());
    }

    @ParameterizedTest
    @MethodSource("interruptionsOfOptimizersThatRemember")
    void everyPartOfTheStateMatters(int interruption, Optimizer optimizer) {
        Schedule schedule = new Schedule.Constant();
        Training unbroken = begin(PLAIN, optimizer, schedule);
        Training withoutMemory = begin(PLAIN, optimizer, schedule);
        for (int i = 0; i < interruption; i++) {
            unbroken.step();
            withoutMemory.step();
        }
        for (float[] slot : withoutMemory.optimizer().memory()) {
            Arrays.fill(slot, 0f);
        }
        unbroken.step();
        withoutMemory.step();
        assertThat(withoutMemory.parameters().digest()).isNotEqualTo(unbroken.parameters().digest());
    }

    /** Dropout draws by the number of the update, so a training that forgets it goes another way. */
    @Test
    void theNumberOfTheUpdateMattersToDropout() {
        Network network = Network.of("dropout", Networks.INPUT, new Dropout(0.5), Linear.of(4));
        Training first = begin(network, SGD, new Schedule.Constant());
        first.epoch();
        Training forgetful = begin(network, SGD, new Schedule.Constant());
        Training again = begin(network, SGD, new Schedule.Constant());
        again.restore(new Progress(0, 0, 0, 0, first.progress().steps()));
        forgetful.step();
        again.step();
        assertThat(again.parameters().digest()).isNotEqualTo(forgetful.parameters().digest());
    }

    @Test
    void aProgressThatDoesNotFitIsRefused() {
        Training training = begin(PLAIN, Adam.of(0.01), new Schedule.Constant());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training.restore(new Progress(0, 56, 0, 0, 7)))
                .withMessage("the saved run had trained on 56 images in its epoch, this data has only 55");
        assertThat(training.progress()).isEqualTo(Progress.START);
    }

    @Test
    void aProgressThatIsImpossibleIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Progress(0, 10, 1, 11, 1))
                .withMessage("impossible progress: epoch 0, 11 right of 10 images, 1 steps");
        assertThatIllegalArgumentException().isThrownBy(() -> new Progress(-1, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Progress(0, 0, 0, 0, -1));
    }
}
