package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.data.DataFinder;
import org.lanewise.trainer.folder.KeptRun;
import org.lanewise.trainer.report.RunReport;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.sweep.Bench;
import org.lanewise.trainer.sweep.Setting;
import org.lanewise.trainer.sweep.Shard;
import org.lanewise.trainer.sweep.Sweep;
import org.lanewise.trainer.sweep.SweepFolder;
import org.lanewise.trainer.sweep.SweepListener;
import org.lanewise.trainer.sweep.SweepPlan;
import org.lanewise.trainer.sweep.TrialOutcome;
import org.lanewise.trainer.train.StopSignal;

class SweepCommandTest {
    private static final String OPTIONS = "--epochs 4 --patience 2 --grid lr=0.1,1e30,0.2 --grid batch=40,80";
    private static final int TRIALS = 6;

    @TempDir
    private static Path shared;

    private static Path digits;
    private static Path folder;
    private static Cli whole;

    @BeforeAll
    static void sweep() {
        digits = SmallDigits.in(shared, "digits", 6);
        folder = shared.resolve("whole");
        whole = sweep(OPTIONS, folder);
    }

    private static Cli sweep(String options, Path out, Object... more) {
        Stream<String> words = Arrays.stream(options.split(" ")).filter(word -> !word.isEmpty());
        return Cli.run(Stream.of(
                Stream.of("sweep", "luo-cnn1", "--data", digits, "--out", out, "--json"), words, Stream.of(more))
                .flatMap(part -> part)
                .toArray());
    }

    private static List<SequencedMap<String, Json>> trials(Cli run) {
        return run.events()
                .stream()
                .map(Json::asObject)
                .filter(event -> event.get("event").asString().equals("trial"))
                .toList();
    }

    /** What came of all trials, without the time it took. */
    private static List<TrialOutcome> outcomes(Path... parts) {
        return IntStream.range(0, TRIALS)
                .mapToObj(index -> Stream.of(parts)
                        .flatMap(part -> new SweepFolder(part).outcome(index).stream())
                        .findFirst()
                        .orElseThrow())
                .map(o -> new TrialOutcome(o.index(), o.settings(), o.score(), o.failure().map(_ -> "failed"), 0))
                .toList();
    }

    @Test
    void theBestOnTheImagesHeldBackIsFoundAndLooksAtTheTestImagesOnce() {
        SequencedMap<String, Json> best = trials(whole).stream()
                .filter(trial -> trial.containsKey("validationLoss"))
                .min(Comparator.comparingDouble(trial -> trial.get("validationLoss").asDouble()))
                .orElseThrow();
        SequencedMap<String, Json> end = whole.lastEvent().asObject();

        assertThat(whole.exitCode()).isZero();
        assertThat(whole.err()).isEmpty();
        assertThat(trials(whole)).hasSize(TRIALS);
        assertThat(end.get("best")).isEqualTo(best.get("trial"));
        assertThat(end.get("digest")).isEqualTo(best.get("digest"));
        assertThat(end.get("testLooks").asInt()).isEqualTo(1);
        assertThat(NetworkFile.read(folder.resolve("best.safetensors")).parameters().digest())
                .isEqualTo(whole.digest());
        assertThat(Cli.run(
                "evaluate", "--network", folder.resolve("best.safetensors"), "--data", digits, "--json")
                .lastEvent()
                .asObject()
                .get("accuracy")).isEqualTo(end.get("testAccuracy"));
    }

    @Test
    void aTrialIsTheRunThatTrainMakesWithItsSettings() {
        SequencedMap<String, Json> trial = trials(whole).getLast();
        Cli alone = Cli.run(
                "train", "luo-cnn1", "--data", digits, "--epochs", 4, "--patience", 2, "--lr", 0.2, "--batch", 80,
                "--validation", "drawn:0.1", "--json");

        assertThat(trial.get("settings").toString()).isEqualTo("{\"lr\":\"0.2\",\"batch\":\"80\"}");
        assertThat(trial.get("digest").asString()).isEqualTo(alone.digest());
        assertThat(trial.get("bestEpoch")).isEqualTo(alone.lastEvent().asObject().get("bestEpoch"));
    }

