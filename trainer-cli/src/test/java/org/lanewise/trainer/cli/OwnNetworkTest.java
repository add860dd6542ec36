package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks in text files, wherever a command takes a model. */
class OwnNetworkTest {
    @TempDir
    private Path folder;

    private Path digits;
    private Path file;

    @BeforeEach
    void writeDigitsAndAModelAsText() {
        digits = SmallDigits.in(folder, "digits", 9);
        file = folder.resolve("my-net.yaml");
        assertThat(Cli.run("summary", "luo-cnn1", "--format", "yaml", "--out", file)).isEqualTo(new Cli(0, "", ""));
    }

    private void replace(String old, String changed) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, changed));
    }

    @Test
    void aModelAsTextTrainsToTheSameBits() {
        Cli model = Cli.run("train", "luo-cnn1", "--data", digits, "--max-steps", 3, "--json");
        Cli text = Cli.run("train", file, "--data", digits, "--max-steps", 3, "--json");

        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.digest()).isEqualTo(model.digest());
    }

    @Test
    void everyCommandThatTakesAModelTakesAFile() {
        assertThat(Cli.run("summary", file)).isEqualTo(Cli.run("summary", "luo-cnn1"));
        assertThat(Cli.run("summary", file, "--format", "yaml").out())
                .isEqualTo(Cli.run("summary", "luo-cnn1", "--format", "yaml").out());
        assertThat(Cli.run("profile", file, "--batch", 16, "--warm-up", 0, "--steps", 1).out())
                .startsWith("luo-cnn1 on noise");
    }

    @Test
    void theLayersOfATrainedNetworkCanBeWritten() {
        Path network = folder.resolve("trained.safetensors");
        Cli.run("train", file, "--data", digits, "--max-steps", 1, "--save", network);

        Cli run = Cli.run("summary", network, "--format", "yaml");

        assertThat(run.lines()).contains("  - AvgPool2d: 2").noneMatch(line -> line.contains("recipe"));
    }

    @Test
    void aRunGoesOnWithItsFileButNotWithOtherLayers() throws IOException {
        Path checkpoint = folder.resolve("run.ckpt");
        Cli.run("train", file, "--data", digits, "--max-steps", 2, "--checkpoint", checkpoint);
        assertThat(Cli.run("train", file, "--data", digits, "--max-steps", 3, "--resume", checkpoint).exitCode())
                .isZero();

        replace("AvgPool2d", "MaxPool2d");
        Cli run = Cli.run("train", file, "--data", digits, "--max-steps", 4, "--resume", checkpoint);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the layers of luo-cnn1 are not those of " + checkpoint);
    }

    @Test
    void aMistakeIsToldInOneSentenceWithItsPlace() throws IOException {
        replace("AvgPool2d", "AvgPol2d");

        Cli run = Cli.run("train", file);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err().strip()).isEqualTo("trainer train: " + file
                + ", line 8, column 5: layer 3: there is no layer 'AvgPol2d'; did you mean 'AvgPool2d'?");
    }

    @Test
    void aNetworkWithoutAnEndIsRefusedBeforeAnythingIsTrained() throws IOException {
        Files.writeString(file, "- Conv2d: {channels: 4, kernel: 3}\n");

        Cli run = Cli.run("train", file, "--data", digits);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("my-net gives 4x26x26").contains("end it with Flatten and Linear");
    }

    @Test
    void filesThatCannotBeTrainedAreRefused() {
        Path network = folder.resolve("trained.safetensors");
        Cli.run("train", file, "--data", digits, "--max-steps", 1, "--save", network);

        assertThat(Cli.run("train", network).exitCode()).isEqualTo(2);
        assertThat(Cli.run("train", folder.resolve("none.yaml")).exitCode()).isEqualTo(3);
        assertThat(Cli.run("summary", "luo-cnn1", "--format", "yaml", "--out", file).err())
                .contains("--overwrite replaces it");
    }

    @Test
    void explainCountsAndForecastsBeforeTraining() {
        Cli run = Cli.run("explain", file, "--data", digits, "--batch", 64, "--calibrate", 0.2, "--threads", 1);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("conv2d +4x28x28 +40 +56\\.4 +112\\.9")
                .containsPattern("an image +2,158 ")
                .contains("Training in batches of 64: ")
                .containsPattern(
                        "Measured for [0-9.]+ s \\([0-9,]+ steps\\) with .* kernels on 1 thread: [0-9,]+ images/s")
                .containsPattern("Forecast: .* an epoch of 640 images, .* to measure on 160 test images")
                .contains(" for 100 epochs");
        assertThat(Cli.run("explain", file, "--calibrate", 0).out()).doesNotContain("Forecast");
    }

    @Test
    void theDrawingIsAnSvgFile() throws IOException {
        Path svg = folder.resolve("net.svg");
        Cli.run("summary", file, "--format", "svg", "--out", svg);

        assertThat(Files.readString(svg)).startsWith("<?xml").contains("luo-cnn1, 2,158 parameters", "AvgPool2d 2x2");
    }
}
