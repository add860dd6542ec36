package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
    @TempDir
    private static Path shared;

    private static Path digits;
    private static String unbroken;

    @TempDir
    private Path folder;

    @BeforeAll
    static void trainWithoutABreak() {
        digits = SmallDigits.in(shared, "digits", 6);
        unbroken = train("--epochs", 3).digest();
    }

    private static Cli train(Object... options) {
        Object[] begin = {"train", "luo-cnn1", "--data", digits, "--json"};
        Object[] all = Arrays.copyOf(begin, begin.length + options.length);
        System.arraycopy(options, 0, all, begin.length, options.length);
        return Cli.run(all);
    }

    private Path checkpointAfter(int steps) {
        Path file = folder.resolve("run.ckpt");
        assertThat(train("--epochs", 3, "--max-steps", steps, "--checkpoint", file).exitCode()).isZero();
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, SmallDigits.STEPS - 1, SmallDigits.STEPS, SmallDigits.STEPS + 3, 3 * SmallDigits.STEPS})
    void endsWithTheSameBitsAsIfItHadNeverStopped(int steps) {
        Path file = checkpointAfter(steps);

        Cli resumed = Cli.run("train", "--resume", file, "--data", digits, "--json");

        assertThat(resumed.exitCode()).isZero();
        assertThat(resumed.digest()).isEqualTo(unbroken);
    }

    @Test
    void reportsEpochsWithTheFiguresOfTheUnbrokenRun() {
        Cli whole = train("--epochs", 2);
        Path file = checkpointAfter(SmallDigits.STEPS + 3);

        Cli resumed = Cli.run("train", "--resume", file, "--data", digits, "--epochs", 2, "--json");

        for (String figure : new String[]{"epoch", "trainLoss", "trainAccuracy", "testLoss", "testAccuracy"}) {
            assertThat(resumed.events().get(1).asObject().get(figure))
                    .as(figure)
                    .isEqualTo(whole.events().get(2).asObject().get(figure));
        }
    }

    @Test
    void goesOnSavingToTheFileItCameFrom() {
        Path file = checkpointAfter(2);
        Cli.run("train", "--resume", file, "--data", digits);

        Cli again = Cli.run("train", "--resume", file, "--data", digits);

        assertThat(again.out())
                .contains("Resumed in epoch 3 after step " + 3 * SmallDigits.STEPS)
                .contains("it was complete, a larger --epochs would go on");
    }

    @Test
    void theNumberOfEpochsMayGrow() {
        Path file = checkpointAfter(3 * SmallDigits.STEPS);

        Cli longer = Cli.run("train", "--resume", file, "--data", digits, "--epochs", 5, "--json");

        assertThat(longer.digest()).isEqualTo(train("--epochs", 5).digest());
    }

    @Test
    void optionsThatSayTheSameAsTheCheckpointAreFine() {
        Path file = checkpointAfter(4);

        Cli resumed = Cli.run("train", "luo-cnn1", "--resume", file, "--data", digits, "--batch", 100, "--optimizer",
                "sgd", "--lr", "1e-2", "--momentum", ".9", "--weight-decay", 1e-4, "--seed", 1, "--init", "he",
                "--decay-scope", "all", "--schedule", "constant", "--warmup", 0, "--json");

        assertThat(resumed.digest()).isEqualTo(unbroken);
    }

    @ParameterizedTest
    @CsvSource({
        "--batch, 50, 100", "--lr, 0.5, 0.01", "--momentum, 0.0, 0.9", "--weight-decay, 0.0, 1.0E-4", "--seed, 2, 1",
        "--init, report, he", "--optimizer, adam, sgd", "--decay-scope, weights, all", "--schedule, cosine, constant",
        "--warmup, 2.0, 0.0"
    })
    void anOptionThatContradictsTheCheckpointIsAnErrorThatNamesBothValues(String option, String asked, String stored) {
        Path file = checkpointAfter(1);

        Cli resumed = Cli.run("train", "--resume", file, "--data", digits, option, asked);

        assertThat(resumed.exitCode()).isEqualTo(2);
        assertThat(resumed.err().strip())
                .isEqualTo("trainer train: " + option + " " + asked + " contradicts " + file + ", which was begun with "
                        + stored + "; leave it out, or begin a new run without --resume");
        assertThat(resumed.out()).isEmpty();
    }

    @Test
    void aRunWithAnotherOptimizerAndAScheduleGoesOnWithTheSameBits() {
        Object[] options = {"--epochs", 3, "--optimizer", "adam:moments=uncorrected,beta2=0.99", "--schedule",
            "cosine:floor=0.1", "--warmup", 0.5, "--decay-scope", "weights"};
        String whole = train(options).digest();
        Path file = folder.resolve("run.ckpt");
        Object[] broken = Arrays.copyOf(options, options.length + 4);
        System.arraycopy(new Object[]{"--max-steps", SmallDigits.STEPS + 2, "--checkpoint", file}, 0, broken,
                options.length, 4);
        train(broken);

        Object[] resume = {"train", "--resume", file, "--data", digits, "--json"};
        Object[] repeated = Arrays.copyOf(resume, resume.length + options.length);
        System.arraycopy(options, 0, repeated, resume.length, options.length);
        assertThat(Cli.run(repeated).digest()).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "--optimizer adam:beta2=0.999, --optimizer adam:beta2 0.999, 0.99",
        "--optimizer adam:moments=forgotten, --optimizer adam:moments forgotten, uncorrected",
        "--schedule cosine:epochs=7, --schedule cosine:epochs 7, 3",
        "--schedule one-cycle, --schedule one-cycle, cosine",
    })
    void aSettingThatContradictsTheCheckpointIsNamedWithBothValues(String option, String asked, String stored) {
        Path file = folder.resolve("run.ckpt");
        train("--epochs", 3, "--optimizer", "adam:moments=uncorrected,beta2=0.99", "--schedule", "cosine",
                "--max-steps",
                1, "--checkpoint", file);

        Cli resumed = Cli.run("train", "--resume", file, "--data", digits, option.split(" ")[0], option.split(" ")[1]);

        assertThat(resumed.exitCode()).isEqualTo(2);
        assertThat(resumed.err().strip())
                .isEqualTo("trainer train: " + asked + " contradicts " + file + ", which was begun with "
                        + stored + "; leave it out, or begin a new run without --resume");
    }

    @Test
    void momentumIsNotAskedOfAnOptimizerWithoutIt() {
        Path file = folder.resolve("run.ckpt");
        train("--optimizer", "adam", "--max-steps", 1, "--checkpoint", file);

        assertThat(Cli.run("train", "--resume", file, "--data", digits, "--momentum", 0.9).err().strip())
                .isEqualTo("trainer train: --momentum is a setting of sgd and nesterov, and this run uses adam");
    }

    @Test
    void aCheckpointOfAnotherModelIsRefused() {
        Path file = checkpointAfter(1);

        Cli resumed = Cli.run("train", "holting-model1", "--resume", file, "--data", digits);

        assertThat(resumed.exitCode()).isEqualTo(2);
        assertThat(resumed.err())
                .startsWith(
                        "trainer train: MODEL holting-model1 contradicts " + file + ", which was begun with luo-cnn1;");
    }

    @Test
    void fewerEpochsThanAreDoneAreRefused() {
        Path file = checkpointAfter(SmallDigits.STEPS + 1);

        Cli resumed = Cli.run("train", "--resume", file, "--data", digits, "--epochs", 1);

        assertThat(resumed.exitCode()).isEqualTo(2);
        assertThat(resumed.err().strip()).isEqualTo(
                "trainer train: --epochs 1 contradicts " + file + ", which has come to epoch 2 already");
    }

    @Test
    void otherImagesAreRefused() {
        Path file = checkpointAfter(1);
        Path others = SmallDigits.in(folder, "others", 7);

        Cli resumed = Cli.run("train", "--resume", file, "--data", others);

        assertThat(resumed.exitCode()).isEqualTo(3);
        assertThat(resumed.err())
                .contains(file + " was begun on images in " + digits, "but the data found now is images in " + others)
                .hasLineCount(1);
    }

    @Test
    void aTruncatedCheckpointIsRefusedAndStaysAsItIs() throws IOException {
        Path file = checkpointAfter(1);
        byte[] half = Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2);
        Files.write(file, half);

        Cli resumed = Cli.run("train", "--resume", file, "--data", digits);

        assertThat(resumed.exitCode()).isEqualTo(3);
        assertThat(resumed.err()).startsWith("trainer train: " + file + ": ").contains("cut off").hasLineCount(1);
        assertThat(file).hasBinaryContent(half);
    }

    @Test
    void aNetworkWithoutWhatTrainingNeedsIsRefused() {
        Path network = folder.resolve("trained.safetensors");
        train("--max-steps", 1, "--save", network);

        Cli resumed = Cli.run("train", "--resume", network, "--data", digits);

        assertThat(resumed.exitCode()).isEqualTo(3);
        assertThat(resumed.err()).contains(network.toString(), "not a checkpoint").hasLineCount(1);
    }

    @Test
    void whatWasSavedIsNotReplacedByAccident() throws IOException {
        Path file = checkpointAfter(1);
        byte[] before = Files.readAllBytes(file);

        Cli again = train("--max-steps", 1, "--checkpoint", file);

        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains(file + ": there is such a file already", "--overwrite", "--resume");
        assertThat(file).hasBinaryContent(before);
        assertThat(train("--max-steps", 2, "--checkpoint", file, "--overwrite").exitCode()).isZero();
        assertThat(Files.readAllBytes(file)).isNotEqualTo(before);
    }

    @Test
    void theNetworkDoesNotReplaceTheCheckpointThatWasResumed() throws IOException {
        Path file = checkpointAfter(1);
        byte[] before = Files.readAllBytes(file);

        Cli resumed = Cli.run(
                "train", "--resume", file, "--data", digits, "--checkpoint", folder.resolve("other"), "--save", file);

        assertThat(resumed.exitCode()).isEqualTo(2);
        assertThat(resumed.err()).contains("--save " + file + ": there is such a file already");
        assertThat(file).hasBinaryContent(before);
    }
}
