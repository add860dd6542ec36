package org.lanewise.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.checkpoint.Checkpoint;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.evaluate.Inputs;

class TrainingRunTest {
    private static final Kernels KERNELS = KernelSelection.named("scalar");
    private static final DataSet DATA = DataSet.synthetic(450, 50, 2);
    private static final int STEPS_PER_EPOCH = 5;

    private final Workers workers = Workers.of(1);
    private final RunPlan plan = RunPlan.fresh(Wishes.of("luo-cnn1"));
    private final Normalization normalization = Inputs.fit(plan.normalization(), DATA.train());
    private final Examples examples = Inputs.of(DATA.train(), plan.network(), normalization);
    private final Examples tests = Inputs.of(DATA.test(), plan.network(), normalization);
    private final Training training =
            Training.begin(plan.network(), plan.settings(), examples, KERNELS, workers);
    private final StopSignal stop = new StopSignal();
    private final List<String> heard = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void closeWorkers() {
        workers.close();
    }

    /** Hears everything, and stops the run after so many steps. */
    private RunListener listener(long stopAfter) {
        return new RunListener() {
            @Override
            public void stepped(Training stepping) {
                if (stepping.optimizer().steps() == stopAfter) {
                    stop.request();
                }
            }

            @Override
            public void testing() {
                heard.add("testing after step " + training.optimizer().steps());
            }

            @Override
            public void epochEnded(EpochResult result) {
                heard.add("epoch " + result.training().epoch() + " of " + result.images() + " images");
                assertThat(result.imagesPerSecond()).isPositive();
            }
        };
    }

    private TrainingRun run(Goal goal, Optional<CheckpointFile> checkpoint, long stopAfter) {
        Evaluator test = new Evaluator(training.parameters(), tests, training.settings().loss(), KERNELS, workers);
        return new TrainingRun(training, goal, Measuring.everyEpoch(test), checkpoint, listener(stopAfter), stop);
    }

    private CheckpointFile file(long everySteps) {
        return new CheckpointFile(
                folder.resolve("run.ckpt"), everySteps, normalization, Provenance.of(plan, DATA, "tests"));
    }

    @Test
    void testsAfterEveryEpochAndOnlyThen() {
        RunResult result = run(new Goal(2, Goal.NO_LIMIT), Optional.empty(), -1).run();

        assertThat(heard).containsExactly(
                "testing after step 5", "epoch 0 of 450 images", "testing after step 10", "epoch 1 of 450 images");
        assertThat(result.interrupted()).isFalse();
        assertThat(result.progress().steps()).isEqualTo(2 * STEPS_PER_EPOCH);
    }

    @Test
    void testsAtTheEndIfThatIsWithinAnEpoch() {
        RunResult result = run(new Goal(2, 7), Optional.empty(), -1).run();

        assertThat(heard).endsWith("epoch 0 of 450 images", "testing after step 7");
        assertThat(result.test().orElseThrow().images()).isEqualTo(50);
    }

    @Test
    void aRunThatIsCompleteAlreadyIsOnlyTested() {
        run(new Goal(1, Goal.NO_LIMIT), Optional.empty(), -1).run();
        heard.clear();

        run(new Goal(1, Goal.NO_LIMIT), Optional.empty(), -1).run();

        assertThat(heard).containsExactly("testing after step 5");
    }

    @Test
    void obeysTheStopSignalAfterTheCurrentBatchAndSavesThatVeryStep() {
        RunResult result = run(new Goal(2, Goal.NO_LIMIT), Optional.of(file(0)), 3).run();

        assertThat(result.interrupted()).isTrue();
        assertThat(result.progress().steps()).isEqualTo(3);
        assertThat(Checkpoint.read(file(0).file()).progress()).isEqualTo(result.progress());
        assertThat(heard).isEmpty();
    }

    @Test
    void aRunStoppedBeforeItsFirstStepIsSavedToo() {
        stop.request();

        RunResult result = run(new Goal(2, Goal.NO_LIMIT), Optional.of(file(0)), -1).run();

        assertThat(result.interrupted()).isTrue();
        assertThat(Checkpoint.read(file(0).file()).progress()).isEqualTo(training.progress());
    }

    @Test
    void aRunThatIsCompleteAlreadyIsSavedWhereItIsToldTo() {
        run(new Goal(1, Goal.NO_LIMIT), Optional.empty(), -1).run();

        run(new Goal(1, Goal.NO_LIMIT), Optional.of(file(0)), -1).run();

        assertThat(Checkpoint.read(file(0).file()).progress()).isEqualTo(training.progress());
    }

    @Test
    void savesEveryEpochAndAtTheEnd() {
        run(new Goal(2, 8), Optional.of(file(0)), -1).run();
        assertThat(Checkpoint.read(file(0).file()).progress().steps()).isEqualTo(8);
    }

    @Test
    void settingsThatAreChangedJustBeforeTheRunIsStoppedAreSaved() {
        Steering steering = running -> {
            if (running.optimizer().steps() < STEPS_PER_EPOCH) {
                return running.settings();
            }
            stop.request();
            return running.settings().withBatch(30);
        };
        Evaluator test = new Evaluator(training.parameters(), tests, training.settings().loss(), KERNELS, workers);

        new TrainingRun(
                training, new Goal(2, Goal.NO_LIMIT), Measuring.everyEpoch(test), Start.Before.nothing(training),
                Optional.of(file(0)), listener(-1), stop, steering).run();

        assertThat(Checkpoint.read(file(0).file()).settings().batch()).isEqualTo(30);
        assertThat(Checkpoint.read(file(0).file()).progress().steps()).isEqualTo(STEPS_PER_EPOCH);
    }

    @Test
    void savesEverySoManyStepsWhenAskedTo() {
        List<Long> seen = new ArrayList<>();
        RunListener watching = new RunListener() {
            @Override
            public void stepped(Training stepping) {
                if (stepping.optimizer().steps() > 2) {
                    seen.add(Checkpoint.read(file(2).file()).progress().steps());
                }
            }
        };
        Evaluator test = new Evaluator(training.parameters(), tests, training.settings().loss(), KERNELS, workers);

        new TrainingRun(training, new Goal(2, 9), Measuring.everyEpoch(test), Optional.of(file(2)), watching, stop)
                .run();

        assertThat(seen).containsExactly(2L, 2L, 4L, 5L, 6L, 6L, 8L);
    }
}
