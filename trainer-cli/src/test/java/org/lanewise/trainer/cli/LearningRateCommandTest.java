package org.lanewise.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.store.Json;

class LearningRateCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aRateIsSuggestedInWordsOnAPageAndForPrograms() throws IOException {
        Path digits = SmallDigits.in(folder, "digits", 6);

        Cli words = Cli.run("lr", "luo-cnn1", "--data", digits, "--steps", 100, "--out", folder.resolve("found"));
        Cli json = Cli.run("lr", "luo-cnn1", "--data", digits, "--steps", 100, "--json", "--threads", 1);

        assertThat(words.exitCode()).isZero();
        assertThat(words.err()).isEmpty();
        double rate = json.lastEvent().asObject().get("suggested").asDouble();
        assertThat(rate).isBetween(0.001, 0.5);
        assertThat(words.out()).contains("Suggested: --lr ", "a tenth of the rate at which the loss is lowest",
                "Page: ");
        assertThat(folder.resolve("found").resolve("lr.html")).content().contains("Suggested: --lr ", "<svg");
        assertThat(folder.resolve("found").resolve("lr").resolve("range.svg")).isNotEmptyFile();
        FigureFiles.check(folder.resolve("found").resolve("lr"));
        assertThat(json.events().getFirst().asObject().get("learningRate")).isEqualTo(Json.NumberValue.of(1e-6));
    }

    @Test
    void impossibleRangesAreUsageErrors() {
        Cli run = Cli.run("lr", "luo-cnn1", "--from", 1, "--to", 0.1);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("trainer lr: the rates must grow");
    }
}
