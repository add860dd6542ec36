package org.lanewise.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.evaluate.Inputs;
import org.lanewise.trainer.train.Goal;
import org.lanewise.trainer.train.Measurements;
import org.lanewise.trainer.train.Measuring;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.RunResult;
import org.lanewise.trainer.train.Start;
import org.lanewise.trainer.train.StopSignal;
import org.lanewise.trainer.train.TrainingRun;
import org.lanewise.trainer.train.Wishes;

class TextReportTest {
    private static final Kernels KERNELS = KernelSelection.named("scalar");

    private final StringWriter written = new StringWriter();
    private final PrintWriter out = new PrintWriter(written);
    private final DataSet data = DataSet.synthetic(300, 100, 1);
    private final RunPlan plan = Start.of(Wishes.of("luo-cnn1"), Optional.empty()).plan();

    private RunInfo info(Optional<Path> checkpoint) {
        return new RunInfo(plan, data, data, KERNELS, 2, new Goal(100, 4), Progress.START, checkpoint,
                "trainer train --resume x");
    }

    @Test
    void digitsDrawnByTheProgramAreMarkedOnTheFirstAndOnTheLastLine() {
        run(new TextReport(out, Optional.empty(), true));

        assertThat(written.toString().lines().toList().getFirst())
                .startsWith(
                        "synthetic digits (300 + 100, seed 1) - not MNIST; scalar kernels, no vectors; 2 threads; JDK ");
        assertThat(written.toString().lines().toList().getLast())
                .endsWith("of 100 test images: synthetic digits (300 + 100, seed 1) - not MNIST");
    }

    @Test
    void theStatusLineIsGoneWhereverAnOrdinaryLineBegins() {
        run(new TextReport(out, Optional.of(new LiveLine(out, Look.PLAIN, () -> 80)), false));

        assertThat(written.toString()).containsPattern("\repoch 1/100 \\[=+ +]  loss 2\\.")
                .contains(" images/s  0:",
                        "epoch 1/100 testing");
        for (String line : written.toString().split(System.lineSeparator())) {
            String visible = line.substring(line.lastIndexOf('\r') + 1);
            String erased = line.contains("\r") ? line.substring(0, line.lastIndexOf('\r')) : "";
            assertThat(erased.substring(erased.lastIndexOf('\r') + 1)).isBlank();
            assertThat(visible).doesNotContain("left").isNotBlank();
        }
    }

    private void run(RunReport report) {
        Examples train = Inputs.of(data.train(), plan.network(), Normalization.UNIT);
        Examples test = Inputs.of(data.test(), plan.network(), Normalization.UNIT);
        try (Workers workers = Workers.of(1)) {
            Training training = Training.begin(plan.network(), plan.settings(), train, KERNELS, workers);
            RunInfo info = info(Optional.empty());
            report.started(info);
            RunResult result = new TrainingRun(
                    training,
                    info.goal(),
                    Measuring.everyEpoch(
                            new Evaluator(training.parameters(), test, plan.settings().loss(), KERNELS, workers)),
                    Optional.empty(),
                    report,
                    new StopSignal())
                    .run();
            report.finished(result, training.parameters().digest());
        }
    }

    @Test
    void anInterruptionSaysWhereTheRunIsAndHowToGoOn() {
        TextReport report = new TextReport(out, Optional.empty(), true);
        report.started(info(Optional.of(Path.of("run.ckpt"))));
        report.interrupted(RunResult.interrupted(new Progress(3, 200, 1, 150, 1100), 3, Measurements.NONE, 5));

        assertThat(written.toString().lines().toList())
                .endsWith(
                        "Interrupted in epoch 4 of 100, after step 1,100. Saved to run.ckpt; to go on:",
                        "    trainer train --resume x");
    }

    @Test
    void anInterruptionWithoutACheckpointSaysThatNothingIsSaved() {
        TextReport report = new TextReport(out, Optional.empty(), true);
        report.started(info(Optional.empty()));
        report.interrupted(RunResult.interrupted(new Progress(3, 200, 1, 150, 1100), 3, Measurements.NONE, 5));

        assertThat(written.toString().lines().toList())
                .endsWith("Interrupted in epoch 4 of 100, after step 1,100. "
                        + "Nothing is saved, because no --checkpoint FILE was asked for.");
    }
}
