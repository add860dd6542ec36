package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.store.Json;

class EvaluateCommandTest {
    @TempDir
    private static Path folder;

    private static Path digits;
    private static Path network;
    private static Path checkpoint;
    private static Cli training;

    @BeforeAll
    static void train() {
        digits = SmallDigits.in(folder, "digits", 10);
        network = folder.resolve("trained.safetensors");
        checkpoint = folder.resolve("run.ckpt");
        training = Cli.run("train", "luo-cnn1", "--data", digits, "--epochs", 3, "--save", network, "--checkpoint",
                checkpoint, "--json");
    }

    @Test
    void givesTheFiguresThatTrainingGave() {
        SequencedMap<String, Json> end = training.lastEvent().asObject();
        for (Path file : new Path[]{network, checkpoint}) {
            SequencedMap<String, Json> found =
                    Cli.run("evaluate", "--network", file, "--data", digits, "--json").lastEvent().asObject();

            assertThat(found.get("loss")).isEqualTo(end.get("testLoss"));
            assertThat(found.get("accuracy")).isEqualTo(end.get("testAccuracy"));
            assertThat(found.get("digest")).isEqualTo(end.get("digest"));
            assertThat(found.get("accuracy").asDouble())
                    .isBetween(found.get("accuracyLow").asDouble(), found.get("accuracyHigh").asDouble());
        }
    }

    @Test
    void saysWhatTheNetworkIsAndWhereItComesFrom() {
        Cli run = Cli.run("evaluate", "--network", network, "--data", digits);

        assertThat(run.lines().getFirst()).isEqualTo(
                network + ": luo-cnn1, 2,158 parameters, trained on images in " + digits + " (640 + 160, not MNIST)");
        assertThat(run.lines().getLast()).startsWith("Test loss ").contains("95 % sure", "160 test images");
    }

    @Test
    void aFileThatIsNoNetworkIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a network at all");

        Cli run = Cli.run("evaluate", "--network", text, "--data", digits);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("trainer evaluate: " + text + ": ").hasLineCount(1);
    }
}
