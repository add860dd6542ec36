package org.lanewise.trainer.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.data.Sampling;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.train.Progress;
import org.lanewise.models.Moment;
import org.lanewise.models.Quantity;
import org.lanewise.models.Split;
import org.lanewise.trainer.data.DataSet;

/** The stream of report 003: images that are held back are classified when they come by. */
class StreamRunTest {
    private static final DataSet DIGITS = DataSet.synthetic(600, 60, 3);

    private static final Experiment EXPERIMENT = Experiment.of("003", "convnetjs-stride2", "report", Epochs.of(1, 2))
            .shown(new Presentation.Windows())
            .with(settings -> settings.withSampling(new Sampling.ConvNetJsStream(400, 100, 150, 10)));

    @TempDir
    private Path folder;

    private static void run(RunFolder to, int killAfter) {
        try (Workers workers = Workers.of(1)) {
            Machinery machinery = new Machinery("test", KernelSelection.named("scalar"), workers);
            new TrialRun(Trial.of(EXPERIMENT, Scale.USUAL, 1, DIGITS), to, machinery, new ReproductionListener() {
                @Override
                public void stepped(Trial trial, Progress progress) {
                    if (progress.steps() == killAfter) {
                        throw new CancellationException("killed");
                    }
                }
            }, () -> false, killAfter == 0 ? Long.MAX_VALUE : 0).run();
        } catch (CancellationException _) {
            assertThat(killAfter).isPositive();
        }
    }

    @Test
    void aboutOneOfTenImagesIsHeldBackAndNoneIsLostWhenTheRunIsKilled() {
        RunFolder unbroken = new RunFolder(folder.resolve("unbroken"));
        run(unbroken, 0);
        RunFolder killed = new RunFolder(folder.resolve("killed"));
        run(killed, 17);
        run(killed, 33);
        run(killed, 0);

        Curves whole = Curves.read(unbroken.curves());
        Curves parts = Curves.read(killed.curves());
        assertThat(whole.updates()).isEqualTo(40);
        assertThat(whole.streamLoss().length).isBetween(50, 130);
        assertThat(whole.streamUpdates()).isSorted();
        assertThat(parts.streamUpdates()).isEqualTo(whole.streamUpdates());
        assertThat(parts.streamLoss()).isEqualTo(whole.streamLoss());
        assertThat(parts.streamCorrect()).isEqualTo(whole.streamCorrect());
        assertThat(parts.trainLoss()).isEqualTo(whole.trainLoss());
        assertThat(parts.test()).extracting(Probe::loss)
                .isEqualTo(
                        whole.test().stream().map(Probe::loss).toList());
    }

    @Test
    void theWindowsOfTheDisplayAreMeasured() {
        RunFolder to = new RunFolder(folder.resolve("run"));
        run(to, 0);
        Outcome outcome = to.outcome(Trial.of(EXPERIMENT, Scale.USUAL, 1, DIGITS).key()).orElseThrow();
        List<Run> runs = List.of(new Run(1, outcome, Curves.read(to.curves()), to));
        Moment last = new Moment.LastImages(40);

        double training = Measured.of(new Quantity.Accuracy(Split.TRAINING, last), runs).orElseThrow().mean();
        float[] accuracy = runs.getFirst().curves().trainAccuracy();
        assertThat(training).isEqualTo((accuracy[38] + accuracy[39]) / 2, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(Measured.of(new Quantity.Accuracy(Split.VALIDATION, last), runs)).isPresent();
        assertThat(Measured.of(new Quantity.Loss(Split.TRAINING, last), runs)).isPresent();
        assertThat(Measured.of(new Quantity.Penalty(last), runs).orElseThrow().mean()).isPositive();
    }
}
