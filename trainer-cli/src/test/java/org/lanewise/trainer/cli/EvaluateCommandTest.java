package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.checkpoint.NetworkFile;
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
    void aNetworkTrainedByTheEuclideanLossIsMeasuredByItAndSoIsItsEnsemble() {
        Path saved = folder.resolve("euclidean.safetensors");
        Path both = folder.resolve("both.safetensors");
        Cli run = Cli.run("train", "luo-mlp-hw1", "--data", digits, "--epochs", 2, "--lr", 0.01, "--save", saved,
                "--json");
        Json loss = run.lastEvent().asObject().get("testLoss");
        Cli.run("ensemble", saved, saved, "--save", both);

        // The cross-entropy of a unit vector, as which the classes are learned, would be log(1 + 9 / e) = 1.46 at best.
        assertThat(loss.asDouble()).isBetween(0.01, 1.0);
        for (Path file : new Path[]{saved, both}) {
            SequencedMap<String, Json> found =
                    Cli.run("evaluate", "--network", file, "--data", digits, "--json").lastEvent().asObject();
            assertThat(found.get("loss")).isEqualTo(loss);
            assertThat(found.get("lossFunction").asObject().get("type").asString()).isEqualTo("EuclideanLoss");
            assertThat(Cli.run("evaluate", "--network", file, "--data", digits).lines().getLast())
                    .startsWith("Test loss (Euclidean) 0.");
        }
    }

    @Test
    void trainingNamesALossThatIsNotTheUsualOne() {
        Cli run = Cli.run("train", "luo-mlp-hw1", "--data", digits, "--epochs", 1, "--lr", 0.01);

        assertThat(run.lines().get(1)).contains("; Euclidean loss, batch 100");
        assertThat(run.lines().getLast()).startsWith("Test loss (Euclidean) 0.");
    }

    @Test
    void aRunWhoseTestLossIsNoNumberFailsAndSaysSo() {
        Cli run = Cli.run(
                "train", "luo-mlp-hw1", "--data", digits, "--epochs", 1, "--lr", 0.1, "--run", folder.resolve("large"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains("the loss of images that are not trained on became Infinity by epoch 1, step 7; a "
                        + "smaller learning rate usually helps");
    }

    @Test
    void aFileThatDoesNotSayItsLossIsMeasuredByTheCrossEntropyAndOneThatSaysNonsenseIsRefused() {
        NetworkFile trained = NetworkFile.read(network);
        Path silent = folder.resolve("silent.safetensors");
        Path wrong = folder.resolve("wrong.safetensors");
        new NetworkFile(trained.parameters(), trained.normalization(), Map.of()).write(silent);
        new NetworkFile(trained.parameters(), trained.normalization(), Map.of("loss", "much")).write(wrong);

        assertThat(
                Cli.run("evaluate", "--network", silent, "--data", digits, "--json")
                        .lastEvent()
                        .asObject()
                        .get("loss"))
                .isEqualTo(training.lastEvent().asObject().get("testLoss"));
        Cli refused = Cli.run("evaluate", "--network", wrong, "--data", digits);
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).startsWith("trainer evaluate: " + wrong + ": ").hasLineCount(1);
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
