package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.folder.KeptRun;
import org.lanewise.trainer.run.EventLog;
import org.lanewise.trainer.run.RunEvent;

class RunFolderTest {
    @TempDir
    private static Path folder;

    private static Path digits;
    private static Path whole;
    private static Cli wholeRun;

    @BeforeAll
    static void train() {
        digits = SmallDigits.in(folder, "digits", 3);
        whole = folder.resolve("runs").resolve("whole");
        wholeRun = train("--epochs", 3, "--run", whole);
    }

    private static Cli train(Object... options) {
        return Cli.run(Stream.concat(
                Stream.of("train", "luo-cnn1", "--data", digits, "--json"), Stream.of(options)).toArray());
    }

    /** What happened, without what differs from machine to machine. */
    private static List<String> happened(Path run) {
        return EventLog.read(run.resolve("events.jsonl"))
                .stream()
                .filter(event -> event instanceof RunEvent.Batches || event instanceof RunEvent.EpochEnded)
                .map(event -> event.line().replaceFirst("(,\"images\":\\d+)?,\"seconds\":[^,}]*", ""))
                .toList();
    }

    @Test
    void aRunThatIsOverHasItsResultAndItsNetwork() {
        KeptRun run = KeptRun.read(whole);

        assertThat(wholeRun.exitCode()).isZero();
        assertThat(run.outcome().orElseThrow().digest()).isEqualTo(wholeRun.digest());
        assertThat(run.network().orElseThrow().parameters().digest()).isEqualTo(wholeRun.digest());
        assertThat(NetworkFile.read(whole.resolve("checkpoint.safetensors")).parameters().digest())
                .isEqualTo(wholeRun.digest());
        assertThat(run.predictions().orElseThrow().correct()).isEqualTo(run.outcome().orElseThrow().correct());
        assertThat(run.plan().settings().batch()).isEqualTo(100);
        assertThat(run.provenance().measuredImages()).isEqualTo(SmallDigits.TEST);
    }

    @Test
    void theLogHasEveryBatchAndEveryEpoch() {
        KeptRun run = KeptRun.read(whole);
        List<RunEvent.Batches> batches = run.events(RunEvent.Batches.class);

        assertThat(batches.stream().mapToInt(RunEvent.Batches::images).sum()).isEqualTo(3 * SmallDigits.TRAIN);
        assertThat(batches.getLast().step()).isEqualTo(3 * SmallDigits.STEPS);
        assertThat(run.events(RunEvent.EpochEnded.class).stream().map(RunEvent.EpochEnded::epoch))
                .containsExactly(1, 2, 3);
        assertThat(run.events().subList(0, 2))
                .hasExactlyElementsOfTypes(RunEvent.Origin.class, RunEvent.Started.class);
        assertThat(run.events().getLast()).isInstanceOf(RunEvent.Ended.class);
    }

    @Test
    void aRunTakenUpAgainHasTheLogAndTheDigestOfTheUnbrokenOne() throws IOException {
        Path run = folder.resolve("broken");
        train("--epochs", 3, "--max-steps", 10, "--run", run);
        // What a process that went on to step 14 and was killed there would have left behind.
        Files.writeString(run.resolve("events.jsonl"),
                new RunEvent.Interrupted(14, "then").line() + "\n{\"type\":", StandardOpenOption.APPEND);

        Cli resumed = Cli.run("train", "--resume", run, "--data", digits, "--json");

        assertThat(resumed.digest()).isEqualTo(wholeRun.digest());
        assertThat(happened(run)).isEqualTo(happened(whole));
        assertThat(KeptRun.read(run).events(RunEvent.Started.class).stream().map(RunEvent.Started::step))
                .containsExactly(0L, 10L);
        assertThat(KeptRun.read(run).events(RunEvent.Interrupted.class)).isEmpty();
    }

    @Test
    void anotherRunIsNotReplacedUnlessAskedFor() {
        Path run = folder.resolve("twice");
        train("--epochs", 1, "--run", run);

        Cli again = train("--epochs", 1, "--seed", 2, "--run", run);

        assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(again.err()).contains("there is a run already", "--overwrite", "--resume");
        assertThat(KeptRun.read(run).plan().settings().seed()).isEqualTo(1);
        assertThat(train("--epochs", 1, "--seed", 2, "--run", run, "--overwrite").exitCode()).isZero();
        assertThat(KeptRun.read(run).plan().settings().seed()).isEqualTo(2);
    }

