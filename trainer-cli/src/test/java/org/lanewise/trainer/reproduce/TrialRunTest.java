package org.lanewise.trainer.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.train.Progress;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.train.StopSignal;

class TrialRunTest {
    private static final DataSet DIGITS = DataSet.synthetic(640, 160, 3);
    private static final int UPDATES = 3 * 7;
    private static final Experiment EXPERIMENT = Experiment.of("000", "luo-cnn1", "he", Epochs.of(1, 3))
            .tested(Probing.everyUpdates(4));

    private static final String KEY = Trial.of(EXPERIMENT, Scale.USUAL, 1, DIGITS).key();

    private static Workers workers;
    private static Machinery machinery;

    @TempDir
    private static Path shared;

    private static RunFolder unbroken;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runWithoutABreak() {
        workers = Workers.of(1);
        machinery = new Machinery("test", KernelSelection.named("scalar"), workers);
        unbroken = new RunFolder(shared.resolve("unbroken"));
        assertThat(run(EXPERIMENT, unbroken, Long.MAX_VALUE, new StopSignal(), 0)).isPresent();
    }

    @AfterAll
    static void stopWorkers() {
        workers.close();
    }

    /** @param killAfter updates after which the process dies; 0 for never */
    private static Optional<Outcome> run(
            Experiment experiment, RunFolder folder, long saveNanos, StopSignal stop, int killAfter) {
        ReproductionListener listener = new ReproductionListener() {
            @Override
            public void stepped(Trial trial, Progress progress) {
                if (progress.steps() == killAfter) {
                    throw new CancellationException("killed");
                }
            }
        };
        return new TrialRun(
                Trial.of(experiment, Scale.USUAL, 1, DIGITS), folder, machinery, listener, stop::isRequested, saveNanos)
                .run();
    }

    private static Optional<Outcome> run(Experiment experiment, RunFolder folder) {
        return run(experiment, folder, Long.MAX_VALUE, new StopSignal(), 0);
    }

    private static void runAndKill(RunFolder folder, int after) {
        try {
            run(EXPERIMENT, folder, 0, new StopSignal(), after);
        } catch (CancellationException _) {
            return;
        }
        throw new AssertionError("it ended before it was killed");
    }

    private static void assertSame(RunFolder actual, RunFolder expected) {
        Outcome outcome = actual.outcome(KEY).orElseThrow();
        Outcome whole = expected.outcome(KEY).orElseThrow();
        assertThat(outcome)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*seconds")
                .isEqualTo(whole);
        Curves curves = Curves.read(actual.curves());
        Curves wholeCurves = Curves.read(expected.curves());
        assertThat(curves.trainLoss()).isEqualTo(wholeCurves.trainLoss());
        assertThat(curves.trainAccuracy()).isEqualTo(wholeCurves.trainAccuracy());
        assertThat(new Run(1, outcome, curves, actual).network().parameters().digest())
                .isEqualTo(outcome.parametersSha256());
    }

    @Test
    void everyUpdateAndEveryProbeIsRecorded() {
        Curves curves = Curves.read(unbroken.curves());

        assertThat(curves.updates()).isEqualTo(UPDATES);
        assertThat(curves.test()).extracting(Probe::updates).containsExactly(0, 4, 8, 12, 16, 20, 21);
        assertThat(curves.test()).extracting(Probe::images).containsOnly(160);
        assertThat(curves.trainLoss()[0]).isBetween(1.5f, 5f);
        // The last batch of an epoch has 40 images.
        assertThat(curves.trainAccuracy()[6] * 40).isEqualTo(Math.round(curves.trainAccuracy()[6] * 40));
    }

    @Test
    void theImagesOneByOneAgreeWithTheLastProbe() {
        Outcome outcome = unbroken.outcome(KEY).orElseThrow();
        FinalTest last = outcome.finalTest().getFirst();

        assertThat(last.correct()).isEqualTo(outcome.test().getLast().correct());
        assertThat((float) last.loss())
                .isCloseTo(outcome.test().getLast().loss(), org.assertj.core.api.Assertions.within(1e-6f));
        assertThat(last.lossDeviation()).isPositive();
    }

    @Test
    void whatIsOverLeavesNoCheckpoint() {
        assertThat(unbroken.checkpoint()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7, 8, 13, UPDATES})
    void aKilledRunEndsWithTheSameBitsAndTheSameCurves(int after) {
        RunFolder killed = new RunFolder(folder);
        runAndKill(killed, after);
        assertThat(killed.outcome(KEY)).isEmpty();

        assertThat(run(EXPERIMENT, killed)).isPresent();

        assertSame(killed, unbroken);
    }

    @Test
    void curvesThatAreAheadOfTheCheckpointAreCutBack() throws IOException {
        RunFolder killed = new RunFolder(folder);
        runAndKill(killed, 6);
        byte[] older = Files.readAllBytes(killed.checkpoint());
        runAndKill(killed, 10);
        Files.write(killed.checkpoint(), older);

        assertThat(run(EXPERIMENT, killed)).isPresent();

        assertSame(killed, unbroken);
    }

    @Test
    void aStoppedRunGoesOnToo() {
        RunFolder stopped = new RunFolder(folder);
        StopSignal stop = new StopSignal();
        stop.request();

        assertThat(run(EXPERIMENT, stopped, Long.MAX_VALUE, stop, 0)).isEmpty();
        assertThat(stopped.checkpoint()).exists();
        assertThat(run(EXPERIMENT, stopped)).isPresent();

        assertSame(stopped, unbroken);
    }

    @Test
    void theCheckpointOfOtherSettingsIsNotGoneOnWith() {
        RunFolder killed = new RunFolder(folder);
        runAndKill(killed, 10);

        Outcome other =
                run(EXPERIMENT.with(settings -> settings.withOptimizer(new Sgd(0.02, 0.9, 0))), killed).orElseThrow();

        assertThat(other.parametersSha256()).isNotEqualTo(unbroken.outcome(KEY).orElseThrow().parametersSha256());
        assertThat(Curves.read(killed.curves()).updates()).isEqualTo(UPDATES);
        assertThat(Curves.read(killed.curves()).trainLoss()[0])
                .isEqualTo(Curves.read(unbroken.curves()).trainLoss()[0]);
    }

    @Test
    void aDivergedRunIsRecordedAsAFailure() {
        RunFolder failed = new RunFolder(folder);

        Outcome outcome =
                run(EXPERIMENT.with(settings -> settings.withOptimizer(new Sgd(1e30, 0, 0))), failed).orElseThrow();

        assertThat(outcome.failed()).isTrue();
        assertThat(outcome.failure()).contains("became");
        assertThat(outcome.finalTest()).isEmpty();
        assertThat(failed.outcome(outcome.key())).contains(outcome);
        assertThat(Arrays.stream(new Path[]{failed.curves(), failed.result()})).allMatch(Files::exists);
    }
}
