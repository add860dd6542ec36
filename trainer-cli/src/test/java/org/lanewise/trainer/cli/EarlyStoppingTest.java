package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.Safetensors;
import org.lanewise.trainer.folder.KeptRun;
import org.lanewise.trainer.run.RunEvent;

/** Runs that end when their network becomes no better, with the best of their networks. */
class EarlyStoppingTest {
    private static final String RULE = "--validation drawn:0.25 --lr 0.2 --epochs 30 --patience 2";
    /** Of the 480 images that are left to train on. */
    private static final int STEPS = 5;

    @TempDir
    private static Path shared;

    private static Path digits;
    private static Path folder;
    private static Cli whole;

    @BeforeAll
    static void train() {
        digits = SmallDigits.in(shared, "digits", 6);
        folder = shared.resolve("run");
        whole = train(RULE, "--run", folder);
    }

    private static Cli train(String options, Object... more) {
        Stream<String> words = Stream.of(options.split(" ")).filter(word -> !word.isEmpty());
        return Cli.run(Stream.of(Stream.of("train", "luo-cnn1", "--data", digits, "--json"), words, Stream.of(more))
                .flatMap(part -> part)
                .toArray());
    }

    private static Cli resume(Path file, Object... more) {
        return Cli.run(Stream.concat(Stream.of("train", "--resume", file, "--data", digits, "--json"), Stream.of(more))
                .toArray());
    }

    private static List<SequencedMap<String, Json>> epochs(Cli run) {
        return run.events()
                .stream()
                .map(Json::asObject)
                .filter(event -> event.get("event").asString().equals("epoch"))
                .toList();
    }

    private static int number(Cli run, String name) {
        return run.lastEvent().asObject().get(name).asInt();
    }

    @Test
    void theRunEndsSoManyEpochsAfterTheBestWithExactlyItsWeights() {
        int best = number(whole, "bestEpoch");
        double lowest = epochs(whole).stream().mapToDouble(e -> e.get("validationLoss").asDouble()).min().orElseThrow();

        assertThat(whole.exitCode()).isZero();
        assertThat(number(whole, "epochs")).isEqualTo(best + 2).isLessThan(30);
        assertThat(epochs(whole)).hasSize(best + 2);
        assertThat(epochs(whole).get(best - 1).get("validationLoss").asDouble()).isEqualTo(lowest);
        assertThat(whole.lastEvent().asObject().get("validationLoss").asDouble()).isEqualTo(lowest);
        assertThat(train("--validation drawn:0.25 --lr 0.2", "--epochs", best).digest()).isEqualTo(whole.digest());
    }

    @Test
    void theFolderHasTheBestNetworkAndSaysSo() throws IOException {
        KeptRun run = KeptRun.read(folder);

        assertThat(run.network().orElseThrow().parameters().digest()).isEqualTo(whole.digest());
        assertThat(NetworkFile.read(folder.resolve("checkpoint.safetensors")).parameters().digest())
                .isEqualTo(whole.digest());
        assertThat(run.outcome().orElseThrow().best().orElseThrow().epoch()).isEqualTo(number(whole, "bestEpoch"));
        assertThat(run.predictions().orElseThrow().correct()).isEqualTo(run.outcome().orElseThrow().correct());
        assertThat(run.events(RunEvent.BestRestored.class)).hasSize(1);
        assertThat(run.events(RunEvent.TestRead.class).getFirst().looks()).isEqualTo(1);
        assertThat(run.outcome().orElseThrow().test().orElseThrow().images()).isEqualTo(SmallDigits.TEST);
        Cli.run("report", folder, "--data", digits, "--out", shared.resolve("page"));
        assertThat(Files.readString(shared.resolve("page").resolve("report.html")))
                .contains("The network is that after epoch " + number(whole, "bestEpoch"), "on 160 test images",
                        "The test images were looked at once", "ends after 2 epochs without a lower validation loss");
    }

