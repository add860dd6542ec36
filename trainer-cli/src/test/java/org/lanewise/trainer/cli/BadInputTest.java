package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of bad input gets one sentence on standard error and an exit code, and leaves no file behind. */
class BadInputTest {
    @TempDir
    private Path folder;

    private Path digits;
    private Path checkpoint;

    @BeforeEach
    void drawDigits() {
        digits = SmallDigits.in(folder, "digits", 8);
        checkpoint = folder.resolve("run.ckpt");
    }

    static List<Arguments> commandLines() {
        return List.of(
                Arguments.of("train luo-cn1", "there is no model 'luo-cn1'; did you mean 'luo-cnn1'?"),
                Arguments.of("train luo-cnn1 --recipe fast",
                        "--recipe fast trains a network of its own, lanewise-fast; leave out 'luo-cnn1' or the option"),
                Arguments.of("train --recipe faster", "--recipe must be one of published, fast, got 'faster'"),
                Arguments.of("train luo-cnn1 --batch 0", "a batch needs at least 1 image, got 0"),
                Arguments.of("train luo-cnn1 --batch -3", "a batch needs at least 1 image, got -3"),
                Arguments.of(
                        "train luo-cnn1 --batch 641",
                        "a batch of 641 is more than the 640 training images; use a smaller --batch"),
                Arguments.of(
                        "train luo-cnn1 --batch ten",
                        "Invalid value for option '--batch': 'ten' is not an int; 'trainer train --help' shows what there is"),
                Arguments.of("train luo-cnn1 --lr NaN",
                        "the learning rate must be at least 0.0 and below Infinity, got NaN"),
                Arguments.of(
                        "train luo-cnn1 --lr -0.1",
                        "the learning rate must be at least 0.0 and below Infinity, got -0.1"),
                Arguments.of("train luo-cnn1 --momentum 1", "the momentum must be at least 0.0 and below 1.0, got 1.0"),
                Arguments.of(
                        "train luo-cnn1 --optimizer adam --momentum 0.5",
                        "--momentum is a setting of sgd and nesterov, and this run uses adam"),
                Arguments.of("train luo-cnn1 --optimizer adams",
                        "--optimizer must be one of sgd, nesterov, adagrad, rmsprop, adadelta, adam, adamw, got 'adams'"),
                Arguments.of(
                        "train luo-cnn1 --optimizer adam:beta3=0.5",
                        "--optimizer adam has no setting 'beta3', only beta1, beta2, epsilon, moments"),
                Arguments.of("train luo-cnn1 --optimizer sgd:momentum=0.5",
                        "--optimizer sgd:momentum has an option of its own, --momentum"),
                Arguments.of("train luo-cnn1 --optimizer adam:beta1",
                        "--optimizer must be KIND:SETTING=VALUE,... with every setting once, got 'adam:beta1'"),
                Arguments.of(
                        "train luo-cnn1 --optimizer adam:beta1=0.5,beta1=0.6",
                        "--optimizer must be KIND:SETTING=VALUE,... with every setting once, got "
                                + "'adam:beta1=0.5,beta1=0.6'"),
                Arguments.of(
                        "train luo-cnn1 --optimizer adam:beta1=much",
                        "--optimizer adam:beta1 must be a number, got 'much'"),
                Arguments.of("train luo-cnn1 --optimizer adam:beta1=2",
                        "beta1 must be at least 0.0 and below 1.0, got 2.0"),
                Arguments.of(
                        "train luo-cnn1 --optimizer adam:moments=lost",
                        "--optimizer adam:moments must be one of corrected, uncorrected, forgotten, got 'lost'"),
                Arguments.of("train luo-cnn1 --decay-scope some",
                        "--decay-scope must be one of all, weights, got 'some'"),
                Arguments.of("train luo-cnn1 --schedule cosin",
                        "--schedule must be one of constant, step, halving, cosine, one-cycle, got 'cosin'"),
                Arguments.of("train luo-cnn1 --schedule constant:rate=1",
                        "--schedule constant has no setting 'rate', it has none"),
                Arguments.of(
                        "train luo-cnn1 --schedule cosine:epochs=1.5",
                        "--schedule cosine:epochs must be a whole number, got '1.5'"),
                Arguments.of("train luo-cnn1 --schedule halving:every=0",
                        "the distance of the halving schedule must be at least 1, got 0"),
                Arguments.of("train luo-cnn1 --schedule one-cycle --epochs 0",
                        "the epochs of the one-cycle schedule must be at least 1, got 0"),
                Arguments.of("train luo-cnn1 --warmup -1",
                        "the epochs of the warm-up must be above 0 and finite, got -1.0"),
                Arguments.of(
                        "train luo-cnn1 --weight-decay NaN",
                        "the weight decay must be at least 0.0 and below Infinity, got NaN"),
                Arguments.of("train luo-cnn1 --epochs 0", "the number of epochs must be at least 1, got 0"),
                Arguments.of("train luo-cnn1 --max-steps 0", "the number of steps must be at least 1, got 0"),
                Arguments.of("train luo-cnn1 --threads 0", "--threads must be at least 1, got 0"),
                Arguments.of("train luo-cnn1 --threads 5000", "--threads can be at most 1024, got 5000"),
                Arguments.of("train luo-cnn1 --init repot",
                        "there is no initialisation of luo-cnn1 'repot'; did you mean 'report'?"),
                Arguments.of("train luo-cnn1 --checkpoint-every 5",
                        "--checkpoint-every needs --checkpoint FILE or --run DIR"),
                Arguments.of(
                        "train luo-cnn1 --bach=5",
                        "Unknown option: '--bach=5'; did you mean '--batch'?; 'trainer train --help' shows what there is"));
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void anImpossibleWishIsAnsweredInOneSentence(String line, String sentence) {
        Cli run = trainOnDigits(line.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip()).isEqualTo("trainer train: " + sentence);
        assertNothingWasWritten(run);
    }

    private Cli trainOnDigits(String... line) {
        String[] all = Arrays.copyOf(line, line.length + 2);
        all[line.length] = "--data";
        all[line.length + 1] = digits.toString();
        return Cli.run((Object[]) all);
    }

    private void assertNothingWasWritten(Cli run) {
        assertThat(run.out()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(digits);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void unknownKernelsAreAnsweredWithThoseThereAre() {
        Cli run = trainOnDigits("train", "luo-cnn1", "--kernels", "cuda");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("trainer train: there are no kernels named 'cuda', only auto, ")
                .hasLineCount(1);
        assertNothingWasWritten(run);
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheNearestOne() {
        Cli run = Cli.run("trian", "luo-cnn1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'trian'", "did you mean 'train'?").hasLineCount(1);
    }

    @Test
    void aCheckpointThatCannotBeWrittenIsFoundBeforeTraining() {
        Cli run = trainOnDigits(
                "train", "luo-cnn1", "--checkpoint", folder.resolve("missing").resolve("run.ckpt").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip())
                .isEqualTo("trainer train: --checkpoint " + folder.resolve("missing").resolve("run.ckpt")
                        + ": cannot be written: the folder " + folder.resolve("missing")
                        + " does not exist; create it first");
        assertNothingWasWritten(run);
    }

    @Test
    void aFolderIsNoCheckpoint() {
        Cli run = trainOnDigits("train", "luo-cnn1", "--checkpoint", digits.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--checkpoint " + digits, "it is a folder").hasLineCount(1);
        assertNothingWasWritten(run);
    }

    @Test
    void theSameFileForCheckpointAndNetworkIsRefused() {
        Cli run = trainOnDigits(
                "train", "luo-cnn1", "--checkpoint", checkpoint.toString(), "--save", checkpoint.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--save and --checkpoint name the same file, " + checkpoint).hasLineCount(1);
        assertNothingWasWritten(run);
    }

    @Test
    void aFolderWithoutDataIsRefused() {
        Cli run = Cli.run("train", "luo-cnn1", "--data", folder, "--checkpoint", checkpoint);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("trainer train: " + folder + ": holds 0 of the 4 files").hasLineCount(1);
        assertNothingWasWritten(run);
    }

    /** A way to spoil the unpacked content of a file. */
    private interface Damage {
        byte[] to(byte[] content);
    }

    private void spoil(String file, boolean packed, Damage damage) throws IOException {
        Path gz = digits.resolve(file + ".gz");
        byte[] content;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(gz))) {
            content = damage.to(in.readAllBytes());
        }
        Files.delete(gz);
        try (OutputStream out = packed
                ? new GZIPOutputStream(Files.newOutputStream(gz))
                : Files.newOutputStream(digits.resolve(file))) {
            out.write(content);
        }
    }

    private void assertRefused(String file, String... said) {
        Cli run = Cli.run("train", "luo-cnn1", "--data", digits, "--checkpoint", checkpoint);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains(digits.resolve(file).toString()).contains(said).hasLineCount(1);
        assertNothingWasWritten(run);
    }

    @Test
    void aTruncatedGzipFileIsRefused() throws IOException {
        Path gz = digits.resolve("train-images-idx3-ubyte.gz");
        Files.write(gz, Arrays.copyOf(Files.readAllBytes(gz), 5000));

        assertRefused("train-images-idx3-ubyte.gz", "ends too early, at byte 5000");
    }

    @Test
    void aCorruptGzipFileIsRefused() throws IOException {
        Path gz = digits.resolve("train-images-idx3-ubyte.gz");
        byte[] bytes = Files.readAllBytes(gz);
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(gz, bytes);

        assertRefused("train-images-idx3-ubyte.gz", "damaged");
    }

    @Test
    void packedContentThatIsTruncatedIsRefused() throws IOException {
        spoil("train-images-idx3-ubyte", true, content -> Arrays.copyOf(content, content.length - 1));
        assertRefused("train-images-idx3-ubyte.gz", "announces 640 images");
    }

    @Test
    void aTruncatedPlainFileIsRefused() throws IOException {
        spoil("t10k-images-idx3-ubyte", false, content -> Arrays.copyOf(content, content.length - 784));
        assertRefused("t10k-images-idx3-ubyte", "announces 160 images");
    }

    @Test
    void aWrongMagicNumberIsRefused() throws IOException {
        spoil("train-images-idx3-ubyte", false, content -> {
            content[2] = 0x0d;
            return content;
        });
        assertRefused("train-images-idx3-ubyte", "00000d03", "expected 00000803");
    }

    @Test
    void numbersOfImagesAndLabelsThatDifferAreRefused() throws IOException {
        spoil("train-labels-idx1-ubyte", true, content -> {
            byte[] fewer = Arrays.copyOf(content, content.length - 1);
            fewer[7]--;
            return fewer;
        });
        assertRefused("train-labels-idx1-ubyte.gz", "640 images", "639 labels");
    }

    @Test
    void aLabelOutOfRangeIsRefused() throws IOException {
        spoil("t10k-labels-idx1-ubyte", true, content -> {
            content[8 + 42] = 10;
            return content;
        });
        assertRefused("t10k-labels-idx1-ubyte.gz", "label 42", "is 10, expected 0 to 9");
    }

    @Test
    void aLossThatIsNoLongerANumberEndsTheRunAndKeepsTheLastCheckpoint() {
        Cli run = trainOnDigits(
                "train", "luo-cnn1", "--lr", "1e30", "--checkpoint", checkpoint.toString(), "--checkpoint-every", "1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip())
                .isEqualTo(
                        "trainer train: the loss became NaN in epoch 1, step 2; a smaller learning rate usually helps; "
                                + checkpoint + " keeps the run as it was after step 1");
        assertThat(Cli.run("evaluate", "--network", checkpoint, "--data", digits).exitCode()).isZero();
    }

    @Test
    void aLossThatIsNoLongerANumberBeforeAnyCheckpointLeavesNone() {
        Cli run = trainOnDigits("train", "luo-cnn1", "--lr", "1e30", "--checkpoint", checkpoint.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip()).endsWith("in epoch 1, step 2; a smaller learning rate usually helps");
        assertThat(checkpoint).doesNotExist();
    }
}
