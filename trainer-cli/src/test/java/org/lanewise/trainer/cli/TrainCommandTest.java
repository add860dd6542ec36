package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.store.Json;

class TrainCommandTest {
    @TempDir
    private static Path folder;

    private static Path digits;

    @BeforeAll
    static void drawDigits() {
        digits = SmallDigits.in(folder, "digits", 5);
    }

    @Test
    void saysFirstOnWhatAndWithWhatItTrains() {
        Cli run = Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 1, "--threads", 1, "--kernels", "scalar");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().getFirst())
                .isEqualTo("images in " + digits + " (640 + 160, not MNIST); scalar kernels, no vectors; 1 thread; JDK "
                        + System.getProperty("java.version"));
        assertThat(run.lines().get(1))
                .isEqualTo(
                        "luo-cnn1, 2,158 parameters, he initialisation; sgd, learning rate 0.01, momentum 0.9, weight "
                                + "decay 0.0001, batch 100, seed 1, 1 epochs");
    }

    @Test
    void theFastRecipeIsANetworkOfItsOwn() {
        Cli fast = Cli.run("train", "--recipe", "fast", "--data", digits, "--max-steps", 2, "--json");
        Cli named = Cli.run("train", "lanewise-fast", "--data", digits, "--max-steps", 2, "--json");

        assertThat(fast.exitCode()).isZero();
        assertThat(fast.events().getFirst().asObject().get("model").asString()).isEqualTo("lanewise-fast");
        assertThat(fast.events().getLast().asObject().get("digest"))
                .isEqualTo(named.events().getLast().asObject().get("digest"));
    }

    @Test
    void printsALineAnEpochWithoutEscapeCodesWhereThereIsNoTerminal() {
        Cli run = Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 3);

        assertThat(run.out()).doesNotContain("\u001b");
        assertThat(run.lines().subList(2, 5)).allSatisfy(line -> assertThat(line)
                .matches(
                        "epoch [123]/3  train loss \\d\\.\\d{4}, \\d+\\.\\d\\d %  test loss \\d\\.\\d{4}, \\d+\\.\\d\\d %  "
                                + "\\d+\\.\\d\\d s  [\\d,]+ images/s"));
    }

    @Test
    void saysLastHowGoodItIsAndOnWhat() {
        Cli run = Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 1, "--quiet");

        assertThat(run.lines()).hasSize(5).contains("The test images were looked at once");
        assertThat(run.lines().getLast())
                .matches(
                        "Test loss \\d\\.\\d{4}, accuracy \\d+\\.\\d\\d % \\(95 % sure: \\d+\\.\\d\\d to \\d+\\.\\d\\d %\\) "
                                + "of 160 test images: images in .* \\(640 \\+ 160, not MNIST\\)");
    }

    @Test
    void jsonIsOneObjectALineWithTheMembersThatProgramsRelyOn() {
        Cli run = Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 2, "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.events()).extracting(event -> event.asObject().get("event").asString())
                .containsExactly("start", "epoch", "epoch", "end");
        assertThat(members(run, 0))
                .containsSubsequence("event", "model", "data", "kernels", "vectorBits", "threads", "parameters");
        assertThat(members(run, 1))
                .containsExactly("event", "epoch", "trainLoss", "trainAccuracy", "testLoss", "testAccuracy", "seconds",
                        "imagesPerSecond");
        assertThat(members(run, 3)).containsSubsequence("event", "digest", "testAccuracy", "testLoss", "seconds");
        SequencedMap<String, Json> start = run.events().getFirst().asObject();
        assertThat(start.get("model").asString()).isEqualTo("luo-cnn1");
        assertThat(start.get("parameters").asInt()).isEqualTo(2158);
        assertThat(run.events().get(2).asObject().get("epoch").asInt()).isEqualTo(2);
        assertThat(run.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void learns() {
        Cli run = Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 30, "--lr", 0.03, "--json");

        assertThat(run.lastEvent().asObject().get("testAccuracy").asDouble()).isGreaterThan(0.8);
    }

    @Test
    void theEndRepeatsTheTestOfTheLastEpoch() {
        Cli run = Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 2, "--json");

        SequencedMap<String, Json> epoch = run.events().get(2).asObject();
        SequencedMap<String, Json> end = run.lastEvent().asObject();
        assertThat(end.get("testLoss")).isEqualTo(epoch.get("testLoss"));
        assertThat(end.get("testAccuracy")).isEqualTo(epoch.get("testAccuracy"));
    }

    @Test
    void theSeedDecidesTheResultAndNothingElseDoes() {
        String first = digest("--seed", 3, "--threads", 1);

        assertThat(digest("--seed", 3, "--threads", 2)).isEqualTo(first);
        assertThat(digest("--seed", 4, "--threads", 1)).isNotEqualTo(first);
    }

    @Test
    void everyOptionOfTheOptimiserCounts() {
        assertThat(List.of(
                digest(),
                digest("--lr", 0.02),
                digest("--momentum", 0.8),
                digest("--weight-decay", 0.01),
                digest("--batch", 50),
                digest("--init", "report"),
                digest("--optimizer", "adam"),
                digest("--optimizer", "adam", "--lr", 0.01),
                digest("--optimizer", "adam:moments=uncorrected"),
                digest("--optimizer", "adam:moments=forgotten"),
                digest("--optimizer", "adam:beta1=0.8,epsilon=1e-3"),
                digest("--optimizer", "nesterov"),
                digest("--optimizer", "adagrad"),
                digest("--optimizer", "rmsprop"),
                digest("--optimizer", "adadelta"),
                digest("--optimizer", "adadelta:epsilon=1e-8"),
                digest("--optimizer", "adamw"),
                digest("--decay-scope", "weights"),
                digest("--schedule", "step:factor=0.5,every=3,unit=steps"),
                digest("--schedule", "halving:every=2"),
                digest("--schedule", "cosine"),
                digest("--schedule", "cosine:floor=0.1"),
                digest("--schedule", "one-cycle"),
                digest("--warmup", 0.5)))
                .doesNotHaveDuplicates();
        assertThat(
                digest("--optimizer", "sgd", "--lr", 0.01, "--momentum", 0.9, "--weight-decay", 1e-4, "--init", "he",
                        "--decay-scope", "all", "--schedule", "constant", "--warmup", 0))
                .isEqualTo(digest());
    }

    @Test
    void aScheduleIsSaidInWordsAndHasTheLengthOfTheRun() {
        Cli run =
                Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 2, "--optimizer", "adamw", "--weight-decay",
                        0.05, "--schedule", "one-cycle:rise=0.25", "--warmup", 0.5, "--decay-scope", "weights");

        assertThat(run.out()).contains(
                "; adamw, learning rate 0.001, beta1 0.9, beta2 0.999, epsilon 0.00000001, weight decay 0.05 on weights; "
                        + "one-cycle schedule, epochs 2, rise 0.25, divisor 25, last divisor 10000, warm-up 0.5 epochs, "
                        + "batch 100, seed 1, 2 epochs");
    }

    @Test
    void endsInTheMiddleOfAnEpochWhenToldTo() {
        Cli run = Cli.run("train", "luo-cnn1", "--data", digits, "--max-steps", SmallDigits.STEPS + 2, "--json");

        assertThat(run.events()).hasSize(3);
        assertThat(run.lastEvent().asObject().get("steps").asInt()).isEqualTo(SmallDigits.STEPS + 2);
        assertThat(run.lastEvent().asObject().get("testLoss").asDouble()).isPositive();
    }

    private static String digest(Object... options) {
        Object[] all = new Object[options.length + 6];
        System.arraycopy(new Object[]{"train", "luo-cnn1", "--data", digits, "--max-steps=9", "--json"}, 0, all, 0, 6);
        System.arraycopy(options, 0, all, 6, options.length);
        return Cli.run(all).digest();
    }

    private static Iterable<String> members(Cli run, int event) {
        return run.events().get(event).asObject().keySet();
    }
}