    /** In the first epoch, in the middle, and when the best epoch is over already. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4 * STEPS, 6 * STEPS + 1, -1})
    void aRunThatWasInterruptedEndsWithTheSameBits(int steps) {
        Path file = shared.resolve("after" + steps + ".ckpt");
        int until = steps > 0 ? steps : number(whole, "bestStep") + STEPS + 2;
        train(RULE, "--max-steps", until, "--checkpoint", file, "--threads", 1);

        Cli resumed = resume(file, "--threads", 2);

        assertThat(resumed.digest()).isEqualTo(whole.digest());
        for (String figure : List.of("bestEpoch", "epochs", "steps", "validationLoss", "testLoss")) {
            assertThat(resumed.lastEvent().asObject().get(figure)).isEqualTo(whole.lastEvent().asObject().get(figure));
        }
        assertThat(resume(file).digest()).as("taken up when it is over").isEqualTo(whole.digest());
    }

    @Test
    void theAccuracyCanBeWatchedInPlaceOfTheLoss() {
        Cli run = train(RULE + " --watch accuracy");

        double highest = epochs(run).stream()
                .map(epoch -> epoch.get("validationAccuracy").asDouble())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        int first = 1 + epochs(run).stream()
                .map(epoch -> epoch.get("validationAccuracy").asDouble())
                .toList()
                .indexOf(highest);
        assertThat(number(run, "bestEpoch")).isEqualTo(first).isNotEqualTo(number(whole, "bestEpoch"));
        assertThat(run.lastEvent().asObject().get("validationAccuracy").asDouble()).isEqualTo(highest);
    }

    @Test
    void measuredEverySecondEpochTheRunEndsAtOneOfThese() {
        Cli run = train(RULE + " --test-every 2");

        assertThat(epochs(run)).allSatisfy(epoch -> assertThat(epoch.containsKey("validationLoss"))
                .isEqualTo(epoch.get("epoch").asInt() % 2 == 0));
        assertThat(number(run, "bestEpoch") % 2).isZero();
        assertThat(number(run, "epochs")).isEqualTo(number(run, "bestEpoch") + 2);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 5", "--test-every 0, 1", "--test-every 2, 3", "--test-every 5, 1", "--validation drawn:0.25, 0",
        "--validation drawn:0.25 --patience 9, 1"
    })
    void howOftenTheTestImagesWereLookedAtIsCounted(String options, int looks) {
        Path file = shared.resolve("looks-" + options.replaceAll("\\W", "") + ".ckpt");
        Cli run = train(options, "--epochs", 5, "--max-steps", 5000);
        train(options, "--epochs", 5, "--max-steps", SmallDigits.STEPS + 1, "--checkpoint", file);

        assertThat(number(run, "testLooks")).isEqualTo(looks);
        Object[] again = options.contains("every") ? options.split(" ") : new Object[0];
        // The first process measured once more, because it was told to end there; if it looked at the test images at all.
        assertThat(number(resume(file, again), "testLooks")).isEqualTo(looks == 0 ? 0 : looks + 1);
    }

    @Test
    void weightsDoNotDependOnHowOftenTheyAreMeasured() {
        assertThat(train("--epochs 3 --test-every 0").digest()).isEqualTo(train("--epochs 3").digest());
    }

    /** What versions wrote that did not count. */
    @Test
    void anOlderCheckpointIsTakenUpAgain() {
        Path file = shared.resolve("older.ckpt");
        train("--epochs 3", "--max-steps", 2 * SmallDigits.STEPS + 1, "--checkpoint", file);
        Safetensors stored = Safetensors.read(file);
        Map<String, String> metadata = new HashMap<>(stored.metadata());
        assertThat(metadata.remove("provenance.measurements")).isNotNull();
        new Safetensors(metadata, stored.tensors().values()).write(file);

        Cli resumed = resume(file);

        assertThat(resumed.digest()).isEqualTo(train("--epochs 3").digest());
        assertThat(number(resumed, "testLooks")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--patience 2 | hold some training images back, --validation drawn:0.1",
        "--patience 0 --validation 0.1 | --patience must be at least 1 epoch, got 0",
        "--patience 2 --validation 0.1 --test-every 0 | --test-every must be at least 1, got 0",
        "--watch accuracy --validation 0.1 | add --patience EPOCHS",
        "--test-every -1 | --test-every must be a number of epochs, or 0 to measure only at the end, got -1",
        "--patience 2 --validation 0.1 --dashboard | leave --patience, --watch and --test-every out",
    })
    void whatCannotBeIsSaidBeforeTheRunBegins(String options, String message) {
        Cli run = train(options);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--patience, 3, 2", "--watch, accuracy, loss", "--test-every, 2, 1"})
    void anotherRuleContradictsTheCheckpoint(String option, String asked, String stored) {
        Cli run = resume(folder, option, asked);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains(option + " " + asked + " contradicts ", ", which was begun with " + stored + ";");
    }

    @Test
    void peopleAreToldWhyTheRunEndedAndWithWhichWeights() {
        int best = number(whole, "bestEpoch");
        Cli run = Cli.run(Stream.concat(
                Stream.of("train", "luo-cnn1", "--data", digits, "--quiet"), Stream.of(RULE.split(" "))).toArray());

        assertThat(run.lines()).contains("Ended early, after epoch " + (best + 2)
                + " of 30, because for 2 epochs there was no lower validation loss; the weights after epoch " + best
                + ", with the lowest validation loss, are restored", "The test images were looked at once");
        assertThat(run.lines().getLast()).startsWith("Test loss ").contains("of 160 test images");
    }
}