    @Test
    void noTrialLooksAtTheTestImages() {
        for (int index = 0; index < TRIALS; index++) {
            KeptRun run = KeptRun.read(new SweepFolder(folder).trial(index).folder());

            assertThat(run.provenance().measuredOn()).isEqualTo("validation");
            assertThat(run.events(RunEvent.TestRead.class)).isEmpty();
            run.outcome().ifPresent(outcome -> assertThat(outcome.testLooks()).contains(0));
        }
    }

    @Test
    void settingsThatFailAreAResultLikeAnyOther() throws IOException {
        assertThat(trials(whole).get(2).get("failure").asString()).contains("a smaller learning rate usually helps");
        assertThat(Files.readString(folder.resolve("sweep.html"))).contains("Failed", "lr 1e30, batch 40");
        Cli failed = sweep("--epochs 1 --grid lr=1e30,1e31", shared.resolve("failed"));
        assertThat(failed.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(failed.err()).contains("all 2 trials failed; of the first: ");
    }

    @Test
    void whatIsDoneIsNotDoneAgain() throws IOException {
        byte[] result = Files.readAllBytes(folder.resolve("result.json"));

        Cli again = sweep(OPTIONS, folder);

        assertThat(again.events()).hasSize(1);
        assertThat(again.lastEvent()).isEqualTo(whole.lastEvent());
        assertThat(Files.readAllBytes(folder.resolve("result.json"))).isEqualTo(result);
    }

    @Test
    void tablesAndPageHaveEveryTrial() throws IOException {
        List<String> rows = Files.readAllLines(folder.resolve("trials.csv"));

        assertThat(rows).hasSize(1 + TRIALS);
        assertThat(rows.getFirst()).startsWith("trial,lr,batch,validation_loss,");
        assertThat(rows.get(1)).startsWith("1,0.1,40,0.");
        assertThat(Json.parse(Files.readAllBytes(folder.resolve("trials.json"))).asArray()).hasSize(TRIALS);
        assertThat(Files.readString(folder.resolve("sweep.html")))
                .contains("The test images were looked at once", "trainer train luo-cnn1 --epochs=4",
                        "within the interval")
                .doesNotContainPattern("(src|href)=\"(?!#|data:)");
        for (String figure : List.of("parallel", "by-lr", "by-batch")) {
            assertThat(folder.resolve("sweep").resolve(figure + ".svg")).isNotEmptyFile();
        }
        FigureFiles.check(folder.resolve("sweep"));
    }

    @Test
    void partsMadeElsewhereOnOtherThreadsAreJoinedToTheSameResult() {
        Path first = shared.resolve("first");
        Path second = shared.resolve("second");
        Cli early = sweep(OPTIONS, first, "--shard", "1/2", "--threads", 1);
        Cli missing = Cli.run("sweep", "merge", first, "--data", digits);
        sweep(OPTIONS, second, "--shard", "2/2", "--threads", 2);

        Cli merged =
                Cli.run("sweep", "merge", first, second, "--data", digits, "--out", shared.resolve("joined"), "--json");

        assertThat(early.out()).doesNotContain("\"end\"");
        assertThat(missing.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(missing.err()).contains("3 of 6 trials are missing, the first is number 2");
        assertThat(merged.lastEvent()).isEqualTo(whole.lastEvent());
        assertThat(outcomes(first, second)).isEqualTo(outcomes(folder));
    }

    /** In the middle of the third epoch of a trial that has found its best network already, as a kill would leave it. */
    @Test
    void aSweepThatWasInterruptedGoesOnToTheSameResult() {
        Path broken = shared.resolve("broken");
        SweepPlan plan = new SweepFolder(folder).readPlan();
        StopSignal stop = new StopSignal();
        SweepListener stopping = new SweepListener() {
            @Override
            public RunReport trialBegins(int index, List<Setting> settings) {
                return new RunReport() {
                    @Override
                    public void stepped(Training training) {
                        if (index == 4 && training.progress().steps() == 33) {
                            stop.request();
                        }
                    }
                };
            }
        };
        SweepFolder kept = new SweepFolder(broken);
        kept.begin(plan);
        Sweep sweep = new Sweep(kept, plan, settings -> TrialOptions.wishes(plan.base(), settings, plan.by()), 1);
        try (Workers workers = Workers.of(1)) {
            Bench bench = new Bench(
                    DataFinder.ofThisUser().find(Optional.of(digits)), KernelSelection.best(), workers, "tests");
            assertThat(sweep.run(bench, Shard.WHOLE, stopping, stop)).isFalse();
        }
        assertThat(sweep.missing(Shard.WHOLE)).containsExactly(4, 5);

        Cli rest = sweep(OPTIONS, broken, "--threads", 2);

        assertThat(trials(rest)).hasSize(2);
        assertThat(outcomes(broken)).isEqualTo(outcomes(folder));
        assertThat(rest.lastEvent()).isEqualTo(whole.lastEvent());
        assertThat(KeptRun.read(kept.trial(4).folder()).events(RunEvent.Started.class)).hasSize(2);
    }

    @Test
    void anotherSweepIsNotPutIntoTheSameFolder() {
        Cli values = sweep("--epochs 4 --patience 2 --grid lr=0.1", folder);
        Cli options = sweep(OPTIONS + " --momentum 0.5", folder);
        Cli data = Cli.run("sweep", "merge", folder, "--data", SmallDigits.in(shared, "other", 7));

        assertThat(values.err()).contains("another sweep is kept there, with other settings to try");
        assertThat(options.err()).contains("--momentum=0.5");
        assertThat(data.err()).contains("the sweep was made on other data");
        assertThat(List.of(values.exitCode(), options.exitCode(), data.exitCode())).containsOnly(ExitCode.DATA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--epochs 1 | a sweep needs settings to try: --grid lr=0.01,0.03,0.1",
        "--grid speed=1,2 | there is no setting 'speed'; there are amplify, augment, batch,",
        "--grid lr=fast | trial 1 of 1 (lr fast): Invalid value for option '--lr'",
        "--grid batch=50,0 | trial 2 of 2 (batch 0): a batch needs at least 1 image, got 0",
        "--range lr=0.1..1 | say how many trials to draw, --trials 20",
        "--range optimizer=1..2 --trials 3 | --range needs a number, and optimizer is none",
        "--grid lr=0.1 --grid rate=0.2 | lr is swept twice",
        "--grid lr=0.1 --validation none | a sweep chooses on images that are held back",
        "--grid validation=0.1,0.2 | trials are compared by it",
        "--grid lr=0.1 --shard 3/2 | --shard must be I/N",
        "--grid lr=0.1 --trials 0 | --trials must be at least 1, got 0",
        "--range batch=1..9:log --trials 3 | --range batch takes whole numbers",
    })
    void whatCannotBeIsSaidBeforeAnythingIsTrained(String options, String message) {
        Path out = shared.resolve("nothing");

        Cli run = sweep(options, out);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("trainer sweep: ").contains(message);
        assertThat(out).doesNotExist();
    }

    @Test
    void modelsCanBeSweptTooByAccuracyIfTheirLossesCannotBeCompared() {
        Path out = shared.resolve("models");
        Cli refused = Cli.run(
                "sweep", "--data", digits, "--epochs", 1, "--grid", "model=luo-cnn1,luo-mlp-hw1", "--out", out);
        Cli run = Cli.run(
                "sweep", "--data", digits, "--epochs", 1, "--grid", "model=luo-cnn1,luo-mlp-hw1", "--out", out,
                "--watch",
                "accuracy");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .contains("trial 2 of 2 (model luo-mlp-hw1): trained with another loss (Euclidean) than those "
                        + "before it (cross-entropy)", "add --watch accuracy");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("trial 1/2  model luo-cnn1  validation loss ", "trial 2/2  model luo-mlp-hw1",
                "The test images were looked at once, with this network", "Page: ");
        assertThat(Cli.run("sweep", "luo-cnn1", "--grid", "lr=1").err()).contains("--out DIR is needed");
    }
}
