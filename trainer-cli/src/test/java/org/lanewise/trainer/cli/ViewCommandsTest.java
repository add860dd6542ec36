package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.store.Json;

/** The commands that look and change nothing. */
class ViewCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void summaryIsTheTableOfKeras() {
        Cli run = Cli.run("summary", "luo-cnn1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines())
                .startsWith("Model: \"luo-cnn1\"")
                .contains(
                        "conv2d (Conv2d)                  (None, 4, 28, 28)         40",
                        "average_pooling2d_1 (AvgPool2d)  (None, 4, 7, 7)           0",
                        "linear (Linear)                  (None, 10)                1,970",
                        "Total params: 2,158");
    }

    @Test
    void summaryCountsTheAveragesOfANormalisationAsKerasDoes() {
        assertThat(Cli.run("summary", "luo-cnn-bn").lines())
                .contains(
                        "batch_normalization (BatchNorm)    (None, 4, 28, 28)         16",
                        "Total params: 2,190",
                        "Trainable params: 2,174",
                        "Non-trainable params: 16");
    }

    @Test
    void summarySaysBeforehandWhatTrainingTakes() {
        assertThat(Cli.run("summary", "luo-cnn1", "--plan", "--batch", 1000).lines().getLast())
                .startsWith("Training in batches of 1000: ")
                .contains("buffers ", "parameters 0.0 MiB", "optimiser 0.0 MiB");
    }

    @Test
    void summaryAlsoReadsWhatWasSaved() {
        Path digits = SmallDigits.in(folder, "digits", 9);
        Path network = folder.resolve("trained.safetensors");
        Cli.run("train", "luo-cnn1", "--data", digits, "--max-steps", 1, "--save", network);

        assertThat(Cli.run("summary", network)).isEqualTo(Cli.run("summary", "luo-cnn1"));
    }

    @Test
    void summaryOfNothingSuggestsAModel() {
        Cli run = Cli.run("summary", "holting-model11");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip())
                .isEqualTo("trainer summary: there is no model 'holting-model11'; did you mean 'holting-model1'?");
    }

    @Test
    void modelsListsWhatThereIsAndWhereItComesFrom() {
        Cli run = Cli.run("models");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("luo-cnn1", "2,158 parameters", "Yantian Luo", "test accuracy at the end 0.983")
                .contains("parameters 2143, meaning 2158 (counts each of the three bias vectors as one value)")
                .contains("recipe: sgd, learning rate 0.01, momentum 0.9, weight decay 0.0001; batch 100, 100 epochs")
                .contains("halving schedule, every 1000; batch 30, 2 epochs; augmented; validation images 0.1")
                .contains("holting-model1", "207,178 parameters", "validation loss at the end 0.04368");
        assertThat(Cli.run("models", "--json").events())
                .extracting(model -> model.asObject().get("parameters").asInt())
                .startsWith(2_158, 204_778);
    }

    @Test
    void modelsInJsonHaveTheirRecipeAndAllClaims() {
        Json model = Cli.run("models", "--json").events().getFirst();
        Json recipe = model.asObject().get("recipe");
        Json claim = model.asObject()
                .get("claims")
                .asArray()
                .getFirst();

        assertThat(recipe.asObject()).containsEntry("epochs", Json.NumberValue.of(100));
        assertThat(recipe.asObject().get("settings").asObject()).containsEntry("batch", Json.NumberValue.of(100));
        assertThat(claim.asObject())
                .containsEntry("source", new Json.StringValue("report"))
                .containsEntry("place", new Json.StringValue("table 3.1, experiment 1; section 3.1"))
                .containsEntry("quantity", new Json.StringValue("test accuracy at the end"))
                .containsEntry("better", new Json.StringValue("higher"))
                .containsEntry("printed", new Json.StringValue("0.983"))
                .containsEntry("value", Json.NumberValue.of(0.983))
                .containsEntry("rounding", Json.NumberValue.of(0.0005))
                .containsEntry("remark", Json.NullValue.NULL);
    }

    @Test
    void doctorNamesTheMachineAndMeasuresEveryUsableKind() {
        Cli run = Cli.run("doctor", "--json");

        assertThat(run.exitCode()).isZero();
        Json doctor = run.lastEvent();
        assertThat(doctor.asObject().get("processor").asString()).isNotBlank();
        assertThat(doctor.asObject().get("kernels").asArray())
                .filteredOn(kernels -> kernels.asObject().get("usable").asBoolean())
                .isNotEmpty()
                .allSatisfy(kernels -> {
                    assertThat(kernels.asObject().get("multiplyAddGflops").asDouble()).isPositive();
                    assertThat(kernels.asObject().get("convolutionGflops").asDouble()).isPositive();
                });
    }

    @Test
    void versionNamesProgramJavaProcessorAndKernels() {
        Cli run = Cli.run("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Lanewise trainer", "JDK: ", System.getProperty("java.version"), "CPU: ",
                "Kernels: ");
    }
}