    @Test
    void aFolderWithoutARunIsNamed() {
        Cli report = Cli.run("report", folder.resolve("digits"));
        Cli resumed = Cli.run("train", "--resume", folder.resolve("digits"));

        assertThat(report.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(report.err()).startsWith("trainer report: " + folder.resolve("digits") + ": holds no run");
        assertThat(resumed.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(resumed.err()).contains("holds no run");
    }

    @Test
    void theReportIsOnePageThatLoadsNothing() throws IOException {
        Cli report = Cli.run("report", whole, "--data", digits);

        assertThat(report.err()).isEmpty();
        assertThat(report.exitCode()).isZero();
        String page = Files.readString(whole.resolve("report.html"));
        assertThat(page).contains("Confusion matrix", "precision", "The worst mistakes", "Throughput", "Param #",
                wholeRun.digest(), KeptRun.read(whole).provenance().dataSha256());
        assertThat(page).doesNotContainPattern("(src|href)=\"(?!#|data:)");
        for (String figure : new String[]{"loss", "accuracy", "throughput", "confusion", "mistakes", "filters",
            "maps"}) {
            assertThat(whole.resolve("report").resolve(figure + ".svg")).isNotEmptyFile();
        }
        FigureFiles.check(whole.resolve("report"));
    }

    @Test
    void aRunThatWasInterruptedIsReportedAsFarAsItGot() throws IOException {
        Path run = folder.resolve("half");
        train("--epochs", 2, "--run", run);
        Files.delete(run.resolve("result.json"));

        Cli report = Cli.run("report", run, "--data", digits, "--out", folder.resolve("page"));

        assertThat(report.exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("page").resolve("report.html")))
                .contains("After epoch 2", "Confusion matrix");
    }

    @Test
    void otherDataThanThoseOfTheRunAreNotShown() throws IOException {
        Path other = SmallDigits.in(folder, "other", 4);

        Cli report = Cli.run("report", whole, "--data", other, "--out", folder.resolve("other-page"));

        assertThat(report.exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("other-page").resolve("report.html")))
                .contains("The data found now are not those of the run")
                .contains("Confusion matrix");
    }

    @Test
    void dataTooSmallToBeThoseOfTheRunAreNotShownEither() throws IOException {
        Path run = folder.resolve("holding-back");
        train("--epochs", 1, "--validation", 600, "--batch", 20, "--run", run);
        Path few = folder.resolve("few");
        DataSet.synthetic(100, 20, 7).write(Files.createDirectory(few));

        Cli report = Cli.run("report", run, "--data", few);

        assertThat(report.err()).isEmpty();
        assertThat(report.exitCode()).isZero();
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("The data found now are not those of the run", "Confusion matrix");
    }

    @Test
    void runsWithSeedsInCommonAreComparedOverSeedsAndOverImages() throws IOException {
        for (int seed = 1; seed <= 2; seed++) {
            train("--epochs", 2, "--seed", seed, "--run", folder.resolve("fast-" + seed), "--lr", 0.02);
            train("--epochs", 2, "--seed", seed, "--run", folder.resolve("slow-" + seed), "--lr", 1e-9);
        }

        Cli compared = Cli.run(
                "compare", folder.resolve("fast-1"), folder.resolve("slow-1"), folder.resolve("fast-2"),
                folder.resolve("slow-2"), "--out", folder.resolve("compared"));

        assertThat(compared.err()).isEmpty();
        assertThat(compared.out()).contains(
                "settings.optimizer.learningRate: 0.02 | 1.0E-9", "paired t-test over 2 seeds", "McNemar, exact");
        assertThat(compared.out()).contains("fast-1 against slow-1").doesNotContain("fast-1 against slow-2");
        assertThat(Files.readString(folder.resolve("compared").resolve("comparison.html")))
                .contains("Is there a difference?", "fast-1 fast-2");
    }

    @Test
    void runsThatAreTheSameAreNotDistinguishable() {
        Path again = folder.resolve("again");
        train("--epochs", 3, "--run", again, "--threads", 1);

        Cli compared = Cli.run("compare", whole, again);

        assertThat(compared.out())
                .contains("whole against again: +0.00 points, p = 1.000: not distinguishable at 5 %");
    }

    @Test
    void resultsOnDifferentImagesAreNotCompared() {
        Path run = folder.resolve("elsewhere");
        Path other = SmallDigits.in(folder, "elsewhere-digits", 5);
        Cli.run("train", "luo-cnn1", "--data", other, "--epochs", 1, "--run", run, "--quiet");

        Cli compared = Cli.run("compare", whole, run);

        assertThat(compared.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(compared.err()).contains("results on different images cannot be compared");
    }
}
