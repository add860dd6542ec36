package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.trainer.data.DataFinder;

class DataCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void synthWritesADataSetThatVerifiesAndTrains() {
        Path digits = folder.resolve("new").resolve("digits");

        Cli synth = Cli.run("data", "synth", digits, "--train", 200, "--test", 100, "--seed", 3);
        Cli verify = Cli.run("data", "verify", digits);
        Cli train = Cli.run("train", "luo-cnn1", "--data", digits, "--max-steps", 1);

        assertThat(synth.exitCode()).isZero();
        assertThat(synth.out().strip()).isEqualTo("synthetic digits (200 + 100, seed 3): written to " + digits);
        assertThat(verify.exitCode()).isZero();
        assertThat(verify.lines()).hasSize(4)
                .allSatisfy(line -> assertThat(line).contains("sound, but not the MNIST file"));
        assertThat(train.lines().getFirst()).contains("(200 + 100, not MNIST)");
    }

    @Test
    void synthDrawsAPicture() {
        Path picture = folder.resolve("digits.png");

        Cli synth = Cli.run("data", "synth", "--train", 100, "--test", 10, "--picture", picture);

        assertThat(synth.exitCode()).isZero();
        assertThat(picture).isNotEmptyFile();
    }

    @Test
    void synthDoesNotTouchADataSetThatIsThere() throws IOException {
        Path digits = SmallDigits.in(folder, "digits", 11);
        byte[] before = Files.readAllBytes(digits.resolve("train-images-idx3-ubyte.gz"));

        Cli synth = Cli.run("data", "synth", digits, "--train", 10, "--test", 10);

        assertThat(synth.exitCode()).isEqualTo(2);
        assertThat(synth.err()).contains("there is a data set already; choose another folder").hasLineCount(1);
        assertThat(digits.resolve("train-images-idx3-ubyte.gz")).hasBinaryContent(before);
    }

    @Test
    void synthWithoutAnythingToDoSaysSo() {
        Cli synth = Cli.run("data", "synth");

        assertThat(synth.exitCode()).isEqualTo(2);
        assertThat(synth.err()).contains("nothing to do");
    }

    @Test
    void verifyNamesWhatIsMissingAndWhatIsDamaged() throws IOException {
        Path digits = SmallDigits.in(folder, "digits", 12);
        Files.delete(digits.resolve("t10k-labels-idx1-ubyte.gz"));
        Path damaged = digits.resolve("train-images-idx3-ubyte.gz");
        Files.write(damaged, Arrays.copyOf(Files.readAllBytes(damaged), 1000));

        Cli verify = Cli.run("data", "verify", digits);

        assertThat(verify.exitCode()).isEqualTo(3);
        assertThat(verify.lines()).hasSize(4);
        assertThat(verify.lines().getFirst()).startsWith(damaged + ": ");
        assertThat(verify.lines().getLast()).startsWith(digits.resolve("t10k-labels-idx1-ubyte.gz") + ": missing");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = DataFinder.VARIABLE, matches = ".+")
    void fetchLeavesWhatIsThereAlone() {
        Path mnist = Path.of(System.getenv(DataFinder.VARIABLE));

        Cli fetch = Cli.run("data", "fetch", mnist);

        assertThat(fetch.exitCode()).isZero();
        assertThat(fetch.lines()).hasSize(5).filteredOn(line -> line.endsWith(": is there already")).hasSize(4);
        assertThat(fetch.lines().getLast()).isEqualTo("MNIST is complete in " + mnist);
    }

    @Test
    void fetchCannotPutFilesIntoAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        Cli fetch = Cli.run("data", "fetch", file);

        assertThat(fetch.exitCode()).isEqualTo(3);
        assertThat(fetch.err()).contains(file + ": cannot be made a folder").hasLineCount(1);
    }

    @Test
    void dataAloneAsksForWhatToDo() {
        Cli data = Cli.run("data");

        assertThat(data.exitCode()).isEqualTo(2);
        assertThat(data.err()).startsWith("trainer data: ").hasLineCount(1);
    }
}
